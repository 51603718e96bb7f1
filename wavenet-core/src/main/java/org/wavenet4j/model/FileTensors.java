package org.wavenet4j.model;

import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.wavenet4j.Printable;
import org.wavenet4j.UserError;

/**
 * The tensors of a file, of which what is expected is taken one after another, until none is left.
 */
final class FileTensors {
  private final Path file;
  private final TreeMap<String, Tensor> left = new TreeMap<>(); // by name

  FileTensors(Path file, List<Tensor> tensors) {
    this.file = file;
    tensors.forEach(tensor -> left.put(tensor.spec().name(), tensor));
  }

  Path file() {
    return file;
  }

  /**
   * The values of some of them by their names.
   *
   * @throws UserError naming the file and the first that is missing, of a wrong shape or not finite
   */
  Map<String, float[]> take(List<TensorSpec> all) {
    Map<String, float[]> values = new HashMap<>();
    for (TensorSpec wanted : all) {
      Tensor tensor = left.remove(wanted.name());
      if (tensor == null) {
        throw wrong(wanted.name(), "missing, expected shape " + wanted.shape());
      }
      if (!tensor.spec().equals(wanted)) {
        throw wrong(
            wanted.name(),
            "shape %s, expected %s".formatted(tensor.spec().shape(), wanted.shape()));
      }
      if (!tensor.isFinite()) {
        throw wrong(wanted.name(), "has infinite or undefined values, expected finite ones");
      }
      values.put(wanted.name(), tensor.values());
    }
    return values;
  }

  /** Requires that nothing else was in the file. */
  void requireNoneLeft() {
    if (!left.isEmpty()) {
      throw wrong(left.firstKey(), "is left over, expected only tensors that the spec has");
    }
  }

  private UserError wrong(String tensor, String problem) {
    return new UserError("%s: tensor \"%s\": %s".formatted(file, Printable.of(tensor), problem));
  }
}
