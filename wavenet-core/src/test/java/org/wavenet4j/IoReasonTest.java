package org.wavenet4j;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.io.IOException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class IoReasonTest {
  @TempDir private Path folder;

  @Test
  void whatTheSystemSaysIsToldWithoutThePath() throws IOException {
    assertEquals(
        "no such file or folder",
        IoReason.of(
            assertThrows(IOException.class, () -> Files.size(folder.resolve("no-such-file")))));
    Path file = Files.createFile(folder.resolve("file"));
    assertEquals(
        "is a file already, expected a folder or nothing",
        IoReason.of(assertThrows(IOException.class, () -> Files.createDirectories(file))));
    assertEquals(
        "Read-only file system",
        IoReason.of(new FileSystemException("/a/b", null, "Read-only file system")));
    assertEquals(
        "No space left on device", IoReason.of(new IOException("No space left on device")));
  }

  @Test
  void anErrorWithoutWordsIsNamedByItsKind() {
    assertEquals("FileSystemException", IoReason.of(new FileSystemException("/a/b")));
  }
}
