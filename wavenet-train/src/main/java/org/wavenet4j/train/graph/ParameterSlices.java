package org.wavenet4j.train.graph;

import java.util.LinkedHashMap;
import java.util.Map;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.indexing.NDArrayIndex;

/** Named parameters one after the other in a flat vector. */
final class ParameterSlices {
  private ParameterSlices() {}

  /** Row-major views of {@code flat}, one a shape, in the shapes' order. */
  static Map<String, INDArray> of(INDArray flat, Map<String, long[]> shapes) {
    INDArray vector = flat.reshape(flat.length());
    Map<String, INDArray> views = new LinkedHashMap<>();
    long offset = 0;
    for (Map.Entry<String, long[]> entry : shapes.entrySet()) {
      long end = offset + length(entry.getValue());
      views.put(
          entry.getKey(),
          vector.get(NDArrayIndex.interval(offset, end)).reshape('c', entry.getValue()));
      offset = end;
    }
    return views;
  }

  /** Values in all of them. */
  static long total(Map<String, long[]> shapes) {
    return shapes.values().stream().mapToLong(ParameterSlices::length).sum();
  }

  private static long length(long[] shape) {
    long length = 1;
    for (long size : shape) {
      length *= size;
    }
    return length;
  }
}
