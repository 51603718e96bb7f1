package org.wavenet4j.run;

import java.util.Arrays;
import org.wavenet4j.UserError;
import org.wavenet4j.model.ConditioningSpec;

/**
 * The local conditioning of one stream, from feature frames to rows at sample rate: reads features
 * as far ahead as the context stack sees, and repeats what that makes of a feature frame over its
 * samples. A frame's row has the same bits whatever was asked for before. All memory is allocated
 * by the constructor.
 *
 * <p>Features before frame 0 and behind the end are zeros to the context stack; sound needs
 * features of its own frame.
 */
final class Conditioner {
  private static final long NEVER = Long.MIN_VALUE;

  private final ConditioningSpec spec;
  private final int reachFrames;
  private final ContextStack context;
  private final float[] feature; // [C]
  private LocalConditioning features = LocalConditioning.NONE;

  // Feature frames: the context stack was fed those from begun on, up to the one before fed.
  private long begun = NEVER;
  private long fed = NEVER;
  private long end = Long.MAX_VALUE; // of the features, once it is known

  /**
   * Without features, until {@link #start}.
   *
   * @throws UserError if what the context stack keeps does not fit into memory
   */
  Conditioner(Engine engine) {
    checkMemory(engine.weights(), 1);
    this.spec = engine.spec().conditioning();
    this.reachFrames = spec.context().reachFrames();
    this.context = new ContextStack(engine.weights(), engine.kernels());
    this.feature = new float[spec.localChannels()];
  }

  /** A few bytes of a model file can ask for any dilation, so what it takes is reckoned first. */
  static void checkMemory(PackedWeights weights, int streams) {
    long floats = streams * ContextStack.pastFloats(weights.context);
    long most = Runtime.getRuntime().maxMemory();
    if (floats > most / 4 / Float.BYTES) {
      throw new UserError(
          "the network's context stack needs %d MB (streams: %d) and Java may use %d MB; use a smaller network or raise -Xmx"
              .formatted(floats >> 18, streams, most >> 20));
    }
  }

  /** Another signal, or the same from its start. */
  void start(LocalConditioning local) {
    features = local;
    begun = NEVER;
    fed = NEVER;
    end = Long.MAX_VALUE;
  }

  /**
   * Writes the rows of a run of audio frames. Nothing where the network has no local conditioning.
   *
   * @param firstFrame counted from the start of the signal, at least 0
   * @param out {@code [frame]}{@link ConditioningSpec#stackChannels [stackChannels]} from {@code
   *     offset} on
   * @throws UserError if the features end before these frames do
   */
  void read(long firstFrame, int frames, float[] out, int offset) {
    if (!spec.local()) {
      return;
    }
    if (features.channels() == 0) {
      throw new IllegalStateException("the network has local conditioning: call start first");
    }
    int channels = spec.stackChannels();
    int hop = spec.localHopFrames();
    for (int f = 0; f < frames; ) {
      long featureFrame = (firstFrame + f) / hop;
      goTo(featureFrame);
      if (featureFrame >= end) {
        throw ended(firstFrame + frames - 1);
      }
      int until = (int) Math.min(frames, (featureFrame + 1) * hop - firstFrame);
      for (; f < until; f++) {
        context.copyOutput(out, offset + f * channels);
      }
    }
  }

  /** Makes the context stack's output that of a feature frame. */
  private void goTo(long featureFrame) {
    long first = featureFrame - reachFrames;
    long until = featureFrame + reachFrames + 1;
    if (begun > first || fed < first || fed > until) {
      begun = first;
      fed = first;
    }
    for (; fed < until; fed++) {
      readFeature(fed);
      context.feed(feature);
    }
  }

  private void readFeature(long featureFrame) {
    boolean there = featureFrame >= 0 && featureFrame < end;
    if (there && features.read(featureFrame, 1, feature, 0) == 0) {
      end = featureFrame;
      there = false;
    }
    if (!there) {
      Arrays.fill(feature, 0);
    }
  }

  private UserError ended(long asked) {
    return new UserError(
        "the local conditioning ends after %d audio frames, but frame %d is asked for; give"
                .formatted(end * spec.localHopFrames(), asked)
            + " longer features or ask for less sound");
  }
}
