package org.wavenet4j.train.graph;

import java.util.LinkedHashMap;
import java.util.Map;
import org.deeplearning4j.nn.conf.graph.GraphVertex;
import org.nd4j.linalg.learning.config.IUpdater;
import org.wavenet4j.model.TensorNames;
import org.wavenet4j.model.WaveNetSpec;

/**
 * The first causal convolution: [B,1,N] codes or amplitudes, then with prediction [B,3,N] of what
 * it tells, to [B,R,N].
 */
public final class FrontVertex extends FusedVertex {
  private static final long serialVersionUID = 1L;

  /** For DL4J's deserialization. */
  public FrontVertex() {}

  FrontVertex(WaveNetSpec spec, IUpdater updater) {
    super(spec, updater);
  }

  @Override
  Map<String, long[]> parameterShapes() {
    WaveNetSpec spec = spec();
    Map<String, long[]> shapes = new LinkedHashMap<>();
    long taps = spec.input().kernelSize();
    long width = outputChannels();
    shapes.put(TensorNames.FRONT_WEIGHT, new long[] {taps, spec.inputChannels(), width});
    shapes.put(TensorNames.FRONT_BIAS, new long[] {width});
    if (spec.prediction().isPresent()) {
      shapes.put(
          TensorNames.FRONT_PREDICTION_WEIGHT, new long[] {taps, spec.expectedInputs(), width});
    }
    return shapes;
  }

  @Override
  int outputChannels() {
    return spec().stacks().get(0).residualChannels();
  }

  @Override
  public int maxVertexInputs() {
    return 2;
  }

  @Override
  public GraphVertex clone() {
    return new FrontVertex(spec(), updater());
  }

  @Override
  FusedPass start(Place place) {
    return Arithmetic.of(place.dataType()) == Arithmetic.TILES
        ? new TileFrontPass(this, place)
        : new FrontPass(this, place);
  }
}
