package org.wavenet4j.run;

/**
 * One stream of a batch.
 *
 * @param sampling seed and temperature
 * @param local {@link LocalConditioning#NONE} for none; streams share none that has a state, as
 *     {@link StreamedFeatures} has
 * @param global {@code [E]}, empty for none
 * @param prime amplitudes that the network hears first, empty for none
 * @param frames samples to draw, at least 1
 */
public record StreamPlan(
    Sampling sampling, LocalConditioning local, float[] global, float[] prime, long frames) {
  /** Checks the length. */
  public StreamPlan {
    if (frames < 1) {
      throw new IllegalArgumentException("frames: " + frames + ", expected at least 1");
    }
  }

  /** A stream without conditioning and prime. */
  public static StreamPlan of(Sampling sampling, long frames) {
    return new StreamPlan(sampling, LocalConditioning.NONE, new float[0], new float[0], frames);
  }
}
