package org.wavenet4j.model;

/**
 * A named array of numbers as a file holds it.
 *
 * @param spec name and shape
 * @param values row-major, as many as the shape has; not copied
 */
public record Tensor(TensorSpec spec, float[] values) {
  /** Checks that values and shape fit. */
  public Tensor {
    if (values.length != spec.length()) {
      throw new IllegalArgumentException(
          "tensor %s: %d values, expected %d as shape %s has"
              .formatted(spec.name(), values.length, spec.length(), spec.shape()));
    }
  }

  /** Whether no value is infinite or NaN. */
  public boolean isFinite() {
    for (float value : values) {
      if (!Float.isFinite(value)) {
        return false;
      }
    }
    return true;
  }
}
