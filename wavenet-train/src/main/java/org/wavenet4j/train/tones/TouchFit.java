package org.wavenet4j.train.tones;

import java.util.Arrays;
import org.wavenet4j.model.Tones;
import org.wavenet4j.notes.NoteEvent;
import org.wavenet4j.notes.NoteTones;

/**
 * What velocity and dampers do, from the data: one step of Gauss and Newton at a time, whose
 * derivatives are those of the player itself, by differences.
 */
final class TouchFit {
  // Of any of the numbers: far enough for floats, near enough for what is not quite straight.
  private static final double DIFFERENCE = 0.02;
  private static final double[] MOST_CHANGES = {0.1, 0.2, 0.5, 0.5, 0.5, 0.5};
  private static final int MOST_TRIALS = 2;
  // Of a number's own curvature: what few notes say little about stays as it was.
  private static final double RIDGE = 1e-3;
  private static final double LEAST_GAIN = 1e-4; // of the error
  // Six numbers need no more than every fourth run; tracks make whole runs at a time.
  private static final int RUN_FRAMES = 64;
  private static final int HEARD_OF_RUNS = 4;

  private final Rehearsal rehearsal;

  TouchFit(Rehearsal rehearsal) {
    this.rehearsal = rehearsal;
  }

  /**
   * Tones that leave less of the pieces; or the same ones, if none are found.
   *
   * @param residual what {@code tones} leave, {@code [piece][frames]}
   * @param error the sum of its squares
   */
  Tones refine(Tones tones, float[][] residual, double error) {
    Touch touch = new Touch(meanSteps(tones));
    double[] change = change(tones, touch, residual);
    for (int trial = 0; trial < MOST_TRIALS; trial++) {
      Tones changed = touch.change(tones, change);
      float[][] left = rehearsal.residual(changed);
      if (rehearsal.sum(i -> Rehearsal.energy(left[i])) < error * (1 - LEAST_GAIN)) {
        return changed;
      }
      Arrays.setAll(change, i -> change[i] / 2);
    }
    return tones;
  }

  /** How far each key's notes are above the reference velocity, those that are louder more so. */
  private double[] meanSteps(Tones tones) {
    double[] steps = new double[Tones.KEYS];
    double[] weights = new double[Tones.KEYS];
    for (int i = 0; i < rehearsal.count(); i++) {
      for (NoteEvent note : rehearsal.piece(i).notes()) {
        int key = note.midiPitch() - NoteEvent.LOWEST_PITCH;
        int step = note.velocity() - Tones.REFERENCE_VELOCITY;
        double db = tones.velocitiesDb()[key * tones.spec().partials()] * step;
        double power = StrictMath.pow(10, db / 10);
        steps[key] += power * step;
        weights[key] += power;
      }
    }
    Arrays.setAll(steps, key -> weights[key] > 0 ? steps[key] / weights[key] : 0);
    return steps;
  }

  private double[] change(Tones tones, Touch touch, float[][] residual) {
    Tones[] changed = new Tones[Touch.NUMBERS];
    for (int i = 0; i < changed.length; i++) {
      double[] one = new double[Touch.NUMBERS];
      one[i] = DIFFERENCE;
      changed[i] = touch.change(tones, one);
    }
    NormalEquations[] each = new NormalEquations[rehearsal.count()];
    rehearsal.forEach(i -> each[i] = equations(rehearsal.piece(i), tones, changed, residual[i]));
    NormalEquations all = new NormalEquations(Touch.NUMBERS);
    for (NormalEquations one : each) {
      all.add(one);
    }
    double[] change = all.solve(RIDGE);
    Arrays.setAll(change, i -> Math.max(-MOST_CHANGES[i], Math.min(MOST_CHANGES[i], change[i])));
    return change;
  }

  /** Of a piece: what is left of it as a sum of what each number would change. */
  private NormalEquations equations(
      TonePiece piece, Tones tones, Tones[] changed, float[] residual) {
    NormalEquations equations = new NormalEquations(Touch.NUMBERS);
    NoteTones plain = rehearsal.bank(tones).play(piece.notes());
    NoteTones[] tracks = new NoteTones[changed.length];
    Arrays.setAll(tracks, i -> rehearsal.bank(changed[i]).play(piece.notes()));
    double[] row = new double[Touch.NUMBERS];
    for (int first = 0; first < residual.length; first += HEARD_OF_RUNS * RUN_FRAMES) {
      for (int t = first; t < Math.min(first + RUN_FRAMES, residual.length); t++) {
        for (int i = 0; i < row.length; i++) {
          row[i] = (tracks[i].at(t) - plain.at(t)) / DIFFERENCE;
        }
        equations.add(row, residual[t]);
      }
    }
    return equations;
  }
}
