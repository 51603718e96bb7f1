package org.wavenet4j.run;

import org.wavenet4j.audio.Quantizer;
import org.wavenet4j.vector.FrameMatrix;

/** A convolution over amplitudes. */
final class ScalarFront implements Front {
  private final PackedWeights weights;
  private final Kernels kernels;
  private final Quantizer quantizer;
  private final CodeWindow window;
  private final FrameMatrix seen; // [row][K]

  ScalarFront(PackedWeights weights, Kernels kernels, CodeWindow window, int maxRows) {
    this.weights = weights;
    this.kernels = kernels;
    this.quantizer = weights.spec().quantizer();
    this.window = window;
    this.seen = new FrameMatrix(maxRows, window.taps());
  }

  @Override
  public void process(int rows, FrameMatrix out) {
    for (int r = 0; r < rows; r++) {
      int row = seen.row(r);
      for (int k = 0; k < window.taps(); k++) {
        int code = window.code(r, k);
        seen.values()[row + k] = code == CodeWindow.NOTHING ? 0f : quantizer.decode(code);
      }
      kernels.setRow(weights.frontBias, 0, out, r);
    }
    kernels.addProduct(weights.frontTaps, seen, 0, out, 0, rows);
  }
}
