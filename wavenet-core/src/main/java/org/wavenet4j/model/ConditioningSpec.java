package org.wavenet4j.model;

import org.wavenet4j.Range;

/**
 * What the network is told besides past samples. Local features come as feature frames, each of
 * which covers a number of samples; feature frame f is about the samples from {@code f
 * localHopFrames} on.
 *
 * @param localFeatures what they mean
 * @param localChannels features that follow time, C; 0 for none
 * @param localHopFrames audio frames that one feature frame covers; 1 when there is no local
 *     conditioning
 * @param context what is made of them before they are repeated
 * @param globalChannels size of a vector that holds for a whole piece, E; 0 for none
 */
public record ConditioningSpec(
    LocalFeatures localFeatures,
    int localChannels,
    int localHopFrames,
    ContextSpec context,
    int globalChannels) {
  /** No network is told more features. */
  public static final int MOST_LOCAL_CHANNELS = 4096;

  /** A network that hears past samples only. */
  public static final ConditioningSpec NONE = new ConditioningSpec(0, 1, 0);

  /** Checks the bounds. */
  public ConditioningSpec {
    Range.check("localChannels", localChannels, 0, MOST_LOCAL_CHANNELS);
    Range.check("localHopFrames", localHopFrames, 1, 1 << 16);
    Range.check("globalChannels", globalChannels, 0, 4096);
    if (localChannels == 0 && localHopFrames != 1) {
      throw new IllegalArgumentException(
          "localHopFrames: " + localHopFrames + ", expected 1 where localChannels is 0");
    }
    if (localChannels == 0 && (context.exists() || localFeatures != LocalFeatures.GIVEN)) {
      throw new IllegalArgumentException(
          "localChannels: 0, expected at least 1 with %s"
              .formatted(
                  context.exists() ? "a context stack" : "localFeatures " + localFeatures.label()));
    }
  }

  /** Given features, which go into the stack as they are. */
  public ConditioningSpec(int localChannels, int localHopFrames, int globalChannels) {
    this(LocalFeatures.GIVEN, localChannels, localHopFrames, ContextSpec.NONE, globalChannels);
  }

  /** Whether features follow time. */
  public boolean local() {
    return localChannels > 0;
  }

  /** Whether a vector holds for a whole piece. */
  public boolean global() {
    return globalChannels > 0;
  }

  /** Local channels that the blocks of the stack are told: the context stack's, or C. */
  public int stackChannels() {
    return context.exists() ? context.channels() : localChannels;
  }

  /** Feature frames that cover so many audio frames, of which the first is a feature frame's. */
  public int featureFrames(int audioFrames) {
    return (audioFrames + localHopFrames - 1) / localHopFrames;
  }
}
