package org.wavenet4j.measure;

import java.util.Arrays;
import java.util.Optional;
import org.wavenet4j.model.SoundProfile;
import org.wavenet4j.signal.SlidingWindow;

/**
 * Gathers a {@link SoundProfile} in constant memory; the same sound gives the same bits in blocks
 * of any size. What counts as quiet or loud depends on all the sound, so stretches and roughness
 * are kept for every decibel and looked up at the end.
 */
public final class SoundProfiler {
  /** Length of the windows: longer than a note's attack, shorter than a phrase. */
  public static final int WINDOW_MS = 500;

  private static final double LOW_SHARE = 0.05;

  /** Quiet is so much below the median, as the decay of a note is heard over 40 dB. */
  private static final int QUIET_BELOW_MEDIAN_DB = 40;

  /** Never lower: the silence of mu-law is at -81 dBFS, and with a flickering last bit above it. */
  private static final int LOWEST_QUIET_DBFS = -70;

  /** Loud is from the median on, but no softer than this below the loudest windows. */
  private static final int LOUD_BELOW_HIGH_DB = 20;

  /**
   * Levels run from the floor to +10 dBFS; bin b holds {@code b + FLOOR <= level < b + 1 + FLOOR}.
   */
  private static final int BINS = 10 - SlidingWindow.FLOOR_DBFS;

  private final int sampleRateHz;
  private final SlidingWindow window;
  private final long[] windows = new long[BINS]; // of that level
  private final double[] roughest = new double[BINS]; // window of that level
  private final int[] quietHops = new int[BINS]; // in a row, of a lower level, up to now
  private final int[] mostQuietHops = new int[BINS];
  private double lowest = Double.POSITIVE_INFINITY;
  private double highest = Double.NEGATIVE_INFINITY;
  private double highestOffset;
  private long mostRepeats;
  private long frames;

  /** Ready for the first sample. */
  public SoundProfiler(int sampleRateHz) {
    this.sampleRateHz = sampleRateHz;
    this.window = new SlidingWindow(WINDOW_MS, sampleRateHz);
  }

  /**
   * Takes the next samples of a piece.
   *
   * @param block amplitudes of codes: what the network hears and can make
   */
  public void add(float[] block, int offset, int length) {
    for (int i = offset; i < offset + length; i++) {
      boolean hop = window.add(block[i]);
      mostRepeats = Math.max(mostRepeats, window.repeats());
      if (hop) {
        addHop();
      }
    }
    frames += length;
  }

  private void addHop() {
    int level = bin(window.hopDbfs());
    for (int b = 0; b < BINS; b++) {
      quietHops[b] = level < b ? quietHops[b] + 1 : 0;
      mostQuietHops[b] = Math.max(mostQuietHops[b], quietHops[b]);
    }
    if (window.full()) {
      addWindow();
    }
  }

  private void addWindow() {
    double dbfs = window.dbfs();
    int bin = bin(dbfs);
    windows[bin]++;
    roughest[bin] = Math.max(roughest[bin], window.roughness());
    lowest = Math.min(lowest, dbfs);
    highest = Math.max(highest, dbfs);
    highestOffset = Math.max(highestOffset, Math.abs(window.offset()));
  }

  private static int bin(double dbfs) {
    return Math.min(BINS - 1, (int) Math.floor(dbfs) - SlidingWindow.FLOOR_DBFS);
  }

  /** Ends a piece: no stretch goes on into the next. */
  public void endPiece() {
    window.reset();
    Arrays.fill(quietHops, 0);
  }

  /** How the sound so far is; empty where no piece was as long as a window. */
  public Optional<SoundProfile> profile() {
    long count = Arrays.stream(windows).sum();
    if (count == 0) {
      return Optional.empty();
    }
    int low = level(LOW_SHARE, count);
    int median = level(0.5, count);
    int high = level(1 - LOW_SHARE, count);
    int quiet = Math.max(median - QUIET_BELOW_MEDIAN_DB, LOWEST_QUIET_DBFS);
    int loud = Math.max(median, high - LOUD_BELOW_HIGH_DB);
    return Optional.of(
        new SoundProfile(
            WINDOW_MS,
            seconds(frames),
            new SoundProfile.Levels(
                lowest,
                Math.max(lowest, low),
                Math.max(lowest, median),
                Math.max(lowest, high),
                highest),
            quiet,
            seconds((long) mostQuietHops[quiet - SlidingWindow.FLOOR_DBFS] * window.hopFrames()),
            seconds(mostRepeats),
            loud,
            highestRoughness(loud),
            highestOffset));
  }

  private double seconds(long frames) {
    return (double) frames / sampleRateHz;
  }

  /** The whole decibel under which so great a share of the windows begins to lie. */
  private int level(double share, long count) {
    long below = 0;
    int bin = 0;
    while (below + windows[bin] <= share * count && bin < BINS - 1) {
      below += windows[bin++];
    }
    return bin + SlidingWindow.FLOOR_DBFS;
  }

  private double highestRoughness(int loudDbfs) {
    double highest = 0;
    for (int b = loudDbfs - SlidingWindow.FLOOR_DBFS; b < BINS; b++) {
      highest = Math.max(highest, roughest[b]);
    }
    return highest;
  }
}
