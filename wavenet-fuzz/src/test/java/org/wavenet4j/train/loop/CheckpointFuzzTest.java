package org.wavenet4j.train.loop;

import com.code_intelligence.jazzer.junit.FuzzTest;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.provider.MethodSource;
import org.wavenet4j.fuzz.Hostile;
import org.wavenet4j.train.data.WindowCursor;

/** Any bytes as a checkpoint; what is read is written and read again. */
class CheckpointFuzzTest {
  @TempDir private Path folder;

  static Stream<byte[]> checkpoints() throws IOException {
    Path file = Files.createTempFile("tiny-", ".safetensors");
    new Checkpoint(
            new Checkpoint.Progress(3, 1.5, 96, new WindowCursor(1, 2), 4.25, 7.5, 32, "00"),
            new float[] {1, 2},
            new float[] {0, 0, 3, 4},
            new float[] {1, 2})
        .write(file);
    byte[] bytes = Files.readAllBytes(file);
    Files.delete(file);
    return Stream.of(bytes);
  }

  @MethodSource("checkpoints")
  @FuzzTest
  void anyBytes(byte[] bytes) throws IOException {
    Optional<Checkpoint> read =
        Hostile.read(bytes, folder.resolve("any.safetensors"), Checkpoint::read);
    if (read.isPresent()) {
      Path written = folder.resolve("written.safetensors");
      read.get().write(written);
      Checkpoint again = Checkpoint.read(written);
      Hostile.requireEqual(read.get().progress(), again.progress());
      Hostile.requireEqual(true, Arrays.equals(read.get().parameters(), again.parameters()));
      Hostile.requireEqual(true, Arrays.equals(read.get().moments(), again.moments()));
      Hostile.requireEqual(true, Arrays.equals(read.get().average(), again.average()));
    }
  }
}
