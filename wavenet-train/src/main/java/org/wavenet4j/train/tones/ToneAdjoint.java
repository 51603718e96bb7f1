package org.wavenet4j.train.tones;

import java.util.Arrays;
import org.wavenet4j.model.ToneSpec;
import org.wavenet4j.notes.NoteEvent;
import org.wavenet4j.notes.ToneBank;

/**
 * The adjoint of playing: the inner products of a signal with what each value of an envelope
 * contributes to a piece. For any signal and envelopes the sum of {@code play(envelopes) signal} is
 * that of {@code envelopes adjoint(signal)}.
 *
 * <p>Between two knots a partial is two sinusoids, one with an amplitude of 1 and one that grows
 * with time; so two complex sums a run of frames and partial say everything.
 */
final class ToneAdjoint {
  private final ToneSpec spec;
  private final ToneBank bank;
  private final Turns turns;
  private final double[] fades = new double[Turns.RUN_FRAMES];
  private final float[] run = new float[Turns.RUN_FRAMES];
  private final float[] moments; // [4][P]
  private final double[] stretch; // [4][P]: re, im of the sum; of the sum times frames since a knot
  private final double[] angles; // [cos, sin, cos and sin of a run][P]

  ToneAdjoint(ToneSpec spec, ToneBank bank, Turns turns) {
    this.spec = spec;
    this.bank = bank;
    this.turns = turns;
    this.moments = new float[4 * spec.partials()];
    this.stretch = new double[4 * spec.partials()];
    this.angles = new double[4 * spec.partials()];
  }

  /** Adds a piece's inner products with {@code signal}, {@code [frames]}. */
  void add(TonePiece piece, float[] signal, KeySums sums) {
    for (NoteEvent note : piece.notes()) {
      Stroke stroke = Stroke.of(bank, note, piece.frames());
      if (stroke.frames() > 0 && stroke.gains().length > 0) {
        add(stroke, signal, sums.of(stroke.key()));
      }
    }
  }

  private void add(Stroke stroke, float[] signal, double[] sums) {
    for (int q = 0; q < spec.values(); q++) {
      int knot = spec.knotFrames().get(q);
      int next = spec.knotFrames().get(q + 1);
      if (knot >= stroke.frames()) {
        return;
      }
      sum(stroke, signal, knot, Math.min(next, stroke.frames()));
      share(stroke, q, next - knot, sums);
    }
  }

  /** Fills {@link #stretch} for the ages from a knot up to another. */
  private void sum(Stroke stroke, float[] signal, int knot, int end) {
    Arrays.fill(stretch, 0);
    startAt(stroke.key(), knot);
    for (int age = knot; age < end; age += Turns.RUN_FRAMES) {
      int frames = Math.min(Turns.RUN_FRAMES, end - age);
      stroke.fades(age, frames, fades);
      Arrays.fill(run, 0);
      for (int t = 0; t < frames; t++) {
        run[t] = (float) fades[t] * signal[stroke.startFrame() + age + t];
      }
      turns.moments(stroke.key(), run, moments);
      addMoments(stroke.gains().length, age - knot);
    }
  }

  private void startAt(int key, int age) {
    double[] radians = turns.radians(key);
    int partials = radians.length;
    for (int j = 0; j < partials; j++) {
      angles[j] = StrictMath.cos(radians[j] * age);
      angles[partials + j] = StrictMath.sin(radians[j] * age);
      angles[2 * partials + j] = StrictMath.cos(radians[j] * Turns.RUN_FRAMES);
      angles[3 * partials + j] = StrictMath.sin(radians[j] * Turns.RUN_FRAMES);
    }
  }

  /** Turns a run's moments by the angle at its start, and goes on to the next run's angle. */
  private void addMoments(int partials, int sinceKnot) {
    for (int j = 0; j < partials; j++) {
      double cos = angles[j];
      double sin = angles[partials + j];
      double re = moments[j] * cos + moments[partials + j] * sin;
      double im = moments[partials + j] * cos - moments[j] * sin;
      double reLater = moments[2 * partials + j];
      double imLater = moments[3 * partials + j];
      stretch[j] += re;
      stretch[partials + j] += im;
      stretch[2 * partials + j] += sinceKnot * re + reLater * cos + imLater * sin;
      stretch[3 * partials + j] += sinceKnot * im + imLater * cos - reLater * sin;
      double cosStep = angles[2 * partials + j];
      double sinStep = angles[3 * partials + j];
      angles[j] = cos * cosStep - sin * sinStep;
      angles[partials + j] = sin * cosStep + cos * sinStep;
    }
  }

  /** Gives the knots before and behind a stretch their shares; the last knot has no value. */
  private void share(Stroke stroke, int q, int length, double[] sums) {
    int partials = stroke.gains().length;
    int row = spec.partials();
    for (int part = 0; part < 2; part++) {
      int before = (2 * q + part) * row;
      for (int j = 0; j < partials; j++) {
        double later = stroke.gains()[j] * stretch[(2 + part) * partials + j] / length;
        sums[before + j] += stroke.gains()[j] * stretch[part * partials + j] - later;
        if (q + 1 < spec.values()) {
          sums[before + 2 * row + j] += later;
        }
      }
    }
  }
}
