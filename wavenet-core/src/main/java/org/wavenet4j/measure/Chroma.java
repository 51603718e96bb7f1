package org.wavenet4j.measure;

import java.util.Arrays;
import java.util.Random;
import org.wavenet4j.Range;
import org.wavenet4j.signal.Stft;

/**
 * Which of the twelve pitch classes sound over time (Fujishima 1999, ICMC): magnitudes of a
 * spectrum from 55 Hz to 5 kHz, each added to the nearest semitone's class, in windows of 256 ms
 * every 64 ms at 16 kHz. Octaves and loudness are left out: every row has length 1.
 *
 * <p>Immutable. Ten minutes take half a megabyte.
 */
public final class Chroma {
  /** C, C sharp, to B. */
  public static final int PITCH_CLASSES = 12;

  private static final double LOWEST_HZ = 55;
  private static final double HIGHEST_HZ = 5000;
  private static final double A4_HZ = 440;
  private static final int A4_PITCH = 69;
  private static final int HOPS_PER_WINDOW = 4;

  // Window of the highest power of two within this: 4096 at 16 kHz, of 3.9 Hz a bin.
  private static final double LONGEST_WINDOW_SECONDS = 0.36;
  private static final int SHUFFLES = 10;

  private final int sampleRateHz;
  private final float[][] rows; // [window][pitch class], C first
  private final boolean[] sounding; // [window]

  private Chroma(int sampleRateHz, float[][] rows, boolean[] sounding) {
    this.sampleRateHz = sampleRateHz;
    this.rows = rows;
    this.sounding = sounding;
  }

  /**
   * The chroma of a sound's whole windows; of one shorter than a window there are none.
   *
   * @param samples mono
   * @param sampleRateHz 1000 to 384,000
   * @throws IllegalArgumentException if a sample is NaN or infinite
   */
  public static Chroma of(float[] samples, int sampleRateHz) {
    Range.check("sampleRateHz", sampleRateHz, 1000, 384_000);
    int windowFrames = Integer.highestOneBit((int) (sampleRateHz * LONGEST_WINDOW_SECONDS));
    int hopFrames = windowFrames / HOPS_PER_WINDOW;
    Stft stft = new Stft(windowFrames, hopFrames);
    int[] classes = pitchClasses(stft, sampleRateHz);
    float[][] rows = new float[stft.spectra(samples.length)][PITCH_CLASSES];
    boolean[] sounding = new boolean[rows.length];
    float[] window = new float[windowFrames];
    double[] power = new double[stft.bins()];
    for (int i = 0; i < rows.length; i++) {
      System.arraycopy(samples, i * hopFrames, window, 0, windowFrames);
      double level = SoundMeter.decibels(LevelDifference.rms("samples", window));
      sounding[i] = level >= SoundStatistics.SILENCE_DBFS;
      stft.power(window, 0, power);
      addUp(power, classes, rows[i]);
    }
    return new Chroma(sampleRateHz, rows, sounding);
  }

  /** Class of each bin, -1 for those out of range. */
  private static int[] pitchClasses(Stft stft, int sampleRateHz) {
    int[] classes = new int[stft.bins()];
    for (int k = 0; k < classes.length; k++) {
      double hz = (double) k * sampleRateHz / stft.windowFrames();
      boolean heard = hz >= LOWEST_HZ && hz <= HIGHEST_HZ;
      classes[k] = heard ? Math.floorMod(nearestPitch(hz), PITCH_CLASSES) : -1;
    }
    return classes;
  }

  /** In MIDI's numbers, of equal temperament. */
  private static int nearestPitch(double hz) {
    double semitones = PITCH_CLASSES * StrictMath.log(hz / A4_HZ) / StrictMath.log(2);
    return A4_PITCH + (int) Math.round(semitones);
  }

  private static void addUp(double[] power, int[] classes, float[] row) {
    double[] sums = new double[PITCH_CLASSES];
    for (int k = 0; k < power.length; k++) {
      if (classes[k] >= 0) {
        sums[classes[k]] += Math.sqrt(power[k]);
      }
    }
    double square = 0;
    for (double sum : sums) {
      square += sum * sum;
    }
    double scale = square > 0 ? 1 / Math.sqrt(square) : 0;
    for (int c = 0; c < PITCH_CLASSES; c++) {
      row[c] = (float) (sums[c] * scale);
    }
  }

  /** Number of windows. */
  public int windows() {
    return rows.length;
  }

  /** Share of a pitch class (0 is C, 9 is A) in a window: 0 to 1, squares adding up to 1 or 0. */
  public double at(int window, int pitchClass) {
    return rows[window][pitchClass];
  }

  /** Whether a window's level is at least {@value SoundStatistics#SILENCE_DBFS} dBFS. */
  public boolean isSounding(int window) {
    return sounding[window];
  }

  /**
   * Cosine of this sound's windows and the reference's, averaged over those that sound in the
   * reference; where this sound has ended or is nothing but zeros it is 0. 1 at most; 0 for a
   * reference that never sounds.
   */
  public double cosine(Chroma reference) {
    int[] windows = soundingWindows(reference);
    return meanCosine(reference, windows, windows);
  }

  /**
   * The same with this sound's windows in a random order: what a sound of the same notes at other
   * times would have. Mean of {@value #SHUFFLES} orders.
   *
   * @param seed chooses the orders
   */
  public double shuffledCosine(Chroma reference, long seed) {
    int[] windows = soundingWindows(reference);
    int[] shuffled = windows.clone();
    Random random = new Random(seed);
    double sum = 0;
    for (int s = 0; s < SHUFFLES; s++) {
      for (int i = shuffled.length - 1; i > 0; i--) {
        int j = random.nextInt(i + 1);
        int swapped = shuffled[i];
        shuffled[i] = shuffled[j];
        shuffled[j] = swapped;
      }
      sum += meanCosine(reference, windows, shuffled);
    }
    return sum / SHUFFLES;
  }

  private int[] soundingWindows(Chroma reference) {
    if (reference.sampleRateHz != sampleRateHz) {
      throw new IllegalArgumentException(
          "reference: %d Hz, expected %d as this sound"
              .formatted(reference.sampleRateHz, sampleRateHz));
    }
    int[] windows = new int[reference.rows.length];
    int count = 0;
    for (int i = 0; i < windows.length; i++) {
      if (reference.sounding[i]) {
        windows[count++] = i;
      }
    }
    return Arrays.copyOf(windows, count);
  }

  /** Pairs {@code theirs[i]} of the reference with {@code ours[i]}. */
  private double meanCosine(Chroma reference, int[] theirs, int[] ours) {
    double sum = 0;
    for (int i = 0; i < theirs.length; i++) {
      if (ours[i] < rows.length) {
        sum += dot(reference.rows[theirs[i]], rows[ours[i]]);
      }
    }
    return sum / Math.max(1, theirs.length);
  }

  private static double dot(float[] a, float[] b) {
    double sum = 0;
    for (int c = 0; c < PITCH_CLASSES; c++) {
      sum += (double) a[c] * b[c];
    }
    return sum;
  }
}
