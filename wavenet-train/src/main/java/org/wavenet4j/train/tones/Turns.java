package org.wavenet4j.train.tones;

import java.util.Arrays;
import org.wavenet4j.model.Tones;

/**
 * How far each key's partials turn within a run of {@value #RUN_FRAMES} frames. Never changes; for
 * several threads.
 */
final class Turns {
  static final int RUN_FRAMES = 64;

  private final double[][] radians; // [key][P], a frame
  private final float[][] tables; // [key][RUN_FRAMES][4 P]: cos, -sin, t cos, -t sin

  Turns(Tones tones, int sampleRateHz) {
    this.radians = new double[Tones.KEYS][];
    this.tables = new float[Tones.KEYS][];
    int most = tones.spec().partials();
    for (int key = 0; key < Tones.KEYS; key++) {
      int partials = 0;
      while (partials < most && tones.frequenciesHz()[key * most + partials] > 0) {
        partials++;
      }
      radians[key] = new double[partials];
      for (int j = 0; j < partials; j++) {
        radians[key][j] = 2 * Math.PI * tones.frequenciesHz()[key * most + j] / sampleRateHz;
      }
      tables[key] = table(radians[key]);
    }
  }

  private static float[] table(double[] radians) {
    int partials = radians.length;
    float[] table = new float[RUN_FRAMES * 4 * partials];
    for (int t = 0; t < RUN_FRAMES; t++) {
      int row = t * 4 * partials;
      for (int j = 0; j < partials; j++) {
        float cos = (float) StrictMath.cos(radians[j] * t);
        float sin = (float) StrictMath.sin(radians[j] * t);
        table[row + j] = cos;
        table[row + partials + j] = -sin;
        table[row + 2 * partials + j] = t * cos;
        table[row + 3 * partials + j] = -t * sin;
      }
    }
    return table;
  }

  /** P: partials that a key has. */
  int partials(int key) {
    return radians[key].length;
  }

  /** Angles a frame, {@code [P]}; not copied. */
  double[] radians(int key) {
    return radians[key];
  }

  /**
   * What a run's sound has of each partial: {@code moments[k] = sum over t of sound[t]
   * table[t][k]}.
   *
   * @param sound {@code [RUN_FRAMES]}
   * @param moments {@code [4][P]}: of the sound, real and imaginary; of t times the sound
   */
  void moments(int key, float[] sound, float[] moments) {
    float[] table = tables[key];
    int width = 4 * radians[key].length;
    Arrays.fill(moments, 0, width, 0);
    for (int t = 0; t < RUN_FRAMES; t += 4) {
      addFour(table, t * width, width, sound[t], sound[t + 1], sound[t + 2], sound[t + 3], moments);
    }
  }

  /** A loop that the compiler makes vectors of; four rows at once spare three of four stores. */
  private static void addFour(
      float[] table, int row, int width, float x0, float x1, float x2, float x3, float[] sums) {
    int row1 = row + width;
    int row2 = row1 + width;
    int row3 = row2 + width;
    for (int k = 0; k < width; k++) {
      sums[k] +=
          x0 * table[row + k] + x1 * table[row1 + k] + x2 * table[row2 + k] + x3 * table[row3 + k];
    }
  }
}
