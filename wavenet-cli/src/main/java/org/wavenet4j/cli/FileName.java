package org.wavenet4j.cli;

import java.nio.file.Path;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/**
 * A file's or folder's name as it is typed. An empty one, as a shell variable that is not set
 * gives, would be the current folder and fill it.
 */
final class FileName implements ITypeConverter<String> {
  @Override
  public String convert(String name) {
    if (name.isEmpty()) {
      throw new TypeConversionException("is empty, expected a name");
    }
    return name;
  }

  /** The path of that name. */
  static Path path(String name) {
    return Path.of(new FileName().convert(name));
  }
}
