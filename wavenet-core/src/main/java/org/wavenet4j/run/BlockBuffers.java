package org.wavenet4j.run;

import org.wavenet4j.model.StackSpec;
import org.wavenet4j.model.WaveNetSpec;

/**
 * The arrays that a block of frames passes through, one row a frame, as wide as the widest stack
 * needs. They carry nothing from one block to the next.
 */
final class BlockBuffers {
  float[][] residual; // [R], swapped with its neighbour where a stack changes the width
  float[][] entered; // [R]
  final float[][] seen; // [K R], what the taps of a dilated convolution see
  final float[][] local; // [C]
  final float[][] sums; // [2 D], filter, then gate
  final float[][] gated; // [D]
  final float[][] skip; // [S]
  final float[][] post; // [P]
  final float[][] output; // [O]

  BlockBuffers(WaveNetSpec spec, int frames) {
    int channels = spec.stacks().stream().mapToInt(StackSpec::residualChannels).max().orElseThrow();
    int gate = spec.stacks().stream().mapToInt(StackSpec::gateChannels).max().orElseThrow();
    int seenWidth =
        spec.stacks().stream()
            .mapToInt(s -> s.kernelSize() * s.residualChannels())
            .max()
            .orElseThrow();
    this.residual = new float[frames][channels];
    this.entered = new float[frames][channels];
    this.seen = new float[frames][seenWidth];
    this.local = new float[frames][spec.conditioning().localChannels()];
    this.sums = new float[frames][2 * gate];
    this.gated = new float[frames][gate];
    this.skip = new float[frames][spec.skipChannels()];
    this.post = new float[frames][spec.postChannels()];
    this.output = new float[frames][spec.distribution().parameterCount()];
  }

  void swapResidual() {
    float[][] before = residual;
    residual = entered;
    entered = before;
  }
}
