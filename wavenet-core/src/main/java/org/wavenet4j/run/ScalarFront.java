package org.wavenet4j.run;

/** A convolution over amplitudes. */
final class ScalarFront implements Front {
  private final PackedWeights weights;
  private final Kernels kernels;
  private final ActivationQueue past;
  private final float[][] amplitudes; // [frame][1]
  private final float[][] seen; // [frame][K]

  ScalarFront(PackedWeights weights, Kernels kernels, int maxBlockFrames) {
    int taps = weights.spec().input().kernelSize();
    this.weights = weights;
    this.kernels = kernels;
    this.past = new ActivationQueue(1, taps, 1);
    this.amplitudes = new float[maxBlockFrames][1];
    this.seen = new float[maxBlockFrames][taps];
  }

  @Override
  public void process(int[] codes, int offset, int frames, float[][] out) {
    for (int f = 0; f < frames; f++) {
      amplitudes[f][0] = weights.spec().quantizer().decode(codes[offset + f]);
    }
    past.push(amplitudes, frames, seen);
    kernels.broadcast(weights.frontBias, out, frames);
    kernels.addProduct(weights.front, seen, out, frames);
  }

  @Override
  public void reset() {
    past.reset();
  }
}
