package org.wavenet4j.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.wavenet4j.UserError;

class OutputFileTest {
  @TempDir private Path folder;

  private List<String> names() throws IOException {
    try (Stream<Path> files = Files.list(folder)) {
      return files.map(f -> f.getFileName().toString()).sorted().toList();
    }
  }

  @Test
  void theOldFileStaysUntilTheNewOneIsComplete() throws IOException {
    Path file = Files.writeString(folder.resolve("a.wav"), "old");
    try (OutputFile output = new OutputFile(file)) {
      Files.writeString(output.path(), "new");
      assertEquals("old", Files.readString(file));
      output.complete();
    }
    assertEquals("new", Files.readString(file));
    assertEquals(List.of("a.wav"), names());
  }

  @Test
  void whatIsNotCompletedLeavesNothingBehind() throws IOException {
    Path file = Files.writeString(folder.resolve("a.wav"), "old");
    try (OutputFile output = new OutputFile(file)) {
      Files.writeString(output.path(), "half");
    }
    assertEquals("old", Files.readString(file));
    assertEquals(List.of("a.wav"), names());
  }

  @Test
  void missingFoldersAreMade() throws IOException {
    Path file = folder.resolve("b/c/a.wav");
    try (OutputFile output = new OutputFile(file)) {
      output.complete();
    }
    assertTrue(Files.exists(file));
  }

  @Test
  void aFolderAndAFolderThatIsAFileAreRefused() throws IOException {
    UserError error = assertThrows(UserError.class, () -> new OutputFile(folder));
    assertEquals(
        folder + ": is a folder, expected the name of a file to write", error.getMessage());
    Path file = Files.writeString(folder.resolve("file"), "");
    Path through = file.resolve("a.wav");
    UserError blocked = assertThrows(UserError.class, () -> new OutputFile(through));
    assertEquals(
        "%s: cannot be written, no file can be made in %s (is a file already, expected a folder or nothing)"
            .formatted(through, file),
        blocked.getMessage());
  }

  @Test
  void aLinkToNothingStaysAndIsTold() throws IOException {
    Path link = Files.createSymbolicLink(folder.resolve("a.wav"), Path.of("unmounted/a.wav"));
    UserError error = assertThrows(UserError.class, () -> new OutputFile(link));
    assertEquals(
        link
            + ": is a link to unmounted/a.wav, which is not there; make that, or give another name",
        error.getMessage());
    assertTrue(Files.isSymbolicLink(link));
  }

  @Test
  void whatCannotBeCompletedNamesTheFileAsItWasGiven() throws IOException {
    Path full = Path.of("/dev/full");
    assumeTrue(Files.exists(full));
    try (OutputFile output = new OutputFile(full)) {
      UserError error = assertThrows(UserError.class, () -> output.complete("text"));
      assertEquals("/dev/full: cannot be written (No space left on device)", error.getMessage());
    }
  }

  @Test
  void aDeviceIsWrittenUnderTheNameThatWasGiven() throws IOException {
    Path device = Path.of("/dev/null");
    assumeTrue(Files.exists(device));
    Path link = Files.createSymbolicLink(folder.resolve("null"), device);
    try (OutputFile output = new OutputFile(link)) {
      assertEquals(link, output.path());
      output.complete();
    }
    assertTrue(Files.exists(device));
    assertEquals(List.of("null"), names());
  }

  @Test
  void aLinkStaysALink() throws IOException {
    Path file = Files.writeString(folder.resolve("a.wav"), "old");
    Path link = Files.createSymbolicLink(folder.resolve("link.wav"), file);
    try (OutputFile output = new OutputFile(link)) {
      Files.writeString(output.path(), "new");
      output.complete();
    }
    assertTrue(Files.isSymbolicLink(link));
    assertEquals("new", Files.readString(file));
  }
}
