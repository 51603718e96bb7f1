package org.wavenet4j.prediction;

import org.wavenet4j.Range;

/**
 * How loud the sound may be that linear prediction adds to tones, as a root mean square.
 *
 * @param share of the level of the tones, above 0
 * @param least where no tone sounds, at least 0
 * @param knock more than that at a stroke, at least 0: hammer and key make a noise of their own
 * @param knockFadeFrames audio frames after which 1/e of the knock is left, above 0
 */
public record RestLimit(double share, double least, double knock, double knockFadeFrames) {
  /**
   * 40 dB below full scale: the noise of a piano's highest keys and of its dampers is louder than
   * their tones, and stays behind them.
   */
  private static final double LEAST_GIVEN = 0.01;

  /** Of the share that a network is trained with: what a true rest keeps below. */
  private static final double OWN_SHARE = 0.5;

  private static final double LEAST_OWN = 0.0005; // 66 dB below full scale: no noise bed
  private static final double KNOCK_OWN = 0.0095;
  private static final double KNOCK_FADE_SECONDS = 0.05;

  /** Checks the bounds. */
  public RestLimit {
    Range.check("share", share, share > 0, "above 0");
    Range.check("least", least, least >= 0, "at least 0");
    Range.check("knock", knock, knock >= 0, "at least 0");
    Range.check("knockFadeFrames", knockFadeFrames, knockFadeFrames > 0, "above 0");
  }

  /**
   * Where sound is heard that is there: wide enough that few true samples are beyond it, each of
   * which would cost many bits.
   *
   * @param share that a network is trained with
   */
  public static RestLimit ofGiven(double share) {
    return new RestLimit(share, LEAST_GIVEN, 0, 1);
  }

  /**
   * Where a network hears what it made itself. Its rest sustains itself at whatever it may be; so
   * it may be what a true rest usually is. The noises that are louder are those of strokes.
   *
   * @param share that the network was trained with
   */
  public static RestLimit ofOwn(double share, int sampleRateHz) {
    return new RestLimit(
        OWN_SHARE * share, LEAST_OWN, KNOCK_OWN, KNOCK_FADE_SECONDS * sampleRateHz);
  }

  /**
   * The limit at a sample.
   *
   * @param level root mean square of the tones around there; infinite where nobody knows of any,
   *     and so is the limit
   * @param sinceStrokeFrames since the last stroke, at least 0
   */
  public double most(double level, long sinceStrokeFrames) {
    double most = share * level + least;
    return knock == 0 ? most : most + knock * StrictMath.exp(-sinceStrokeFrames / knockFadeFrames);
  }
}
