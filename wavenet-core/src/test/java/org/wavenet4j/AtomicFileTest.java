package org.wavenet4j;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class AtomicFileTest {
  @TempDir private Path folder;

  private List<Path> files() throws IOException {
    try (Stream<Path> files = Files.list(folder)) {
      return files.toList();
    }
  }

  @Test
  void aWriteThatFailsLeavesTheOldFileAndNothingElse() throws IOException {
    Path file = Files.writeString(folder.resolve("x"), "old");
    assertThrows(
        IOException.class,
        () ->
            AtomicFile.write(
                file,
                channel -> {
                  channel.write(ByteBuffer.wrap(new byte[] {1, 2}));
                  throw new IOException("disk full");
                }));
    assertEquals("old", Files.readString(file));
    assertEquals(List.of(file), files());
  }

  @Test
  void aProblemNamesTheFileAndNotTheTemporaryOne() {
    Path file = folder.resolve("x");
    IOException full =
        assertThrows(
            IOException.class,
            () ->
                AtomicFile.write(
                    file,
                    channel -> {
                      throw new IOException("No space left on device");
                    }));
    assertEquals(file + ": No space left on device", full.getMessage());
    Path nowhere = folder.resolve("no-such-folder/x");
    IOException missing =
        assertThrows(IOException.class, () -> AtomicFile.write(nowhere, new byte[1]));
    assertEquals(nowhere + ": no such file or folder", missing.getMessage());
  }

  @Test
  void leftoversOfAWriteThatWasCutOffAreOverwritten() throws IOException {
    Path file = folder.resolve("x");
    Files.writeString(folder.resolve(".x.tmp"), "half of a longer file");
    AtomicFile.write(file, channel -> channel.write(ByteBuffer.wrap(new byte[] {1, 2})));
    assertArrayEquals(new byte[] {1, 2}, Files.readAllBytes(file));
    assertEquals(List.of(file), files());
  }
}
