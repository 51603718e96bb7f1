package org.wavenet4j.train.graph;

import java.util.ArrayList;
import java.util.List;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.wavenet4j.model.StackSpec;
import org.wavenet4j.model.TensorNames;
import org.wavenet4j.model.WaveNetSpec;

/**
 * One residual block inside a {@link StackPass}: {@code a = sum_k W_k x[t-(K-1-k)d] + b + V c[t] +
 * U g}, {@code z = tanh(a_filter) * sigmoid(a_gate)}, {@code x' = x + W_res z + b_res} (van den
 * Oord et al. 2016, figure 4, arXiv:1609.03499).
 */
final class BlockPass {
  private final StackPass pass;
  private final int stack;
  private final int layer;
  private final StackSpec spec;
  private final boolean entry;
  private final boolean residual;
  private final int gateOffset;
  private final int hop;
  private final List<INDArray> before = new ArrayList<>(); // what the entry was given
  private final List<INDArray> entered =
      new ArrayList<>(); // one an example: [R][N] behind the entry
  private final List<INDArray> received = new ArrayList<>(); // x of the last forward pass
  private final List<INDArray> activated = new ArrayList<>(); // [2D][N]
  private final List<INDArray> passedOn = new ArrayList<>(); // x'

  BlockPass(StackPass pass, WaveNetSpec network, int stack, int layer, int gateOffset) {
    this.pass = pass;
    this.stack = stack;
    this.layer = layer;
    this.spec = network.stacks().get(stack);
    this.entry = layer == 0 && TensorNames.hasEntry(network, stack);
    this.residual = TensorNames.hasResidual(network, stack, layer);
    this.gateOffset = gateOffset;
    this.hop = network.conditioning().localHopFrames();
  }

  int stack() {
    return stack;
  }

  /** Whether a 1x1 convolution to another width leads into this block. */
  boolean hasEntry() {
    return entry;
  }

  /** First row after this block's z in the matrix of all z. */
  int gateEnd() {
    return gateOffset + spec.gateChannels();
  }

  void allocate(int batch, long frames) {
    List.of(before, entered, received, activated, passedOn).forEach(List::clear);
    for (int b = 0; b < batch; b++) {
      if (entry) {
        entered.add(pass.scratch(spec.residualChannels(), frames));
      }
      activated.add(pass.scratch(2L * spec.gateChannels(), frames));
      if (residual) {
        passedOn.add(pass.scratch(spec.residualChannels(), frames));
      }
    }
  }

  /**
   * Computes z into its rows of {@code gates} and returns x'; the very last block returns x.
   *
   * @param b example
   */
  INDArray forward(int b, INDArray input, INDArray gates, StackPass.Conditions conditions) {
    INDArray x = enter(b, input);
    remember(received, b, x);
    INDArray a = activated.get(b);
    for (int tap = spec.kernelSize() - 1; tap >= 0; tap--) {
      int shift = shift(tap);
      if (shift < x.size(1)) {
        Matrices.multiply(
            tap(parameter("dilated.weight"), tap),
            false,
            Matrices.columns(x, 0, x.size(1) - shift),
            false,
            Matrices.columns(a, shift, a.size(1)),
            shift > 0);
      }
    }
    if (conditions.local() != null) {
      INDArray told = parameter("local.weight").mmul(conditions.local());
      a.addi(FeatureFrames.repeated(told, hop, a.size(1)));
    }
    INDArray z = Matrices.rows(gates, gateOffset, gateEnd());
    pass.kernels.gate(a, bias(conditions), z);
    return residual ? addResidual(b, x, z) : x;
  }

  private static void remember(List<INDArray> list, int b, INDArray array) {
    if (b == list.size()) {
      list.add(array);
    } else {
      list.set(b, array);
    }
  }

  private INDArray enter(int b, INDArray input) {
    if (!entry) {
      return input;
    }
    INDArray x = entered.get(b);
    Matrices.multiply(
        pass.parameter(TensorNames.entry(stack, "weight")), false, input, false, x, false);
    pass.kernels.addBias(x, pass.parameter(TensorNames.entry(stack, "bias")), x);
    remember(before, b, input);
    return x;
  }

  private INDArray bias(StackPass.Conditions conditions) {
    INDArray bias = parameter("dilated.bias");
    INDArray global = conditions.global();
    if (global == null) {
      return bias;
    }
    INDArray projected = parameter("global.weight").mmul(global.reshape(global.length(), 1));
    return projected.reshape(bias.length()).addi(bias);
  }

