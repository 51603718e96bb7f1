package org.wavenet4j.train.graph;

import java.util.LinkedHashMap;
import java.util.Map;
import org.deeplearning4j.nn.conf.graph.GraphVertex;
import org.deeplearning4j.nn.graph.ComputationGraph;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.learning.config.IUpdater;
import org.wavenet4j.model.TensorNames;
import org.wavenet4j.model.WaveNetSpec;

/**
 * The head: [B,S,N] skips through relu, 1x1, relu, 1x1 to the distribution's parameters [B,O,N].
 */
public final class HeadVertex extends FusedVertex {
  private static final long serialVersionUID = 1L;

  /** For DL4J's deserialization. */
  public HeadVertex() {}

  HeadVertex(WaveNetSpec spec, IUpdater updater) {
    super(spec, updater);
  }

  @Override
  Map<String, long[]> parameterShapes() {
    WaveNetSpec spec = spec();
    long post = spec.postChannels();
    Map<String, long[]> shapes = new LinkedHashMap<>();
    shapes.put(TensorNames.POST_WEIGHT, new long[] {post, spec.skipChannels()});
    shapes.put(TensorNames.POST_BIAS, new long[] {post});
    shapes.put(TensorNames.OUTPUT_WEIGHT, new long[] {outputChannels(), post});
    shapes.put(TensorNames.OUTPUT_BIAS, new long[] {outputChannels()});
    return shapes;
  }

  @Override
  int outputChannels() {
    return spec().distribution().parameterCount();
  }

  @Override
  public GraphVertex clone() {
    return new HeadVertex(spec(), updater());
  }

  @Override
  FusedPass start(
      ComputationGraph graph, String name, int index, INDArray parameters, DataType dataType) {
    return new HeadPass(this, graph, name, index, parameters, dataType);
  }
}
