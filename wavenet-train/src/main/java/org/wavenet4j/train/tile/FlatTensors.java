package org.wavenet4j.train.tile;

import java.util.LinkedHashMap;
import java.util.Map;

/**
 * Named tensors one after the other in a vector of parameters, with a vector of gradients beside.
 */
public final class FlatTensors {
  private final Map<String, Integer> offsets = new LinkedHashMap<>();
  private final float[] parameters;
  private final float[] gradients;

  /**
   * Room for them.
   *
   * @param shapes by name, in the vector's order
   */
  public FlatTensors(Map<String, long[]> shapes) {
    int offset = 0;
    for (Map.Entry<String, long[]> entry : shapes.entrySet()) {
      offsets.put(entry.getKey(), offset);
      int length = 1;
      for (long size : entry.getValue()) {
        length = Math.multiplyExact(length, Math.toIntExact(size));
      }
      offset = Math.addExact(offset, length);
    }
    this.parameters = new float[offset];
    this.gradients = new float[offset];
  }

  /** All values; the owner of the network writes them. */
  public float[] parameters() {
    return parameters;
  }

  /** All gradients; every backward pass overwrites them. */
  public float[] gradients() {
    return gradients;
  }

  /** Where a tensor begins in either vector. */
  int offset(String name) {
    Integer offset = offsets.get(name);
    if (offset == null) {
      throw new IllegalArgumentException("tensor " + name + " is not among these");
    }
    return offset;
  }
}
