package org.wavenet4j.train.decode;

import com.code_intelligence.jazzer.junit.DictionaryEntries;
import com.code_intelligence.jazzer.junit.FuzzTest;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Optional;
import org.junit.jupiter.api.io.TempDir;
import org.wavenet4j.fuzz.Hostile;

/** Any bytes where a recording is expected, as far as FFmpeg has no part in it. */
class DecodeFuzzTest {
  @TempDir private Path folder;

  @DictionaryEntries({"RIFF", "WAVE", "fmt ", "data", "OggS", "ftyp", "ID3"})
  @FuzzTest
  void anyBytes(byte[] bytes) throws IOException {
    Path file = folder.resolve("any");
    Hostile.read(bytes, file, DecodeFuzzTest::checked);
    Hostile.read(bytes, file, DecodeFuzzTest::frames);
  }

  private static Path checked(Path file) throws UnreadableAudio {
    Completeness.check(file);
    return file;
  }

  private static long frames(Path file) throws UnreadableAudio {
    long frames = 0;
    try (WavSource source = WavSource.open(file)) {
      Optional<float[][]> block = source.next();
      while (block.isPresent()) {
        frames += block.get()[0].length;
        block = source.next();
      }
    }
    return frames;
  }
}
