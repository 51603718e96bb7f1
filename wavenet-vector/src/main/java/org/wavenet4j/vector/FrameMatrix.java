package org.wavenet4j.vector;

import java.util.Arrays;

/**
 * Channels of consecutive frames, {@code [frame][channel]}: channel c of frame t lies at {@code t *
 * pitch + c}. The pitch is the number of channels rounded up to whole vectors, of the widest there
 * are, so that the layout is the same on every machine; the channels in between are zero, and
 * products keep them so.
 */
public final class FrameMatrix {
  /** Floats in a vector of 512 bits, the widest, and in a cache line. */
  private static final int WIDEST_LANES = 16;

  private final float[] values;
  private final int frames;
  private final int channels;
  private final int pitch;

  /**
   * A matrix of zeros.
   *
   * @throws OutOfMemoryError also if it has 2^31 values or more, which no array holds
   */
  public FrameMatrix(long frames, int channels) {
    this.channels = channels;
    this.pitch = padded(channels);
    if (pitch > 0 && frames > Integer.MAX_VALUE / pitch) {
      throw new OutOfMemoryError(
          frames + " frames of " + channels + " channels are more than an array holds");
    }
    this.frames = (int) frames;
    this.values = new float[this.frames * pitch];
  }

  /** A number of channels rounded up to whole vectors, as a pitch is. */
  public static int padded(int channels) {
    return (channels + WIDEST_LANES - 1) / WIDEST_LANES * WIDEST_LANES;
  }

  /** All values; writing to them writes to the matrix. */
  public float[] values() {
    return values;
  }

  /** Frames in the matrix. */
  public int frames() {
    return frames;
  }

  /** Channels a frame, without those that fill up the last vector. */
  public int channels() {
    return channels;
  }

  /** Values from one frame to the next. */
  public int pitch() {
    return pitch;
  }

  /** Where a frame's values begin. */
  public int row(int frame) {
    return frame * pitch;
  }

  /** Sets a run of frames to zero. */
  public void clear(int frame, int count) {
    Arrays.fill(values, row(frame), row(frame + count), 0f);
  }

  /**
   * Sets each of a run of frames to the same values.
   *
   * @param row {@code [pitch]}
   */
  public void fill(int frame, int count, float[] row) {
    for (int t = frame; t < frame + count; t++) {
      System.arraycopy(row, 0, values, row(t), pitch);
    }
  }

  /** Copies a run of frames of a matrix of as many channels. */
  public void copyRows(FrameMatrix source, int sourceFrame, int frame, int count) {
    System.arraycopy(source.values, source.row(sourceFrame), values, row(frame), count * pitch);
  }

  /**
   * Sets the channels of the first {@code count} frames.
   *
   * @param source {@code [frame][channels]} from {@code offset} on
   */
  public void setRows(float[] source, int offset, int count) {
    for (int t = 0; t < count; t++) {
      System.arraycopy(source, offset + t * channels, values, row(t), channels);
    }
  }

  /**
   * Copies a run of frames of a matrix of as many channels, adding the same values to each.
   *
   * @param row {@code [pitch]}
   */
  public void copy(int frame, int count, FrameMatrix source, int sourceFrame, float[] row) {
    for (int t = 0; t < count; t++) {
      int to = row(frame + t);
      int from = source.row(sourceFrame + t);
      for (int c = 0; c < pitch; c++) {
        values[to + c] = source.values[from + c] + row[c];
      }
    }
  }
}
