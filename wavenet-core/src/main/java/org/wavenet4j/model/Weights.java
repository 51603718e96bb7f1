package org.wavenet4j.model;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;

/**
 * The values of every tensor that a spec names: none missing, none left over, each of its length.
 * Row-major; shapes are {@link TensorNames}'. The arrays are handed over, not copied.
 */
public final class Weights {
  private final List<TensorSpec> tensors;
  private final Map<String, float[]> values;

  /**
   * Checks {@code values} against the spec.
   *
   * @throws IllegalArgumentException naming the tensors that are missing, left over or of a wrong
   *     length
   */
  public Weights(WaveNetSpec spec, Map<String, float[]> values) {
    this.tensors = TensorNames.of(spec);
    Map<String, float[]> ordered = new LinkedHashMap<>();
    TreeSet<String> leftOver = new TreeSet<>(values.keySet());
    for (TensorSpec tensor : tensors) {
      float[] value = values.get(tensor.name());
      if (value == null) {
        throw new IllegalArgumentException(
            "tensor " + tensor.name() + " is missing, expected shape " + tensor.shape());
      }
      if (value.length != tensor.length()) {
        throw new IllegalArgumentException(
            "tensor %s: %d values, expected %d as shape %s has"
                .formatted(tensor.name(), value.length, tensor.length(), tensor.shape()));
      }
      ordered.put(tensor.name(), value);
      leftOver.remove(tensor.name());
    }
    if (!leftOver.isEmpty()) {
      throw new IllegalArgumentException(
          "tensors " + leftOver + " are left over, expected only those that the spec names");
    }
    this.values = Collections.unmodifiableMap(ordered);
  }

  /** Names and shapes, in the spec's order. */
  public List<TensorSpec> tensors() {
    return tensors;
  }

  /** The values of one tensor, row-major. */
  public float[] get(String name) {
    float[] value = values.get(name);
    if (value == null) {
      throw new IllegalArgumentException("tensor " + name + " is not part of this network");
    }
    return value;
  }

  /** Number of weights in all tensors. */
  public long parameterCount() {
    return values.values().stream().mapToLong(v -> v.length).sum();
  }
}
