package org.wavenet4j.model;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.wavenet4j.AtomicFile;
import org.wavenet4j.IoReason;
import org.wavenet4j.UserError;

/**
 * The content of a {@code .safetensors} file, the format that Python tools read
 * (github.com/huggingface/safetensors): 8 bytes, little-endian, the length of the header; the
 * header, a JSON object of tensors and text metadata; then the data without a gap.
 *
 * @param metadata text by name; sorted
 * @param tensors 32-bit floats; each name once
 */
public record Safetensors(Map<String, String> metadata, List<Tensor> tensors) {
  /** Checks the names. */
  public Safetensors {
    metadata = Collections.unmodifiableMap(new TreeMap<>(metadata));
    tensors = List.copyOf(tensors);
    Set<String> names = new HashSet<>(Set.of(SafetensorsHeader.METADATA));
    for (Tensor tensor : tensors) {
      if (!names.add(tensor.spec().name())) {
        throw new IllegalArgumentException(
            "tensor " + tensor.spec().name() + ": reserved or given twice, expected another name");
      }
    }
  }

  /**
   * Reads a whole file. Nothing in it is trusted: no array is made before it is certain that the
   * file holds as many values.
   *
   * @throws UserError naming the file, and the tensor where it is about one, if the file cannot be
   *     read or is not exactly such a file
   */
  public static Safetensors read(Path file) {
    if (Files.isDirectory(file)) {
      throw new UserError(file + ": is a folder, expected a .safetensors file");
    }
    try (FileChannel channel = FileChannel.open(file, StandardOpenOption.READ)) {
      return new SafetensorsReader(file, channel).read();
    } catch (IOException e) {
      throw failure(file, "read", e);
    }
  }

  /**
   * Writes a file in one step: it is there whole or not at all. The same content gives the same
   * bytes, in whatever order the tensors are.
   *
   * @throws UserError naming the file, if it cannot be written
   */
  public void write(Path file) {
    SafetensorsWriter writer = new SafetensorsWriter(this);
    try {
      AtomicFile.write(file, writer::writeTo);
    } catch (IOException e) {
      throw failure(file, "written", e);
    }
  }

  private static UserError failure(Path file, String done, IOException e) {
    return new UserError(file + ": cannot be " + done + " (" + IoReason.of(e) + ")", e);
  }
}
