package org.wavenet4j.notes;

import java.util.Arrays;
import org.wavenet4j.model.Tones;

/** One key of {@link Tones} at a sample rate, ready to be made run by run. Never changes. */
final class KeyTone {
  /** Frames that are made at once, from a multiple of it on. */
  static final int RUN_FRAMES = 64;

  private static final float[] PASSED = passed(); // 0 to RUN_FRAMES - 1

  private final int[] knots;
  private final double[] cyclesPerFrame; // [partial]
  private final double[] velocitiesDb; // [partial]
  private final float[] envelopes; // [knot][real, imaginary][partial], 0 at the last
  private final float[] turns; // [partial][cos, sin][RUN_FRAMES]
  private final double[] runCos; // [partial], of what it turns in a run
  private final double[] runSin; // [partial]
  private final double fadeDb; // a frame

  /**
   * Makes its tables.
   *
   * @param key counted from the lowest
   * @param sampleRateHz that the knots are meant for
   */
  KeyTone(Tones tones, int key, int sampleRateHz) {
    this.knots = tones.spec().knotFrames().stream().mapToInt(k -> k).toArray();
    this.cyclesPerFrame = cyclesPerFrame(tones, key, sampleRateHz);
    this.velocitiesDb = new double[partials()];
    this.runCos = new double[partials()];
    this.runSin = new double[partials()];
    for (int j = 0; j < partials(); j++) {
      velocitiesDb[j] = tones.velocitiesDb()[key * tones.spec().partials() + j];
      runCos[j] = StrictMath.cos(radians(j, RUN_FRAMES));
      runSin[j] = StrictMath.sin(radians(j, RUN_FRAMES));
    }
    this.envelopes = envelopes(tones, key, partials());
    this.turns = turns();
    this.fadeDb = (double) tones.fadesDb()[key] / sampleRateHz;
  }

  private static float[] envelopes(Tones tones, int key, int partials) {
    int all = tones.spec().partials();
    int rows = 2 * tones.spec().values();
    float[] envelopes = new float[(rows + 2) * partials];
    for (int row = 0; row < rows; row++) {
      System.arraycopy(
          tones.envelopes(), (key * rows + row) * all, envelopes, row * partials, partials);
    }
    return envelopes;
  }

  private float[] turns() {
    float[] turns = new float[partials() * 2 * RUN_FRAMES];
    for (int j = 0; j < partials(); j++) {
      for (int t = 0; t < RUN_FRAMES; t++) {
        turns[2 * j * RUN_FRAMES + t] = (float) StrictMath.cos(radians(j, t));
        turns[(2 * j + 1) * RUN_FRAMES + t] = (float) StrictMath.sin(radians(j, t));
      }
    }
    return turns;
  }

  private static float[] passed() {
    float[] passed = new float[RUN_FRAMES];
    for (int t = 0; t < RUN_FRAMES; t++) {
      passed[t] = t;
    }
    return passed;
  }

  /** Of the partials that the key has: those before the first frequency of 0. */
  private static double[] cyclesPerFrame(Tones tones, int key, int sampleRateHz) {
    int all = tones.spec().partials();
    double[] cycles = new double[all];
    int count = 0;
    while (count < all && tones.frequenciesHz()[key * all + count] > 0) {
      cycles[count] = (double) tones.frequenciesHz()[key * all + count] / sampleRateHz;
      count++;
    }
    return Arrays.copyOf(cycles, count);
  }

  /** Partials that the key has. */
  int partials() {
    return cyclesPerFrame.length;
  }

  /** Frames from a stroke until its tone has ended, whatever the damper does. */
  int lengthFrames() {
    return knots[knots.length - 1];
  }

  /** Decibels a frame that a tone loses once its damper has fallen; 0 without damper. */
  double fadeDb() {
    return fadeDb;
  }

  /** What a partial is multiplied by at a velocity. */
  double gain(int partial, int velocity) {
    double db = velocitiesDb[partial] * (velocity - Tones.REFERENCE_VELOCITY);
    return StrictMath.pow(10, db / 20);
  }

  /** By what a partial has turned at an age, which may lie before the stroke; in [0, 2 pi]. */
  double radians(int partial, long ageFrames) {
    double cycles = cyclesPerFrame[partial] * ageFrames;
    return 2 * Math.PI * (cycles - Math.floor(cycles));
  }

  double runCos(int partial) {
    return runCos[partial];
  }

  double runSin(int partial) {
    return runSin[partial];
  }

  /**
   * Adds a stretch of a run of a tone, before any damper.
   *
   * @param phasors of the tone, at the run's start
   * @param ageFrames at the run's start, negative where it is before the stroke
   * @param from first frame of the run that is made
   * @param to behind the last
   * @param run receives the sum
   */
  void add(Phasors phasors, int ageFrames, int from, int to, float[] run) {
    int knot = 1; // behind the frames that are made
    for (int at = from; at < to; ) {
      while (knots[knot] <= ageFrames + at) {
        knot++;
      }
      int frames = Math.min(to - at, knots[knot] - ageFrames - at);
      addBetweenKnots(phasors, knot, ageFrames + at, at, frames, run);
      at += frames;
    }
  }

  /** Mean square of a tone at an age, before any damper. */
  double power(Phasors phasors, int ageFrames) {
    int knot = 1;
    while (knots[knot] <= ageFrames) {
      knot++;
    }
    int partials = partials();
    double share = (ageFrames - knots[knot - 1]) / (double) (knots[knot] - knots[knot - 1]);
    double sum = 0;
    for (int j = 0; j < partials; j++) {
      int at = (knot - 1) * 2 * partials + j;
      int next = at + 2 * partials;
      double re = envelopes[at] + share * (envelopes[next] - envelopes[at]);
      double im =
          envelopes[at + partials]
              + share * (envelopes[next + partials] - envelopes[at + partials]);
      double gain = phasors.gain(j);
      sum += gain * gain * (re * re + im * im);
    }
    return sum / 2;
  }

  private void addBetweenKnots(
      Phasors phasors, int knot, int ageFrames, int from, int frames, float[] run) {
    int partials = partials();
    double length = knots[knot] - knots[knot - 1];
    double passed = ageFrames - knots[knot - 1];
    for (int j = 0; j < partials; j++) {
      int at = (knot - 1) * 2 * partials + j;
      int next = at + 2 * partials;
      double reStep = (envelopes[next] - (double) envelopes[at]) / length;
      double imStep = (envelopes[next + partials] - (double) envelopes[at + partials]) / length;
      double re = envelopes[at] + passed * reStep;
      double im = envelopes[at + partials] + passed * imStep;
      double cos = phasors.cos(j);
      double sin = phasors.sin(j);
      addPartial(
          2 * j * RUN_FRAMES,
          (float) (re * cos - im * sin),
          (float) (re * sin + im * cos),
          (float) (reStep * cos - imStep * sin),
          (float) (reStep * sin + imStep * cos),
          from,
          frames,
          run);
    }
  }

  /** A loop of floats alone, which the compiler makes vectors of. */
  private void addPartial(
      int turnsAt,
      float re,
      float im,
      float reStep,
      float imStep,
      int from,
      int frames,
      float[] run) {
    int cosAt = turnsAt + from;
    int sinAt = cosAt + RUN_FRAMES;
    for (int t = 0; t < frames; t++) {
      run[from + t] +=
          (re + PASSED[t] * reStep) * turns[cosAt + t]
              - (im + PASSED[t] * imStep) * turns[sinAt + t];
    }
  }
}
