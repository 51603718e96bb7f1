package org.wavenet4j.model;

import java.util.List;
import org.wavenet4j.Range;

/**
 * How a key's {@link Tones} are described: its string as a sum of partials, sinusoids that begin at
 * the stroke, each with an envelope of its own (sinusoidal modelling, McAulay and Quatieri 1986,
 * IEEE Trans. ASSP 34(4); here the phases are locked to the stroke, and every note of a key has the
 * same).
 *
 * @param partials J, of each key, the lowest first; those too high for the sample rate are left
 *     out; 1 to {@value #MOST_PARTIALS}
 * @param knotFrames ages since the stroke, in audio frames, between which envelopes are straight:
 *     the first is 0, each is above the one before, 2 to {@value #MOST_KNOTS} of them; at the last
 *     a tone has ended
 * @param restShare how loud what linear prediction adds to the tones may be, beside them: above 0,
 *     to {@value #MOST_REST_SHARE}
 */
public record ToneSpec(int partials, List<Integer> knotFrames, double restShare) {
  /** A rest 4 dB below its tones; that of a piano whose tones fit well lies 17 dB below them. */
  public static final double USUAL_REST_SHARE = 0.6;

  private static final int MOST_REST_SHARE = 100;

  static final int MOST_PARTIALS = 128;
  static final int MOST_KNOTS = 64;
  private static final int MOST_FRAMES = 1 << 22;

  /** Checks the bounds. */
  public ToneSpec {
    knotFrames = List.copyOf(knotFrames);
    Range.check("partials", partials, 1, MOST_PARTIALS);
    Range.check(
        "restShare",
        restShare,
        restShare > 0 && restShare <= MOST_REST_SHARE,
        "above 0 to " + MOST_REST_SHARE);
    Range.check("knotFrames.size", knotFrames.size(), 2, MOST_KNOTS);
    Range.check("knotFrames[0]", knotFrames.get(0), 0, 0);
    for (int i = 1; i < knotFrames.size(); i++) {
      Range.check(
          "knotFrames[" + i + "]", knotFrames.get(i), knotFrames.get(i - 1) + 1, MOST_FRAMES);
    }
  }

  /** With the usual share of the rest. */
  public ToneSpec(int partials, List<Integer> knotFrames) {
    this(partials, knotFrames, USUAL_REST_SHARE);
  }

  /** Knots at which an envelope has a value, Q: all but the last, where it is 0. */
  public int values() {
    return knotFrames.size() - 1;
  }

  /** Audio frames from the stroke until a tone has ended. */
  public int lengthFrames() {
    return knotFrames.get(values());
  }
}
