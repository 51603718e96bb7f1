package org.wavenet4j.run;

import java.util.ArrayList;
import java.util.List;
import org.wavenet4j.model.Model;
import org.wavenet4j.model.StackSpec;
import org.wavenet4j.model.TensorNames;
import org.wavenet4j.model.WaveNetSpec;
import org.wavenet4j.model.Weights;

/**
 * A network's weights as the kernels read them. Made once, never changed, shared by all streams.
 *
 * <p>A matrix is stored {@code [in][out]}, one array a row; where a convolution has K taps, the
 * rows run over {@code [K][in]}, tap K-1 the newest. Where a network lacks a part, its matrix has
 * no rows.
 */
public final class PackedWeights {
  /**
   * One residual block.
   *
   * @param channels R
   * @param gateChannels D
   * @param taps K
   * @param dilation in frames
   * @param dilated {@code [K R][2 D]}, outputs are filter, then gate
   * @param bias {@code [2 D]}
   * @param local {@code [C][2 D]}
   * @param global {@code [E][2 D]}
   * @param residual {@code [D][R]}; no rows in the very last block
   * @param residualBias {@code [R]}; empty in the very last block
   * @param skip {@code [D][S]}
   */
  record Block(
      int channels,
      int gateChannels,
      int taps,
      int dilation,
      float[][] dilated,
      float[] bias,
      float[][] local,
      float[][] global,
      float[][] residual,
      float[] residualBias,
      float[][] skip) {}

  /**
   * One stack of blocks.
   *
   * @param entry {@code [R before][R]}; no rows where the width does not change
   * @param entryBias {@code [R]}; empty where the width does not change
   * @param blocks in order
   */
  record Stack(float[][] entry, float[] entryBias, List<Block> blocks) {}

  private static final float[][] NO_ROWS = {};
  private static final float[] NO_VALUES = {};

  private final WaveNetSpec spec;
  final float[][] front; // [K Q][R], or [K][R] for scalar input
  final float[] frontBias; // [R]
  final List<Stack> stacks;
  final float[] skipBias; // [S]
  final float[][] post; // [S][P]
  final float[] postBias; // [P]
  final float[][] output; // [P][O]
  final float[] outputBias; // [O]

  /** Repacks the weights of a model; keeps no reference to its arrays. */
  public PackedWeights(Model model) {
    this.spec = model.spec();
    Weights weights = model.weights();
    this.front = rows(weights.get(TensorNames.FRONT_WEIGHT), width(0));
    this.frontBias = weights.get(TensorNames.FRONT_BIAS).clone();
    List<Stack> packed = new ArrayList<>();
    for (int s = 0; s < spec.stacks().size(); s++) {
      packed.add(stack(weights, s));
    }
    this.stacks = List.copyOf(packed);
    this.skipBias = weights.get(TensorNames.SKIP_BIAS).clone();
    this.post = transposed(weights.get(TensorNames.POST_WEIGHT), spec.postChannels());
    this.postBias = weights.get(TensorNames.POST_BIAS).clone();
    int outputs = spec.distribution().parameterCount();
    this.output = transposed(weights.get(TensorNames.OUTPUT_WEIGHT), outputs);
    this.outputBias = weights.get(TensorNames.OUTPUT_BIAS).clone();
  }

  /** The network that these weights belong to. */
  public WaveNetSpec spec() {
    return spec;
  }

  private int width(int stack) {
    return spec.stacks().get(stack).residualChannels();
  }

  private Stack stack(Weights weights, int s) {
    List<Block> blocks = new ArrayList<>();
    for (int l = 0; l < spec.stacks().get(s).layers(); l++) {
      blocks.add(block(weights, s, l));
    }
    if (!TensorNames.hasEntry(spec, s)) {
      return new Stack(NO_ROWS, NO_VALUES, List.copyOf(blocks));
    }
    float[][] entry = transposed(weights.get(TensorNames.entry(s, "weight")), width(s));
    float[] bias = weights.get(TensorNames.entry(s, "bias")).clone();
    return new Stack(entry, bias, List.copyOf(blocks));
  }

  private Block block(Weights weights, int s, int l) {
    StackSpec stack = spec.stacks().get(s);
    int sums = 2 * stack.gateChannels();
    boolean residual = TensorNames.hasResidual(spec, s, l);
    return new Block(
        stack.residualChannels(),
        stack.gateChannels(),
        stack.kernelSize(),
        stack.dilations().get(l),
        transposed(weights.get(TensorNames.layer(s, l, "dilated.weight")), sums),
        weights.get(TensorNames.layer(s, l, "dilated.bias")).clone(),
        spec.conditioning().local()
            ? transposed(weights.get(TensorNames.layer(s, l, "local.weight")), sums)
            : NO_ROWS,
        spec.conditioning().global()
            ? transposed(weights.get(TensorNames.layer(s, l, "global.weight")), sums)
            : NO_ROWS,
        residual
            ? transposed(weights.get(TensorNames.layer(s, l, "residual.weight")), width(s))
            : NO_ROWS,
        residual ? weights.get(TensorNames.layer(s, l, "residual.bias")).clone() : NO_VALUES,
        transposed(weights.get(TensorNames.layer(s, l, "skip.weight")), spec.skipChannels()));
  }

  /** From {@code [in][out]} in one array to one array a row. */
  private static float[][] rows(float[] matrix, int outputs) {
    float[][] rows = new float[matrix.length / outputs][outputs];
    for (int i = 0; i < rows.length; i++) {
      System.arraycopy(matrix, i * outputs, rows[i], 0, outputs);
    }
    return rows;
  }

  /** From {@code [out][in]} in one array to {@code [in][out]}, one array a row. */
  private static float[][] transposed(float[] matrix, int outputs) {
    int inputs = matrix.length / outputs;
    float[][] rows = new float[inputs][outputs];
    for (int i = 0; i < inputs; i++) {
      for (int o = 0; o < outputs; o++) {
        rows[i][o] = matrix[o * inputs + i];
      }
    }
    return rows;
  }
}
