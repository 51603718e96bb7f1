package org.wavenet4j.run;

import java.util.Optional;
import org.wavenet4j.distribution.BinnedDistribution;
import org.wavenet4j.model.Tones;
import org.wavenet4j.model.WaveNetSpec;
import org.wavenet4j.prediction.Expectation;

/**
 * One stream's prediction, for a network that starts from one; does nothing for others. What the
 * network is told of a sample, and where its outputs refer to, are read before the sample is heard.
 */
final class Anchor {
  private final Optional<Expectation> expectation;
  private final WaveNetSpec spec;
  private final float[] locations; // [frame] of a block
  private final float[] scales; // [frame]
  private final Optional<Tones> tones;
  private ToneTrack track = ToneTrack.SILENT;
  private long position;

  Anchor(PackedWeights weights, int maxBlockFrames, Past past) {
    this.spec = weights.spec();
    this.tones = weights.tones();
    this.expectation = past.expectation(spec);
    this.locations = new float[maxBlockFrames];
    this.scales = new float[maxBlockFrames];
  }

  /** Another signal, which {@link #restart} goes to a place of. */
  void start(LocalConditioning local) {
    track = tones.map(local::tones).orElse(ToneTrack.SILENT);
  }

  /** Goes to a place in a signal, as if there were nothing before it. */
  void restart(long position) {
    if (expectation.isPresent()) {
      expectation.get().restart(position);
    }
    this.position = position;
  }

  /**
   * Tells what is expected of the next sample.
   *
   * @param frame of the block that it is in
   * @param told receives {@link WaveNetSpec#expectedInputs} numbers from {@code offset} on
   */
  void expect(int frame, float[] told, int offset) {
    if (expectation.isPresent()) {
      Expectation next = expectation.get();
      if (tones.isPresent()) {
        next.expectTone(
            track.at(position), track.level(position), track.sinceStrokeFrames(position));
      }
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
    position++;
  }

  /** Makes the parameters of a frame of the block absolute; they start at {@code offset}. */
  void anchor(int frame, float[] parameters, int offset) {
    if (expectation.isPresent() && spec.distribution() instanceof BinnedDistribution binned) {
      binned.anchor(parameters, offset, locations[frame], scales[frame]);
    }
  }
}
