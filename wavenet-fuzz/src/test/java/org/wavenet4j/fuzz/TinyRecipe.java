package org.wavenet4j.fuzz;

/** A small recipe for inputs that are about one. */
public final class TinyRecipe {
  /** With all there can be but tones. */
  public static final String YAML =
      """
      name: tiny
      seed: 7
      corpus: corpora/tiny
      model:
        sampleRateHz: 16000
        quantizer: mu-law-256
        input: {encoding: one-hot, kernelSize: 2}
        stacks:
          - {residualChannels: 8, gateChannels: 6, kernelSize: 2, dilations: [1, 2, 4]}
        skipChannels: 16
        postChannels: 32
        distribution: {type: categorical}
      training:
        steps: 60
        batch: 2
        windowFrames: 1_024
        learningRate: {peak: 4e-3, warmUpSteps: 5, finalFraction: 0.02}
        adam: {beta1: 0.9, beta2: 0.99, epsilon: 1.0e-8}
        clipGradientNorm: 1
        averageDecay: 0.999
        logEverySteps: 10
      evaluation: {everySteps: 30, windows: 4}
      checkpoints: {everySteps: 20, keep: 2}
      """;

  private TinyRecipe() {}
}
