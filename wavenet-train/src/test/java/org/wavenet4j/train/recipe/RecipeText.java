package org.wavenet4j.train.recipe;

/** A small recipe for the tests, and the text of it with one place changed. */
final class RecipeText {
  static final String YAML =
      """
      # Line 1 is a comment.
      name: tiny
      seed: 7
      corpus: corpora/tiny
      model:
        sampleRateHz: 16000
        quantizer: mu-law-256
        input: {encoding: one-hot, kernelSize: 2}
        stacks:
          - {residualChannels: 8, gateChannels: 6, kernelSize: 2, dilations: [1, 2, 4]}
          - residualChannels: 4
            gateChannels: 6
            kernelSize: 3
            dilations: [1]
        skipChannels: 16
        postChannels: 32
        distribution: {type: categorical}
      training:
        steps: 60
        batch: 2
        windowFrames: 1_024
        learningRate:
          peak: 4e-3
          warmUpSteps: 5
          finalFraction: 0.02
        adam: {beta1: 0.9, beta2: 0.99, epsilon: 1.0e-8}
        clipGradientNorm: 1
        averageDecay: 0.999
        logEverySteps: 10
      evaluation: {everySteps: 30, windows: 4}
      checkpoints: {everySteps: 20, keep: 2}
      """;

  private RecipeText() {}

  /** The recipe's text with the only {@code from} in it replaced. */
  static String with(String from, String to) {
    int at = YAML.indexOf(from);
    if (at < 0 || YAML.indexOf(from, at + 1) >= 0) {
      throw new IllegalArgumentException("\"" + from + "\" is not once in the recipe");
    }
    return YAML.substring(0, at) + to + YAML.substring(at + from.length());
  }
}
