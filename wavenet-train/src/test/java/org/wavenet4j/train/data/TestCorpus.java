package org.wavenet4j.train.data;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import org.wavenet4j.audio.MuLaw;
import org.wavenet4j.distribution.AmplitudeAxis;
import org.wavenet4j.distribution.Categorical;
import org.wavenet4j.distribution.MixtureOfLogistics;
import org.wavenet4j.model.ConditioningSpec;
import org.wavenet4j.model.ContextSpec;
import org.wavenet4j.model.InputEncoding;
import org.wavenet4j.model.InputSpec;
import org.wavenet4j.model.LocalFeatures;
import org.wavenet4j.model.StackSpec;
import org.wavenet4j.model.ToneSpec;
import org.wavenet4j.model.WaveNetSpec;
import org.wavenet4j.prediction.PredictorSpec;

/** Corpora made by hand, so that windows are tested apart from how corpora are prepared. */
final class TestCorpus {
  private TestCorpus() {}

  /** Training pieces of the given samples. */
  static Corpus of(Path folder, short[]... pieces) throws IOException {
    return of(folder, false, pieces);
  }

  /**
   * Training pieces, of which piece i has a MIDI file: key 60 + i at velocity 100, struck at sample
   * 320 and let go at sample 640.
   */
  static Corpus withNotes(Path folder, short[]... pieces) throws IOException {
    return of(folder, true, pieces);
  }

  private static Corpus of(Path folder, boolean notes, short[]... pieces) throws IOException {
    Files.createDirectories(folder.resolve("audio"));
    List<CorpusItem> items = new ArrayList<>();
    for (int i = 0; i < pieces.length; i++) {
      String file = "audio/p" + i + ".wav";
      Files.write(folder.resolve(file), wav(pieces[i]));
      String midi = notes ? "midi/p" + i + ".mid" : "";
      if (notes) {
        Files.createDirectories(folder.resolve("midi"));
        Files.write(folder.resolve(midi), new TestMidi().note(20, 40, 60 + i, 100).bytes());
      }
      items.add(
          new CorpusItem("p" + i, "p" + i, "", file, "", midi, pieces[i].length, Split.TRAIN));
    }
    return new Corpus(folder, "test", 16_000, "", items);
  }

  /** Seeded noise with a tone in it: something to predict, and something to miss. */
  static short[] sound(int frames, long seed) {
    Random random = new Random(seed);
    short[] samples = new short[frames];
    for (int t = 0; t < frames; t++) {
      samples[t] = (short) (8000 * Math.sin(0.1 * t) + 500 * random.nextGaussian());
    }
    return samples;
  }

  /** Samples that tell where they come from: all differ, in code too, as far as 256 codes go. */
  static short[] ramp(int frames, int first) {
    short[] samples = new short[frames];
    for (int t = 0; t < frames; t++) {
      samples[t] = (short) Math.round(32767 * MuLaw.INSTANCE.decode((first + t) % 256));
    }
    return samples;
  }

  static WaveNetSpec spec(InputEncoding encoding) {
    return new WaveNetSpec(
        16_000,
        MuLaw.INSTANCE,
        new InputSpec(encoding, 1),
        List.of(new StackSpec(2, 2, 2, List.of(1, 2))),
        2,
        2,
        new Categorical(256),
        ConditioningSpec.NONE);
  }

  /**
   * Receptive field 4, a hop of 64, a context stack that reaches 3 feature frames, and a prediction
   * that reaches 86 samples; the 7 samples between its estimations are no part of the hop.
   */
  static WaveNetSpec pianoSpec() {
    return new WaveNetSpec(
        16_000,
        MuLaw.INSTANCE,
        new InputSpec(InputEncoding.SCALAR, 1),
        List.of(new StackSpec(2, 2, 2, List.of(1, 2))),
        2,
        2,
        new MixtureOfLogistics(2, new AmplitudeAxis(MuLaw.INSTANCE)),
        notes(177, 64),
        Optional.of(new PredictorSpec(4, 40, 7, 2, 1e-5)));
  }

  /** {@link #pianoSpec} with tones. */
  static WaveNetSpec pianoSpec(ToneSpec tones) {
    WaveNetSpec plain = pianoSpec();
    return new WaveNetSpec(
        plain.sampleRateHz(),
        plain.quantizer(),
        plain.input(),
        plain.stacks(),
        plain.skipChannels(),
        plain.postChannels(),
        plain.distribution(),
        plain.conditioning(),
        plain.prediction(),
        Optional.of(tones));
  }

  static ConditioningSpec notes(int channels, int hopFrames) {
    ContextSpec context = new ContextSpec(4, 3, List.of(1, 2));
    return new ConditioningSpec(LocalFeatures.NOTES, channels, hopFrames, context, 0);
  }

  /** {@link #spec} with other conditioning, at another rate. */
  static WaveNetSpec spec(int sampleRateHz, ConditioningSpec conditioning) {
    WaveNetSpec plain = spec(InputEncoding.ONE_HOT);
    return new WaveNetSpec(
        sampleRateHz,
        plain.quantizer(),
        plain.input(),
        plain.stacks(),
        plain.skipChannels(),
        plain.postChannels(),
        plain.distribution(),
        conditioning);
  }

  private static byte[] wav(short[] samples) {
    ByteBuffer bytes = ByteBuffer.allocate(44 + 2 * samples.length).order(ByteOrder.LITTLE_ENDIAN);
    bytes.put("RIFF".getBytes(StandardCharsets.US_ASCII)).putInt(36 + 2 * samples.length);
    bytes.put("WAVEfmt ".getBytes(StandardCharsets.US_ASCII)).putInt(16);
    bytes.putShort((short) 1).putShort((short) 1).putInt(16_000).putInt(32_000);
    bytes.putShort((short) 2).putShort((short) 16);
    bytes.put("data".getBytes(StandardCharsets.US_ASCII)).putInt(2 * samples.length);
    for (short sample : samples) {
      bytes.putShort(sample);
    }
    return bytes.array();
  }
}
