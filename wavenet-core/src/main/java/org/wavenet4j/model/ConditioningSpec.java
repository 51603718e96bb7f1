package org.wavenet4j.model;

import org.wavenet4j.Range;

/**
 * What the network is told besides past samples.
 *
 * @param localChannels features that follow time, C; 0 for none
 * @param localHopFrames audio frames that one feature frame covers; features are repeated over
 *     them. 1 when there is no local conditioning
 * @param globalChannels size of a vector that holds for a whole piece, E; 0 for none
 */
public record ConditioningSpec(int localChannels, int localHopFrames, int globalChannels) {
  /** A network that hears past samples only. */
  public static final ConditioningSpec NONE = new ConditioningSpec(0, 1, 0);

  /** Checks the bounds. */
  public ConditioningSpec {
    Range.check("localChannels", localChannels, 0, 4096);
    Range.check("localHopFrames", localHopFrames, 1, 1 << 16);
    Range.check("globalChannels", globalChannels, 0, 4096);
    if (localChannels == 0 && localHopFrames != 1) {
      throw new IllegalArgumentException(
          "localHopFrames: " + localHopFrames + ", expected 1 where localChannels is 0");
    }
  }

  /** Whether features follow time. */
  public boolean local() {
    return localChannels > 0;
  }

  /** Whether a vector holds for a whole piece. */
  public boolean global() {
    return globalChannels > 0;
  }
}
