package org.wavenet4j.train.graph;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.deeplearning4j.nn.graph.ComputationGraph;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.wavenet4j.model.TensorNames;
import org.wavenet4j.model.TensorSpec;
import org.wavenet4j.model.WaveNetSpec;

/**
 * Collects where each tensor lies in a graph's flat parameter vector, and checks that none is
 * missing.
 */
final class TensorViews {
  private final ComputationGraph graph;
  private final Map<String, TensorSpec> wanted = new HashMap<>();
  private final Map<String, TensorView> views = new HashMap<>();
  private final List<TensorSpec> order;

  TensorViews(WaveNetSpec spec, ComputationGraph graph) {
    this.graph = graph;
    this.order = TensorNames.of(spec);
    order.forEach(tensor -> wanted.put(tensor.name(), tensor));
  }

  /**
   * Places a tensor.
   *
   * @param parameter the DL4J parameter that holds it
   * @param offset of the tensor's first value inside that parameter
   * @param strides one a dimension of the tensor, in values
   */
  void place(String name, INDArray parameter, long offset, long... strides) {
    TensorSpec tensor = wanted.get(name);
    if (tensor == null) {
      throw new IllegalStateException("tensor " + name + " is left over");
    }
    long start = parameter.offset() - graph.params().offset() + offset;
    if (views.put(name, new TensorView(tensor, start, strides)) != null) {
      throw new IllegalStateException("tensor " + name + " is placed twice");
    }
  }

  /** Places a tensor whose values lie in the parameter row-major, from its first value. */
  void placeRowMajor(String name, INDArray parameter) {
    place(name, parameter, 0, rowMajor(wanted.get(name)));
  }

  /** All tensors, in the spec's order. */
  List<TensorView> all() {
    List<TensorView> all = new ArrayList<>();
    for (TensorSpec tensor : order) {
      TensorView view = views.get(tensor.name());
      if (view == null) {
        throw new IllegalStateException("tensor " + tensor.name() + " is missing");
      }
      all.add(view);
    }
    return all;
  }

  private static long[] rowMajor(TensorSpec tensor) {
    long[] strides = new long[tensor.shape().size()];
    long stride = 1;
    for (int i = strides.length - 1; i >= 0; i--) {
      strides[i] = stride;
      stride *= tensor.shape().get(i);
    }
    return strides;
  }
}
