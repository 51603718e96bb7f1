package org.wavenet4j.run;

/** The first convolution of one stream, with its past inputs. */
sealed interface Front permits OneHotFront, ScalarFront {
  /**
   * Runs the convolution, its bias included.
   *
   * @param codes input frames; the block starts at {@code offset}
   * @param out {@code [R]} a row
   */
  void process(int[] codes, int offset, int frames, float[][] out);

  /** Forgets the past. */
  void reset();

  /** The front that the network's input asks for. */
  static Front of(PackedWeights weights, Kernels kernels, int maxBlockFrames) {
    return switch (weights.spec().input().encoding()) {
      case ONE_HOT -> new OneHotFront(weights, kernels, maxBlockFrames);
      case SCALAR -> new ScalarFront(weights, kernels, maxBlockFrames);
    };
  }
}
