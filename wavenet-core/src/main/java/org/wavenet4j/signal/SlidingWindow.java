package org.wavenet4j.signal;

import java.util.Arrays;

/**
 * Level, offset and roughness of the newest stretch of a signal, told anew after each hop of a
 * tenth of it. A few operations a sample, and no memory of the samples themselves; sums are of
 * whole hops, so they do not drift however long the signal is.
 *
 * <p>Levels are root mean squares of what is left without the mean, in dB of full scale, an
 * amplitude of 1; what is lower than {@value #FLOOR_DBFS} dBFS is given as that.
 */
public final class SlidingWindow {
  /** Hops that a window spans. */
  public static final int HOPS = 10;

  /** The lowest level that is told apart from nothing: less than a tenth of a step of 16 bits. */
  public static final int FLOOR_DBFS = -120;

  private static final double MIN_MEAN_SQUARE = StrictMath.pow(10, FLOOR_DBFS / 10.0);

  private final int hopFrames;
  private final double[] sums = new double[HOPS + 1]; // of a ring of hops, one more in the making
  private final double[] squares = new double[HOPS + 1];
  private final double[] steps = new double[HOPS + 1]; // squares of differences
  private int newest; // the last whole hop
  private int making = 1;
  private int filled; // frames of the hop in the making
  private int hops; // whole ones, at most HOPS
  private float previous;
  private long repeats;

  /**
   * A window that nothing was added to.
   *
   * @param windowMs its length; cut down to whole samples a hop, of which there must be two
   */
  public SlidingWindow(int windowMs, int sampleRateHz) {
    this.hopFrames = (int) ((long) windowMs * sampleRateHz / 1000 / HOPS);
    if (hopFrames < 2) {
      throw new IllegalArgumentException(
          "windowMs: %d at %d Hz, expected at least %d samples"
              .formatted(windowMs, sampleRateHz, 2 * HOPS));
    }
  }

  /** Samples of a hop. */
  public int hopFrames() {
    return hopFrames;
  }

  /** How many samples up to the newest are all the same; 0 before the first. */
  public long repeats() {
    return repeats;
  }

  /**
   * Takes the next sample.
   *
   * @return whether it completes a hop
   */
  public boolean add(float sample) {
    double step = repeats == 0 ? 0 : (double) sample - previous;
    repeats = step == 0 ? repeats + 1 : 1;
    previous = sample;
    sums[making] += sample;
    squares[making] += (double) sample * sample;
    steps[making] += step * step;
    if (++filled < hopFrames) {
      return false;
    }
    completeHop();
    return true;
  }

  private void completeHop() {
    newest = making;
    making = making == HOPS ? 0 : making + 1;
    sums[making] = 0;
    squares[making] = 0;
    steps[making] = 0;
    filled = 0;
    hops = Math.min(HOPS, hops + 1);
  }

  /** Forgets all samples. */
  public void reset() {
    Arrays.fill(sums, 0);
    Arrays.fill(squares, 0);
    Arrays.fill(steps, 0);
    filled = 0;
    hops = 0;
    repeats = 0;
  }

  /** Whether there have been samples for a whole window. */
  public boolean full() {
    return hops == HOPS;
  }

  /** The newest sample, 0 before the first. */
  public float newest() {
    return previous;
  }

  /** Level of the newest hop. */
  public double hopDbfs() {
    return dbfs(variance(squares[newest], sums[newest], hopFrames));
  }

  /** Level of the window. */
  public double dbfs() {
    return dbfs(variance(total(squares), total(sums), hops * hopFrames));
  }

  /** Mean of the window, in [-1, 1]. */
  public double offset() {
    return total(sums) / (hops * hopFrames);
  }

  /**
   * Energy of the differences between neighbours over the energy of the samples without their mean:
   * near 0 for low tones, {@code 4 sin^2(pi f / sampleRate)} for a tone of frequency f, 2 for white
   * noise, 4 at most; 0 where all samples are the same.
   */
  public double roughness() {
    int frames = hops * hopFrames;
    double variance = variance(total(squares), total(sums), frames);
    return variance < MIN_MEAN_SQUARE ? 0 : total(steps) / frames / variance;
  }

  private double total(double[] ofHops) {
    double total = 0;
    for (int h = 0; h < HOPS + 1; h++) {
      total += h == making ? 0 : ofHops[h];
    }
    return total;
  }

  private static double variance(double squares, double sum, int frames) {
    double mean = sum / frames;
    return Math.max(0, squares / frames - mean * mean);
  }

  private static double dbfs(double meanSquare) {
    return 10 * StrictMath.log10(Math.max(MIN_MEAN_SQUARE, meanSquare));
  }
}
