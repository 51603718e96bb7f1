package org.wavenet4j.cli;

import java.nio.file.Files;
import java.nio.file.Path;
import org.wavenet4j.UserError;

/** A file in the current folder that is named after another, as nobody named it. */
final class UnnamedFile {
  private UnnamedFile() {}

  /**
   * Its name; what is there already is not replaced.
   *
   * @param extension with its dot
   * @param remark what may be there already, behind a comma; or nothing
   * @param option that names it
   * @throws UserError if there is such a file
   */
  static String after(Path file, String extension, String remark, String option) {
    String name =
        String.valueOf(file.getFileName()).replaceFirst("(?<=.)\\.[^.]*$", "") + extension;
    if (Files.exists(Path.of(name))) {
      throw new UserError(
          "%s: is there already%s; to replace it, add %s %s".formatted(name, remark, option, name));
    }
    return name;
  }
}
