package org.wavenet4j.run;

/**
 * One residual block of one stream: {@code a = sum_k W_k x[t-(K-1-k)d] + b + V c[t] + U g}, {@code
 * z = tanh(a_filter) * sigmoid(a_gate)}, {@code x' = x + W_res z + b_res}, {@code skip += W_skip z}
 * (van den Oord et al. 2016, sections 2.3 to 2.5, arXiv:1609.03499).
 */
final class ResidualBlock {
  private final PackedWeights.Block weights;
  private final Kernels kernels;
  private final ActivationQueue past;
  private final float[][] bias; // [1][2 D]: b + U g

  ResidualBlock(PackedWeights.Block weights, Kernels kernels) {
    this.weights = weights;
    this.kernels = kernels;
    this.past = new ActivationQueue(weights.channels(), weights.taps(), weights.dilation());
    this.bias = new float[][] {weights.bias().clone()};
  }

  /** Makes g part of the bias, as it holds for the whole stream. */
  void setGlobal(float[][] global) {
    kernels.broadcast(weights.bias(), bias, 1);
    kernels.addProduct(weights.global(), global, bias, 1);
  }

  /** Replaces the residual path in {@code buffers} and adds to the skip path. */
  void process(BlockBuffers buffers, int frames) {
    past.push(buffers.residual, frames, buffers.seen);
    kernels.broadcast(bias[0], buffers.sums, frames);
    kernels.addProduct(weights.local(), buffers.local, buffers.sums, frames);
    kernels.addProduct(weights.dilated(), buffers.seen, buffers.sums, frames);
    kernels.gate(buffers.sums, buffers.gated, weights.gateChannels(), frames);
    kernels.addRow(weights.residualBias(), buffers.residual, frames);
    kernels.addProduct(weights.residual(), buffers.gated, buffers.residual, frames);
    kernels.addProduct(weights.skip(), buffers.gated, buffers.skip, frames);
  }

  /** Forgets the past; keeps the global conditioning. */
  void reset() {
    past.reset();
  }
}
