package org.wavenet4j.train.graph;

import java.util.LinkedHashMap;
import java.util.Map;
import org.deeplearning4j.nn.conf.graph.GraphVertex;
import org.nd4j.linalg.learning.config.IUpdater;
import org.wavenet4j.model.ConditioningSpec;
import org.wavenet4j.model.StackSpec;
import org.wavenet4j.model.TensorNames;
import org.wavenet4j.model.WaveNetSpec;

/**
 * All residual blocks in one vertex: x [B,R,N], then local conditioning at frame rate [B,A,F],
 * whose frame t / hop belongs to audio frame t, and global [B,E], where the spec has them, to the
 * summed skips [B,S,N]. The gradient by local conditioning is computed where a context stack made
 * it.
 *
 * <p>The skip weights of all blocks are one matrix, {@code [S][D of every block]}, so that the
 * skips are one large product.
 */
public final class StackVertex extends FusedVertex {
  private static final long serialVersionUID = 1L;

  /** All blocks' skip weights side by side, in the blocks' order. */
  static final String SKIP_WEIGHTS = "skip.weights";

  /** For DL4J's deserialization. */
  public StackVertex() {}

  StackVertex(WaveNetSpec spec, IUpdater updater) {
    super(spec, updater);
  }

  @Override
  Map<String, long[]> parameterShapes() {
    WaveNetSpec spec = spec();
    Map<String, long[]> shapes = new LinkedHashMap<>();
    for (int s = 0; s < spec.stacks().size(); s++) {
      StackSpec stack = spec.stacks().get(s);
      if (TensorNames.hasEntry(spec, s)) {
        long before = spec.stacks().get(s - 1).residualChannels();
        shapes.put(TensorNames.entry(s, "weight"), new long[] {stack.residualChannels(), before});
        shapes.put(TensorNames.entry(s, "bias"), new long[] {stack.residualChannels()});
      }
      for (int l = 0; l < stack.layers(); l++) {
        addBlock(shapes, spec, s, l);
      }
    }
    long gates = spec.stacks().stream().mapToLong(k -> (long) k.layers() * k.gateChannels()).sum();
    shapes.put(SKIP_WEIGHTS, new long[] {spec.skipChannels(), gates});
    shapes.put(TensorNames.SKIP_BIAS, new long[] {spec.skipChannels()});
    return shapes;
  }

  private static void addBlock(Map<String, long[]> shapes, WaveNetSpec spec, int s, int l) {
    StackSpec stack = spec.stacks().get(s);
    ConditioningSpec conditioning = spec.conditioning();
    long width = stack.residualChannels();
    long rows = 2L * stack.gateChannels();
    // A matrix here; [2D][K][R] in the model file, which is the same memory.
    shapes.put(
        TensorNames.layer(s, l, "dilated.weight"), new long[] {rows, stack.kernelSize() * width});
    shapes.put(TensorNames.layer(s, l, "dilated.bias"), new long[] {rows});
    if (conditioning.local()) {
      shapes.put(
          TensorNames.layer(s, l, "local.weight"), new long[] {rows, conditioning.stackChannels()});
    }
    if (conditioning.global()) {
      shapes.put(
          TensorNames.layer(s, l, "global.weight"),
          new long[] {rows, conditioning.globalChannels()});
    }
    if (TensorNames.hasResidual(spec, s, l)) {
      shapes.put(
          TensorNames.layer(s, l, "residual.weight"), new long[] {width, stack.gateChannels()});
      shapes.put(TensorNames.layer(s, l, "residual.bias"), new long[] {width});
    }
  }

  @Override
  int outputChannels() {
    return spec().skipChannels();
  }

  @Override
  public int maxVertexInputs() {
    return 3;
  }

  @Override
  public GraphVertex clone() {
    return new StackVertex(spec(), updater());
  }

  @Override
  FusedPass start(Place place) {
    return Arithmetic.of(place.dataType()) == Arithmetic.TILES
        ? new TileStackPass(this, place)
        : new StackPass(this, place);
  }
}
