package org.wavenet4j.run;

import java.util.Arrays;

/** A convolution over one-hot codes: a table look-up a tap. */
final class OneHotFront implements Front {
  private static final int NOTHING = -1;

  private final PackedWeights weights;
  private final Kernels kernels;
  private final int levels;
  private final int taps;
  private final int[] window; // the K-1 codes before the block, then the block
  private final int[] rows; // [frame], of front weights

  OneHotFront(PackedWeights weights, Kernels kernels, int maxBlockFrames) {
    this.weights = weights;
    this.kernels = kernels;
    this.levels = weights.spec().quantizer().levels();
    this.taps = weights.spec().input().kernelSize();
    this.window = new int[taps - 1 + maxBlockFrames];
    this.rows = new int[maxBlockFrames];
    reset();
  }

  @Override
  public void process(int[] codes, int offset, int frames, float[][] out) {
    System.arraycopy(codes, offset, window, taps - 1, frames);
    kernels.broadcast(weights.frontBias, out, frames);
    for (int k = 0; k < taps; k++) {
      for (int f = 0; f < frames; f++) {
        int code = window[f + k];
        rows[f] = code == NOTHING ? NOTHING : k * levels + code;
      }
      kernels.addIndexed(weights.front, rows, out, frames);
    }
    System.arraycopy(window, frames, window, 0, taps - 1);
  }

  @Override
  public void reset() {
    Arrays.fill(window, NOTHING);
  }
}
