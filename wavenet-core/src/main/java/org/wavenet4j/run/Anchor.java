package org.wavenet4j.run;

import java.util.Optional;
import org.wavenet4j.distribution.BinnedDistribution;
import org.wavenet4j.model.WaveNetSpec;
import org.wavenet4j.prediction.Expectation;

/**
 * One stream's linear prediction, for a network that starts from one; does nothing for others. What
 * the network is told of a sample, and where its outputs refer to, are read before the sample is
 * heard.
 */
final class Anchor {
  private final Optional<Expectation> expectation;
  private final WaveNetSpec spec;
  private final float[] locations; // [frame] of a block
  private final float[] scales; // [frame]

  Anchor(WaveNetSpec spec, int maxBlockFrames) {
    this.spec = spec;
    this.expectation = spec.prediction().map(p -> new Expectation(p, spec.quantizer()));
    this.locations = new float[maxBlockFrames];
    this.scales = new float[maxBlockFrames];
  }

  /** Floats that the network is told a sample. */
  static int inputs(WaveNetSpec spec) {
    return spec.prediction().isPresent() ? Expectation.INPUTS : 0;
  }

  /** Goes to a place in a signal, as if there were nothing before it. */
  void restart(long position) {
    if (expectation.isPresent()) {
      expectation.get().restart(position);
    }
  }

  /**
   * Tells what is expected of the next sample.
   *
   * @param frame of the block that it is in
   * @param told receives {@link #inputs} numbers from {@code offset} on
   */
  void expect(int frame, float[] told, int offset) {
    if (expectation.isPresent()) {
      Expectation next = expectation.get();
      next.inputs(told, offset);
      locations[frame] = next.location();
      scales[frame] = next.scale();
    }
  }

  /** Hears the sample that {@link #expect} was about. */
  void hear(int code) {
    if (expectation.isPresent()) {
      expectation.get().add(spec.quantizer().decode(code));
    }
  }

  /** Makes the parameters of a frame of the block absolute; they start at {@code offset}. */
  void anchor(int frame, float[] parameters, int offset) {
    if (expectation.isPresent() && spec.distribution() instanceof BinnedDistribution binned) {
      binned.anchor(parameters, offset, locations[frame], scales[frame]);
    }
  }
}
