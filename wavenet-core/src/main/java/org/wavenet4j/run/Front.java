package org.wavenet4j.run;

import org.wavenet4j.vector.FrameMatrix;

/** The first convolution. */
sealed interface Front permits OneHotFront, ScalarFront, ExpectedFront {
  /**
   * Runs the convolution over what is in the window, its bias included.
   *
   * @param out {@code [row][R]}
   */
  void process(int rows, FrameMatrix out);

  /** The front that the network's input asks for. */
  static Front of(
      PackedWeights weights,
      Kernels kernels,
      CodeWindow window,
      ExpectedWindow expected,
      int maxRows) {
    Front samples =
        switch (weights.spec().input().encoding()) {
          case ONE_HOT -> new OneHotFront(weights, kernels, window);
          case SCALAR -> new ScalarFront(weights, kernels, window, maxRows);
        };
    return weights.spec().prediction().isPresent()
        ? new ExpectedFront(samples, weights, kernels, expected, maxRows)
        : samples;
  }
}
