package org.wavenet4j.measure;

import java.util.Arrays;
import org.wavenet4j.Range;

/**
 * How well onsets that were found agree with those of a reference. Counts, so that the scores of
 * several pieces add up; rates are 0 where there is nothing to divide by.
 *
 * @param referenceOnsets how many there are
 * @param foundOnsets how many were found
 * @param matches pairs of one of each that lie at most {@value #TOLERANCE_SECONDS} s apart, as many
 *     as can be made
 */
public record OnsetScore(int referenceOnsets, int foundOnsets, int matches) {
  /** How far apart the two of a pair may lie (as in MIREX's onset detection). */
  public static final double TOLERANCE_SECONDS = 0.05;

  /** Strokes no further than this after the first of a chord are one onset with it. */
  public static final double CHORD_SECONDS = 0.03;

  private static final int CHANCE_SHIFTS = 20;
  private static final double GOLDEN = (Math.sqrt(5) - 1) / 2;

  // Subtraction of times that were read from decimals may be off in their last bits.
  private static final double ROUNDING_SECONDS = 1e-9;

  /** Checks that the counts can be. */
  public OnsetScore {
    Range.check("referenceOnsets", referenceOnsets, 0, Integer.MAX_VALUE);
    Range.check("foundOnsets", foundOnsets, 0, Integer.MAX_VALUE);
    Range.check("matches", matches, 0, Math.min(referenceOnsets, foundOnsets));
  }

  /**
   * Pairs onsets off in the order of time, each with the first that it can have. With one tolerance
   * for all, no other pairing has more pairs.
   *
   * @param reference seconds, ascending; {@link #chords} of notes
   * @param found seconds, ascending
   */
  public static OnsetScore of(double[] reference, double[] found) {
    checkAscending("reference", reference);
    checkAscending("found", found);
    return new OnsetScore(reference.length, found.length, matches(reference, found));
  }

  private static int matches(double[] reference, double[] found) {
    int matches = 0;
    int r = 0;
    int f = 0;
    while (r < reference.length && f < found.length) {
      double late = found[f] - reference[r];
      if (Math.abs(late) <= TOLERANCE_SECONDS + ROUNDING_SECONDS) {
        matches++;
        r++;
        f++;
      } else if (late > 0) {
        r++;
      } else {
        f++;
      }
    }
    return matches;
  }

  /**
   * What onsets as dense as these would reach by chance: the sum of the scores against the
   * reference turned round by {@value #CHANCE_SHIFTS} offsets, spread over the piece and in no
   * simple ratio to it or each other, so that a metre rarely falls on itself. Its rates are those
   * to compare with.
   *
   * @param reference seconds, ascending, each under {@code seconds}
   * @param found seconds, ascending
   * @param seconds length of the piece, above 0
   */
  public static OnsetScore chance(double[] reference, double[] found, double seconds) {
    Range.check("seconds", seconds, seconds > 0, "above 0");
    OnsetScore total = new OnsetScore(0, 0, 0);
    for (int i = 1; i <= CHANCE_SHIFTS; i++) {
      double shift = i * GOLDEN % 1 * seconds;
      double[] turned = Arrays.stream(reference).map(t -> (t + shift) % seconds).sorted().toArray();
      total = total.plus(of(turned, found));
    }
    return total;
  }

  /**
   * The onsets of notes: of those within {@value #CHORD_SECONDS} s after the first of a chord, that
   * first one.
   *
   * @param noteStarts seconds, ascending
   */
  public static double[] chords(double[] noteStarts) {
    checkAscending("noteStarts", noteStarts);
    double[] onsets = new double[noteStarts.length];
    int count = 0;
    for (double start : noteStarts) {
      if (count == 0 || start - onsets[count - 1] > CHORD_SECONDS + ROUNDING_SECONDS) {
        onsets[count++] = start;
      }
    }
    return Arrays.copyOf(onsets, count);
  }

  private static void checkAscending(String name, double[] seconds) {
    for (int i = 0; i < seconds.length; i++) {
      boolean ascends = i == 0 || seconds[i - 1] <= seconds[i];
      Range.check(name + "[" + i + "]", seconds[i], ascends, "no less than the one before");
    }
  }

  /** Both pieces as one. */
  public OnsetScore plus(OnsetScore other) {
    return new OnsetScore(
        referenceOnsets + other.referenceOnsets,
        foundOnsets + other.foundOnsets,
        matches + other.matches);
  }

  /** Share of what was found that is right. */
  public double precision() {
    return (double) matches / Math.max(1, foundOnsets);
  }

  /** Share of the reference that was found. */
  public double recall() {
    return (double) matches / Math.max(1, referenceOnsets);
  }

  /** Harmonic mean of precision and recall. */
  public double f1() {
    return 2.0 * matches / Math.max(1, referenceOnsets + foundOnsets);
  }
}
