package org.wavenet4j;

import java.io.FileNotFoundException;
import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.DirectoryNotEmptyException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileSystemException;
import java.nio.file.NoSuchFileException;
import java.nio.file.NotDirectoryException;

/**
 * Why a file could not be read or written, in a few words and without the path, for the message of
 * a {@link UserError}: the JDK's own messages repeat the path, or are nothing but it.
 */
public final class IoReason {
  private IoReason() {}

  /** The words, as {@code no such file or folder}. */
  public static String of(IOException problem) {
    if (problem instanceof NoSuchFileException) {
      return "no such file or folder";
    }
    if (problem instanceof AccessDeniedException) {
      return "permission denied";
    }
    if (problem instanceof FileAlreadyExistsException) {
      return "is a file already, expected a folder or nothing";
    }
    if (problem instanceof NotDirectoryException) {
      return "is not a folder";
    }
    if (problem instanceof FileNotFoundException && problem.getMessage() != null) {
      return problem.getMessage().replaceFirst("(?s)^.* \\(([^()]+)\\)$", "$1"); // PATH (REASON)
    }
    if (problem instanceof DirectoryNotEmptyException) {
      return "the folder is not empty";
    }
    String words =
        problem instanceof FileSystemException file ? file.getReason() : problem.getMessage();
    return words == null ? problem.getClass().getSimpleName() : words;
  }
}
