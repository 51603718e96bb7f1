package org.wavenet4j.model;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Tensors as values that are equal where their bits are, whatever their order. */
final class Bits {
  private Bits() {}

  static Map<String, List<Object>> of(List<Tensor> tensors) {
    Map<String, List<Object>> bits = new TreeMap<>();
    for (Tensor tensor : tensors) {
      bits.put(tensor.spec().name(), List.of(tensor.spec().shape(), of(tensor.values())));
    }
    return bits;
  }

  static List<Integer> of(float[] values) {
    Integer[] bits = new Integer[values.length];
    Arrays.setAll(bits, i -> Float.floatToIntBits(values[i]));
    return List.of(bits);
  }
}
