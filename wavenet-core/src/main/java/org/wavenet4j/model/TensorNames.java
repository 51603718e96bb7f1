package org.wavenet4j.model;

import java.util.ArrayList;
import java.util.List;

/**
 * The weight tensors of a network, all that is trained, by walking its spec. Tap K-1 of a kernel is
 * the newest; filter rows come before gate rows.
 *
 * <pre>
 * front.weight                          [K][Q or 1][R]   front.bias [R]
 * front.prediction.weight               [K][I][R]        with prediction: Expectation's inputs
 * context.layers.i.weight               [A][K][C or A]   context.layers.i.bias [A]   with a context stack
 * stacks.s.entry.weight                 [R][R before]    stacks.s.entry.bias [R]     where the width changes
 * stacks.s.layers.l.dilated.weight      [2D][K][R]       ...dilated.bias [2D]
 * stacks.s.layers.l.local.weight        [2D][C or A]     with local conditioning
 * stacks.s.layers.l.global.weight       [2D][E]          with global conditioning
 * stacks.s.layers.l.residual.weight     [R][D]           ...residual.bias [R]        not in the very last block
 * stacks.s.layers.l.skip.weight         [S][D]
 * skip.bias                             [S]
 * head.post.weight                      [P][S]           head.post.bias [P]
 * head.output.weight                    [O][P]           head.output.bias [O]        O parameters of the distribution
 * </pre>
 */
public final class TensorNames {
  /** {@code [K][Q or 1][R]}. */
  public static final String FRONT_WEIGHT = "front.weight";

  /** {@code [R]}. */
  public static final String FRONT_BIAS = "front.bias";

  /** {@code [K][I][R]}, taps of K as of {@link #FRONT_WEIGHT}. */
  public static final String FRONT_PREDICTION_WEIGHT = "front.prediction.weight";

  /** {@code [S]}: one for all blocks, whose skips are summed. */
  public static final String SKIP_BIAS = "skip.bias";

  /** {@code [P][S]}. */
  public static final String POST_WEIGHT = "head.post.weight";

  /** {@code [P]}. */
  public static final String POST_BIAS = "head.post.bias";

  /** {@code [O][P]}. */
  public static final String OUTPUT_WEIGHT = "head.output.weight";

  /** {@code [O]}. */
  public static final String OUTPUT_BIAS = "head.output.bias";

  private TensorNames() {}

  /** {@code context.layers.i.}{@code what}; {@code what} is weight or bias. */
  public static String context(int layer, String what) {
    return "context.layers." + layer + "." + what;
  }

  /** {@code stacks.s.entry.}{@code what}; {@code what} is weight or bias. */
  public static String entry(int stack, String what) {
    return "stacks." + stack + ".entry." + what;
  }

  /** {@code stacks.s.layers.l.}{@code what}, as {@code layer(0, 3, "dilated.weight")}. */
  public static String layer(int stack, int layer, String what) {
    return "stacks." + stack + ".layers." + layer + "." + what;
  }

  /**
   * Whether a 1x1 convolution leads into a stack: it is not the first and of another width than the
   * one before.
   */
  public static boolean hasEntry(WaveNetSpec spec, int stack) {
    return stack > 0
        && spec.stacks().get(stack).residualChannels()
            != spec.stacks().get(stack - 1).residualChannels();
  }

  /** Whether a block has a residual branch: all but the very last one. */
  public static boolean hasResidual(WaveNetSpec spec, int stack, int layer) {
    return stack < spec.stacks().size() - 1 || layer < spec.stacks().get(stack).layers() - 1;
  }

  /** Every tensor of the network, each name once, in a fixed order. */
  public static List<TensorSpec> of(WaveNetSpec spec) {
    List<TensorSpec> tensors = new ArrayList<>();
    int width = spec.stacks().get(0).residualChannels();
    tensors.add(
        TensorSpec.of(FRONT_WEIGHT, spec.input().kernelSize(), spec.inputChannels(), width));
    tensors.add(TensorSpec.of(FRONT_BIAS, width));
    if (spec.prediction().isPresent()) {
      int taps = spec.input().kernelSize();
      tensors.add(TensorSpec.of(FRONT_PREDICTION_WEIGHT, taps, spec.expectedInputs(), width));
    }
    addContext(tensors, spec.conditioning());
    for (int s = 0; s < spec.stacks().size(); s++) {
      StackSpec stack = spec.stacks().get(s);
      if (hasEntry(spec, s)) {
        tensors.add(TensorSpec.of(entry(s, "weight"), stack.residualChannels(), width));
        tensors.add(TensorSpec.of(entry(s, "bias"), stack.residualChannels()));
      }
      width = stack.residualChannels();
      for (int l = 0; l < stack.layers(); l++) {
        addLayer(tensors, spec, s, l);
      }
    }
    int skip = spec.skipChannels();
    int post = spec.postChannels();
    int outputs = spec.distribution().parameterCount();
    tensors.add(TensorSpec.of(SKIP_BIAS, skip));
    tensors.add(TensorSpec.of(POST_WEIGHT, post, skip));
    tensors.add(TensorSpec.of(POST_BIAS, post));
    tensors.add(TensorSpec.of(OUTPUT_WEIGHT, outputs, post));
    tensors.add(TensorSpec.of(OUTPUT_BIAS, outputs));
    return List.copyOf(tensors);
  }

  private static void addContext(List<TensorSpec> tensors, ConditioningSpec conditioning) {
    ContextSpec context = conditioning.context();
    int before = conditioning.localChannels();
    for (int i = 0; i < context.layers(); i++) {
      int channels = context.channels();
      tensors.add(TensorSpec.of(context(i, "weight"), channels, context.kernelSize(), before));
      tensors.add(TensorSpec.of(context(i, "bias"), channels));
      before = channels;
    }
  }

  private static void addLayer(List<TensorSpec> tensors, WaveNetSpec spec, int s, int l) {
    StackSpec stack = spec.stacks().get(s);
    ConditioningSpec conditioning = spec.conditioning();
    int width = stack.residualChannels();
    int gate = stack.gateChannels();
    tensors.add(TensorSpec.of(layer(s, l, "dilated.weight"), 2 * gate, stack.kernelSize(), width));
    tensors.add(TensorSpec.of(layer(s, l, "dilated.bias"), 2 * gate));
    if (conditioning.local()) {
      tensors.add(
          TensorSpec.of(layer(s, l, "local.weight"), 2 * gate, conditioning.stackChannels()));
    }
    if (conditioning.global()) {
      tensors.add(
          TensorSpec.of(layer(s, l, "global.weight"), 2 * gate, conditioning.globalChannels()));
    }
    if (hasResidual(spec, s, l)) {
      tensors.add(TensorSpec.of(layer(s, l, "residual.weight"), width, gate));
      tensors.add(TensorSpec.of(layer(s, l, "residual.bias"), width));
    }
    tensors.add(TensorSpec.of(layer(s, l, "skip.weight"), spec.skipChannels(), gate));
  }
}
