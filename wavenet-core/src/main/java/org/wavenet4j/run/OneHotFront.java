package org.wavenet4j.run;

import org.wavenet4j.vector.FrameMatrix;

/** A convolution over one-hot codes: a table look-up a tap. */
final class OneHotFront implements Front {
  private final PackedWeights weights;
  private final Kernels kernels;
  private final int levels;
  private final CodeWindow window;

  OneHotFront(PackedWeights weights, Kernels kernels, CodeWindow window) {
    this.weights = weights;
    this.kernels = kernels;
    this.levels = weights.spec().quantizer().levels();
    this.window = window;
  }

  @Override
  public void process(int rows, FrameMatrix out) {
    for (int r = 0; r < rows; r++) {
      kernels.setRow(weights.frontBias, 0, out, r);
      for (int k = 0; k < window.taps(); k++) {
        int code = window.code(r, k);
        if (code != CodeWindow.NOTHING) {
          kernels.addRow(weights.frontTable, k * levels + code, out, r);
        }
      }
    }
  }
}
