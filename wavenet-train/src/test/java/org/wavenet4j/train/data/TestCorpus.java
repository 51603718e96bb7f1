package org.wavenet4j.train.data;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.wavenet4j.audio.MuLaw;
import org.wavenet4j.distribution.Categorical;
import org.wavenet4j.model.ConditioningSpec;
import org.wavenet4j.model.InputEncoding;
import org.wavenet4j.model.InputSpec;
import org.wavenet4j.model.StackSpec;
import org.wavenet4j.model.WaveNetSpec;

/** Corpora made by hand, so that windows are tested apart from how corpora are prepared. */
final class TestCorpus {
  private TestCorpus() {}

  /** Training pieces of the given samples. */
  static Corpus of(Path folder, short[]... pieces) throws IOException {
    Files.createDirectories(folder.resolve("audio"));
    List<CorpusItem> items = new ArrayList<>();
    for (int i = 0; i < pieces.length; i++) {
      String file = "audio/p" + i + ".wav";
      Files.write(folder.resolve(file), wav(pieces[i]));
      items.add(new CorpusItem("p" + i, "p" + i, "", file, "", "", pieces[i].length, Split.TRAIN));
    }
    return new Corpus(folder, "test", 16_000, "", items);
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
