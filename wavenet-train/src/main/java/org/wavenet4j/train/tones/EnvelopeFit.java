package org.wavenet4j.train.tones;

import org.wavenet4j.model.Tones;

/**
 * The search for the envelopes that leave least of the pieces, all else of the tones given: a
 * linear least squares problem with a small ridge, by preconditioned conjugate gradients that keep
 * the residual (Hestenes and Stiefel 1952; CGLS in Björck 1996, Numerical Methods for Least Squares
 * Problems, section 7.4).
 */
final class EnvelopeFit {
  // In amplitudes of full scale 1 at 16 kHz, times 30 as many frames: what no piece of the demo
  // corpus notices, and enough to keep silent what sounds for some milliseconds in all.
  private static final double RIDGE_SECONDS = 30.0 / 16_000;

  private final Rehearsal rehearsal;
  private final Tones start;
  private final Turns turns;
  private final EnvelopeCurvature curvature;
  private final double ridge;
  private final double[] envelopes; // [88][Q][2][J], as all below
  private final float[][] residual; // [piece][frames]
  private double[] direction; // conjugate to those before it
  private double descent; // the gradient's product with what it was preconditioned to
  private boolean fresh; // whether nothing has moved in the direction yet

  /** Goes on from what {@code start} has. */
  EnvelopeFit(Rehearsal rehearsal, Tones start) {
    this.rehearsal = rehearsal;
    this.start = start;
    this.turns = new Turns(start, rehearsal.sampleRateHz());
    this.ridge = RIDGE_SECONDS * rehearsal.sampleRateHz();
    this.curvature = rehearsal.curvature(start, ridge);
    this.envelopes = new double[start.envelopes().length];
    for (int i = 0; i < envelopes.length; i++) {
      envelopes[i] = start.envelopes()[i];
    }
    this.residual = rehearsal.residual(start);
    double[] gradient = gradient();
    this.direction = curvature.solve(gradient);
    this.descent = product(gradient, direction);
    this.fresh = true;
  }

  /** One step; none where nothing is left to be found. */
  void pass() {
    if (!fresh) {
      turn(); // only now: after the last pass there is none to turn for
    }
    float[][] step = rehearsal.play(withEnvelopes(direction));
    double bend =
        rehearsal.sum(i -> Rehearsal.energy(step[i])) + ridge * product(direction, direction);
    if (!(descent > 0 && bend > 0)) {
      return;
    }
    double size = descent / bend;
    rehearsal.forEach(i -> subtract(size, step[i], residual[i]));
    for (int i = 0; i < envelopes.length; i++) {
      envelopes[i] += size * direction[i];
    }
    fresh = false;
  }

  private void turn() {
    double[] gradient = gradient();
    double[] next = curvature.solve(gradient);
    double nextDescent = product(gradient, next);
    for (int i = 0; i < next.length; i++) {
      next[i] += nextDescent / descent * direction[i];
    }
    direction = next;
    descent = nextDescent;
    fresh = true;
  }

  /** What is left of the pieces, {@code [piece][frames]}; changes with every pass. */
  float[][] residual() {
    return residual;
  }

  /** The sum of the squares of what is left. */
  double error() {
    return rehearsal.sum(i -> Rehearsal.energy(residual[i]));
  }

  /** The tones as they are now. */
  Tones tones() {
    return withEnvelopes(envelopes);
  }

  private double[] gradient() {
    double[] downhill = rehearsal.adjoint(start, turns, residual);
    for (int i = 0; i < downhill.length; i++) {
      downhill[i] -= ridge * envelopes[i];
    }
    return downhill;
  }

  private Tones withEnvelopes(double[] values) {
    float[] rounded = new float[values.length];
    for (int i = 0; i < rounded.length; i++) {
      rounded[i] = (float) values[i];
    }
    return new Tones(
        start.spec(), start.frequenciesHz(), rounded, start.velocitiesDb(), start.fadesDb());
  }

  private static void subtract(double factor, float[] signal, float[] from) {
    float rounded = (float) factor;
    for (int t = 0; t < from.length; t++) {
      from[t] -= rounded * signal[t];
    }
  }

  private static double product(double[] a, double[] b) {
    double sum = 0;
    for (int i = 0; i < a.length; i++) {
      sum += a[i] * b[i];
    }
    return sum;
  }
}
