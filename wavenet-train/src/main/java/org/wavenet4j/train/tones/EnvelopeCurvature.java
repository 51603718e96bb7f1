package org.wavenet4j.train.tones;

import org.wavenet4j.model.ToneSpec;
import org.wavenet4j.model.Tones;
import org.wavenet4j.notes.NoteEvent;
import org.wavenet4j.notes.ToneBank;

/**
 * How much sound the envelope of one partial makes, as if no partial and no note met another: a
 * matrix over its knots, of which only neighbours meet. Preconditions the search for envelopes.
 */
final class EnvelopeCurvature {
  private final ToneSpec spec;
  private final double[] sums; // [88][2][Q][J]: of each knot with itself; with the next
  private final double ridge;

  /**
   * Of pieces' sums.
   *
   * @param sums {@code [88][2][Q][J]}, as {@link #add} has them
   * @param ridge added to the squares of all knots, above 0
   */
  EnvelopeCurvature(ToneSpec spec, double[] sums, double ridge) {
    this.spec = spec;
    this.sums = sums;
    this.ridge = ridge;
  }

  /** Adds a piece's notes to {@code [2][Q][J]} of their keys. */
  static void add(ToneSpec spec, ToneBank bank, TonePiece piece, KeySums sums) {
    double[] fades = new double[Turns.RUN_FRAMES];
    for (NoteEvent note : piece.notes()) {
      Stroke stroke = Stroke.of(bank, note, piece.frames());
      if (stroke.frames() > 0 && stroke.gains().length > 0) {
        add(spec, stroke, fades, sums.of(stroke.key()));
      }
    }
  }

  private static void add(ToneSpec spec, Stroke stroke, double[] fades, double[] sums) {
    for (int q = 0; q < spec.values() && spec.knotFrames().get(q) < stroke.frames(); q++) {
      int knot = spec.knotFrames().get(q);
      int length = spec.knotFrames().get(q + 1) - knot;
      double[] powers = powers(stroke, knot, Math.min(knot + length, stroke.frames()), fades);
      double both = powers[1] / length - powers[2] / ((double) length * length);
      double later = powers[2] / ((double) length * length);
      double earlier = powers[0] - 2 * powers[1] / length + later;
      addRow(stroke, earlier, sums, q * spec.partials());
      if (q + 1 < spec.values()) {
        addRow(stroke, later, sums, (q + 1) * spec.partials());
        addRow(stroke, both, sums, (spec.values() + q) * spec.partials());
      }
    }
  }

  /**
   * Sums over the ages from a knot on: of the squared fade times 1, u and u squared, u since it.
   */
  private static double[] powers(Stroke stroke, int knot, int end, double[] fades) {
    double[] powers = new double[3];
    for (int age = knot; age < end; age += Turns.RUN_FRAMES) {
      int frames = Math.min(Turns.RUN_FRAMES, end - age);
      stroke.fades(age, frames, fades);
      for (int t = 0; t < frames; t++) {
        double since = age - knot + t;
        double square = fades[t] * fades[t];
        powers[0] += square;
        powers[1] += square * since;
        powers[2] += square * since * since;
      }
    }
    return powers;
  }

  private static void addRow(Stroke stroke, double power, double[] sums, int offset) {
    for (int j = 0; j < stroke.gains().length; j++) {
      double gain = stroke.gains()[j];
      sums[offset + j] += gain * gain * power / 2; // a sinusoid has half the power of its amplitude
    }
  }

  /**
   * Solves for {@code x} in (this + ridge) {@code x = y}, by the elimination of Thomas.
   *
   * @param y {@code [88][Q][2][J]}
   */
  double[] solve(double[] y) {
    double[] x = new double[y.length];
    double[] factors = new double[spec.values()];
    for (int key = 0; key < Tones.KEYS; key++) {
      for (int j = 0; j < spec.partials(); j++) {
        solve(key, j, y, x, factors);
        solve(key, spec.partials() + j, y, x, factors);
      }
    }
    return x;
  }

  /**
   * One partial's real or imaginary values.
   *
   * @param column of the partial among the 2 J
   */
  private void solve(int key, int column, double[] y, double[] x, double[] factors) {
    int count = spec.values();
    int row = spec.partials();
    int from = 2 * key * count * row + column;
    int own = 2 * key * count * row + column % row;
    double before = 0; // what knots q - 1 and q share
    for (int q = 0; q < count; q++) {
      double factor = q == 0 ? 0 : factors[q - 1];
      double pivot = sums[own + q * row] + ridge - before * factor;
      double next = q + 1 < count ? sums[own + (count + q) * row] : 0;
      double carried = q == 0 ? 0 : before * x[from + 2 * (q - 1) * row];
      factors[q] = next / pivot;
      x[from + 2 * q * row] = (y[from + 2 * q * row] - carried) / pivot;
      before = next;
    }
    for (int q = count - 2; q >= 0; q--) {
      x[from + 2 * q * row] -= factors[q] * x[from + 2 * (q + 1) * row];
    }
  }
}
