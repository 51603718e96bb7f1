package org.wavenet4j.train.loop;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import org.wavenet4j.audio.Audio;
import org.wavenet4j.audio.MuLaw;
import org.wavenet4j.audio.SampleFormat;
import org.wavenet4j.audio.WavFile;
import org.wavenet4j.distribution.AmplitudeAxis;
import org.wavenet4j.distribution.MixtureOfLogistics;
import org.wavenet4j.model.ConditioningSpec;
import org.wavenet4j.model.ContextSpec;
import org.wavenet4j.model.InputEncoding;
import org.wavenet4j.model.InputSpec;
import org.wavenet4j.model.LocalFeatures;
import org.wavenet4j.model.ToneSpec;
import org.wavenet4j.model.WaveNetSpec;
import org.wavenet4j.prediction.PredictorSpec;
import org.wavenet4j.train.data.Corpus;
import org.wavenet4j.train.data.CorpusItem;
import org.wavenet4j.train.data.Split;
import org.wavenet4j.train.data.TestMidi;

/**
 * The tiny network told notes and starting from tones and a prediction, and sound with its MIDI
 * files.
 */
final class PianoRuns {
  static final int RATE_HZ = 8_000;
  private static final int STROKE_EVERY_MS = 50;
  private static final int FRAMES_PER_MS = RATE_HZ / 1000;

  /** A hop of 32, a context stack that reaches 2 feature frames. */
  static final WaveNetSpec SPEC =
      new WaveNetSpec(
          RATE_HZ,
          MuLaw.INSTANCE,
          new InputSpec(InputEncoding.ONE_HOT, 2),
          Runs.SPEC.stacks(),
          8,
          8,
          new MixtureOfLogistics(2, new AmplitudeAxis(MuLaw.INSTANCE)),
          new ConditioningSpec(
              LocalFeatures.NOTES, 177, 32, new ContextSpec(4, 3, List.of(1, 1)), 0),
          Optional.of(new PredictorSpec(4, 40, 7, 2, 1e-5)),
          Optional.of(new ToneSpec(2, List.of(0, 40, 160, 400))));

  private PianoRuns() {}

  /** Three pieces to train on, one to validate. */
  static Corpus corpus(Path folder) throws IOException {
    Files.createDirectories(folder.resolve("audio"));
    Files.createDirectories(folder.resolve("midi"));
    List<CorpusItem> items = new ArrayList<>();
    for (int i = 0; i < 4; i++) {
      String id = "strokes-" + i;
      int[] pitches = pitches(8, i);
      String audio = "audio/" + id + ".wav";
      String midi = "midi/" + id + ".mid";
      float[] sound = sound(pitches, i);
      WavFile.write(folder.resolve(audio), Audio.mono(sound, RATE_HZ), SampleFormat.PCM_16);
      Files.write(folder.resolve(midi), midi(pitches));
      Split split = i == 3 ? Split.VALID : Split.TRAIN;
      items.add(new CorpusItem(id, id, "", audio, "", midi, sound.length, split));
    }
    return new Corpus(folder, "strokes", RATE_HZ, "hash-of-strokes", items);
  }

  private static int[] pitches(int count, long seed) {
    return new Random(seed).ints(count, 48, 84).toArray();
  }

  /** Decaying tones, one after the other. */
  private static float[] sound(int[] pitches, long seed) {
    Random random = new Random(seed);
    int frames = STROKE_EVERY_MS * FRAMES_PER_MS;
    float[] sound = new float[pitches.length * frames];
    for (int t = 0; t < sound.length; t++) {
      double hertz = 440 * Math.pow(2, (pitches[t / frames] - 69) / 12.0);
      double seconds = (double) (t % frames) / RATE_HZ;
      double tone = 0.6 * Math.exp(-seconds / 0.03) * Math.sin(2 * Math.PI * hertz * seconds);
      sound[t] = (float) (tone + 0.002 * random.nextGaussian());
    }
    return sound;
  }

  private static byte[] midi(int[] pitches) throws IOException {
    TestMidi midi = new TestMidi();
    for (int i = 0; i < pitches.length; i++) {
      midi.note(i * STROKE_EVERY_MS, (i + 1) * STROKE_EVERY_MS, pitches[i], 90);
    }
    return midi.bytes();
  }
}
