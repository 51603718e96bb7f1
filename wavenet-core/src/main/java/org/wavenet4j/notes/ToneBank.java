package org.wavenet4j.notes;

import java.util.List;
import org.wavenet4j.model.Tones;

/**
 * The {@link Tones} of all keys, ready to sound at a sample rate. Never changes, but for tables
 * that are made when a key is first heard: for one thread at a time.
 */
public final class ToneBank {
  /** Frames that are made at once, from a multiple of it on. */
  static final int RUN_FRAMES = 64;

  private final Tones tones;
  private final int sampleRateHz;
  private final int[] knots;
  private final float[][] turns = new float[Tones.KEYS][0]; // [key][partial][cos, sin][RUN_FRAMES]

  /**
   * Tones at a rate.
   *
   * @param sampleRateHz that their knots are meant for
   */
  public ToneBank(Tones tones, int sampleRateHz) {
    this.tones = tones;
    this.sampleRateHz = sampleRateHz;
    this.knots = tones.spec().knotFrames().stream().mapToInt(k -> k).toArray();
  }

  /** Frames a second. */
  int sampleRateHz() {
    return sampleRateHz;
  }

  /** {@code notes} as they would sound, for one stream. */
  public NoteTones play(List<NoteEvent> notes) {
    return new NoteTones(this, notes);
  }

  /** J. */
  int partials() {
    return tones.spec().partials();
  }

  /** Partials that a key has. */
  public int partials(int key) {
    int count = 0;
    while (count < partials() && tones.frequenciesHz()[key * partials() + count] > 0) {
      count++;
    }
    return count;
  }

  /** Factors of a key's partials at a velocity. */
  float[] gains(int key, int velocity) {
    float[] gains = new float[partials(key)];
    for (int j = 0; j < gains.length; j++) {
      double db =
          tones.velocitiesDb()[key * partials() + j] * (velocity - Tones.REFERENCE_VELOCITY);
      gains[j] = (float) StrictMath.pow(10, db / 20);
    }
    return gains;
  }

  /** Decibels a frame that a key's tone loses once its damper has fallen. */
  public double fadeDb(int key) {
    return (double) tones.fadesDb()[key] / sampleRateHz;
  }

  /** Frames from a stroke until its tone has ended, whatever the damper does. */
  int lengthFrames() {
    return tones.spec().lengthFrames();
  }

  /** The first knot above an age that is below the last knot's. */
  int knotAfter(int ageFrames) {
    int knot = 1;
    while (knots[knot] <= ageFrames) {
      knot++;
    }
    return knot;
  }

  /** The age at a knot. */
  int knotFrames(int knot) {
    return knots[knot];
  }

  /**
   * Adds a stretch of a tone between two knots, before any damper.
   *
   * @param gains of its partials
   * @param knot the one behind the stretch
   * @param ageFrames of its first frame
   * @param frames at most {@link #RUN_FRAMES}
   * @param out receives the sum from {@code offset} on
   */
  void add(int key, float[] gains, int knot, int ageFrames, int frames, float[] out, int offset) {
    float[] table = turns(key);
    float[] envelopes = tones.envelopes();
    int partials = partials();
    double length = knots[knot] - knots[knot - 1];
    int passed = ageFrames - knots[knot - 1];
    boolean ends = knot == tones.spec().values();
    for (int j = 0; j < gains.length; j++) {
      int at = ((key * tones.spec().values() + knot - 1) * 2) * partials + j;
      double re = envelopes[at];
      double im = envelopes[at + partials];
      double reStep = ((ends ? 0 : envelopes[at + 2 * partials]) - re) / length;
      double imStep = ((ends ? 0 : envelopes[at + 3 * partials]) - im) / length;
      re += reStep * passed;
      im += imStep * passed;
      double angle = angle(key, j, ageFrames);
      double cos = gains[j] * StrictMath.cos(angle);
      double sin = gains[j] * StrictMath.sin(angle);
      addPartial(
          table,
          2 * j * RUN_FRAMES,
          (float) (re * cos - im * sin),
          (float) (re * sin + im * cos),
          (float) (reStep * cos - imStep * sin),
          (float) (reStep * sin + imStep * cos),
          out,
          offset,
          frames);
    }
  }

  /** A loop that the compiler makes vectors of. */
  private static void addPartial(
      float[] table,
      int cosAt,
      float re,
      float im,
      float reStep,
      float imStep,
      float[] out,
      int offset,
      int frames) {
    int sinAt = cosAt + RUN_FRAMES;
    for (int t = 0; t < frames; t++) {
      out[offset + t] +=
          (re + t * reStep) * table[cosAt + t] - (im + t * imStep) * table[sinAt + t];
    }
  }

  private float[] turns(int key) {
    if (turns[key].length == 0) {
      float[] table = new float[partials() * 2 * RUN_FRAMES];
      for (int j = 0; j < partials(); j++) {
        for (int t = 0; t < RUN_FRAMES; t++) {
          double angle = angle(key, j, t);
          table[2 * j * RUN_FRAMES + t] = (float) StrictMath.cos(angle);
          table[(2 * j + 1) * RUN_FRAMES + t] = (float) StrictMath.sin(angle);
        }
      }
      turns[key] = table;
    }
    return turns[key];
  }

  /** Radians that a partial has turned at an age; whole turns are left out. */
  private double angle(int key, int partial, int ageFrames) {
    double frequencyHz = tones.frequenciesHz()[key * partials() + partial];
    double cycles = frequencyHz / sampleRateHz * ageFrames;
    return 2 * Math.PI * (cycles - Math.floor(cycles));
  }
}
