package org.wavenet4j.run;

import org.wavenet4j.vector.FrameMatrix;

/** A front that also convolves what is expected of each sample. */
final class ExpectedFront implements Front {
  private final Front samples;
  private final PackedWeights weights;
  private final Kernels kernels;
  private final ExpectedWindow window;
  private final FrameMatrix seen; // [row][K][inputs]

  ExpectedFront(
      Front samples, PackedWeights weights, Kernels kernels, ExpectedWindow window, int maxRows) {
    this.samples = samples;
    this.weights = weights;
    this.kernels = kernels;
    this.window = window;
    this.seen =
        new FrameMatrix(
            maxRows, weights.spec().input().kernelSize() * weights.spec().expectedInputs());
  }

  @Override
  public void process(int rows, FrameMatrix out) {
    samples.process(rows, out);
    for (int r = 0; r < rows; r++) {
      window.copy(r, seen.values(), seen.row(r));
    }
    kernels.addProduct(weights.frontExpected, seen, 0, out, 0, rows);
  }
}
