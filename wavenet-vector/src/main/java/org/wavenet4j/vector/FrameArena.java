package org.wavenet4j.vector;

/**
 * One array for many matrices of zeros: what a network touches for every sample is then spread over
 * fewer places of memory.
 */
public final class FrameArena {
  private final float[] values;
  private int next = PanelStore.ORIGIN;

  /**
   * Room for matrices.
   *
   * @param floats the sum of their {@link #floats}
   * @throws OutOfMemoryError also if no array holds as many
   */
  public FrameArena(long floats) {
    if (floats > Integer.MAX_VALUE - 8 - PanelStore.ORIGIN) {
      throw new OutOfMemoryError(floats + " values are more than an array holds");
    }
    this.values = new float[PanelStore.ORIGIN + (int) floats];
  }

  /** Values that a matrix takes. */
  public static long floats(long frames, int channels) {
    return frames * FrameMatrix.padded(channels);
  }

  /** The next matrix. */
  public FrameMatrix matrix(int frames, int channels) {
    FrameMatrix matrix = new FrameMatrix(values, next, frames, channels);
    next = Math.toIntExact(next + floats(frames, channels));
    if (next > values.length) {
      throw new IllegalStateException("no room for " + frames + " frames of " + channels);
    }
    return matrix;
  }
}