  private INDArray addResidual(int b, INDArray x, INDArray z) {
    INDArray next = passedOn.get(b);
    // The product is added to x + b, which one pass over memory writes.
    pass.kernels.addBias(x, parameter("residual.bias"), next);
    Matrices.multiply(parameter("residual.weight"), false, z, false, next, true);
    return next;
  }

  /**
   * Turns the gradient of x' into that of x, in place, and writes the block's gradients.
   *
   * @param dx gradient of x', {@code [R][N]}; holds nothing yet where {@code last}
   * @param last whether this is the very last block
   * @param dGates gradient of all z through the skips; this block's rows are used up
   */
  void backward(
      int b,
      INDArray dx,
      boolean last,
      INDArray gates,
      INDArray dGates,
      StackPass.Conditions conditions) {
    boolean accumulate = b > 0;
    INDArray x = received.get(b);
    INDArray a = activated.get(b);
    INDArray z = Matrices.rows(gates, gateOffset, gateEnd());
    INDArray dz = Matrices.rows(dGates, gateOffset, gateEnd());
    if (residual) {
      Matrices.multiply(dx, false, z, true, gradient("residual.weight"), accumulate);
      pass.kernels.rowSums(dx, gradient("residual.bias"), accumulate);
      Matrices.multiply(parameter("residual.weight"), true, dx, false, dz, true);
    }
    pass.kernels.gateBackward(a, z, dz);
    backwardBias(a, conditions, accumulate);
    for (int tap = spec.kernelSize() - 1; tap >= 0; tap--) {
      backwardTap(tap, x, a, dx, accumulate, last && tap == spec.kernelSize() - 1);
    }
  }

  private void backwardTap(
      int tap, INDArray x, INDArray da, INDArray dx, boolean accumulate, boolean first) {
    int shift = shift(tap);
    INDArray weightGradient = tap(gradient("dilated.weight"), tap);
    if (shift >= x.size(1)) {
      if (!accumulate) {
        weightGradient.assign(0);
      }
      return;
    }
    INDArray early = Matrices.columns(x, 0, x.size(1) - shift);
    INDArray late = Matrices.columns(da, shift, da.size(1));
    Matrices.multiply(late, false, early, true, weightGradient, accumulate);
    Matrices.multiply(
        tap(parameter("dilated.weight"), tap),
        true,
        late,
        false,
        Matrices.columns(dx, 0, dx.size(1) - shift),
        !first);
  }

  private void backwardBias(INDArray da, StackPass.Conditions conditions, boolean accumulate) {
    if (conditions.local() != null) {
      INDArray sums = FeatureFrames.sums(da, hop);
      INDArray weight = gradient("local.weight");
      Matrices.multiply(sums, false, conditions.local(), true, weight, accumulate);
      if (conditions.localGradient() != null) {
        // The very last block comes first and finds nothing to add to.
        INDArray dLocal = conditions.localGradient();
        Matrices.multiply(parameter("local.weight"), true, sums, false, dLocal, residual);
      }
    }
    INDArray global = conditions.global();
    if (global == null) {
      pass.kernels.rowSums(da, gradient("dilated.bias"), accumulate);
      return;
    }
    INDArray sums = parameter("dilated.bias").ulike();
    pass.kernels.rowSums(da, sums, false);
    INDArray outer = sums.reshape(sums.length(), 1).mmul(global.reshape(1, global.length()));
    if (accumulate) {
      gradient("dilated.bias").addi(sums);
      gradient("global.weight").addi(outer);
    } else {
      gradient("dilated.bias").assign(sums);
      gradient("global.weight").assign(outer);
    }
  }

  /** Takes the gradient back through the entry: {@code dBefore} is overwritten. */
  void leaveEntry(int b, INDArray dx, INDArray dBefore) {
    INDArray weight = pass.parameter(TensorNames.entry(stack, "weight"));
    Matrices.multiply(
        dx, false, before.get(b), true, pass.gradient(TensorNames.entry(stack, "weight")), b > 0);
    pass.kernels.rowSums(dx, pass.gradient(TensorNames.entry(stack, "bias")), b > 0);
    Matrices.multiply(weight, true, dx, false, dBefore, false);
  }

  private int shift(int tap) {
    return (spec.kernelSize() - 1 - tap) * spec.dilations().get(layer);
  }

  /** One tap's columns of [2D][K R]. */
  private INDArray tap(INDArray weight, int tap) {
    long width = spec.residualChannels();
    return Matrices.columns(weight, tap * width, (tap + 1) * width);
  }

  private INDArray parameter(String what) {
    return pass.parameter(TensorNames.layer(stack, layer, what));
  }

  private INDArray gradient(String what) {
    return pass.gradient(TensorNames.layer(stack, layer, what));
  }
}
