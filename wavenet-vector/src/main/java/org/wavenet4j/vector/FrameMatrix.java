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
  private final int origin;
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
    if (pitch > 0 && frames > (Integer.MAX_VALUE - PanelStore.ORIGIN) / pitch) {
      throw new OutOfMemoryError(
          frames + " frames of " + channels + " channels are more than an array holds");
    }
    this.frames = (int) frames;
    this.origin = PanelStore.ORIGIN; // for the same reason
    this.values = new float[origin + this.frames * pitch];
  }

  /** A part of an array that holds zeros. */
  FrameMatrix(float[] values, int origin, int frames, int channels) {
    this.values = values;
    this.origin = origin;
    this.frames = frames;
    this.channels = channels;
    this.pitch = padded(channels);
  }

  private FrameMatrix(FrameMatrix of, int first, int channels) {
    this.values = of.values;
    this.origin = of.origin + first;
    this.frames = of.frames;
    this.channels = channels;
    this.pitch = of.pitch;
  }

  /**
   * A run of channels as a matrix of its own; the values are shared.
   *
   * @param first a multiple of 16
   */
  public FrameMatrix slice(int first, int channels) {
    if (first != padded(first) || first + padded(channels) > pitch) {
      throw new IllegalArgumentException(
          "channels: %d from %d on, expected a part of %d".formatted(channels, first, pitch));
    }
    return new FrameMatrix(this, first, channels);
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

  /** Channels a frame, in whole vectors; as many as the pitch unless this is a slice. */
  public int width() {
    return padded(channels);
  }

  /** Values from one frame to the next. */
  public int pitch() {
    return pitch;
  }

  /** Where a frame's values begin. */
  public int row(int frame) {
    return origin + frame * pitch;
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
    for (int t = 0; t < count; t++) {
      System.arraycopy(source.values, source.row(sourceFrame + t), values, row(frame + t), width());
    }
  }

  /** Sets each of a run of frames to another matrix's first. */
  public void fill(int frame, int count, FrameMatrix row) {
    for (int t = frame; t < frame + count; t++) {
      copyRows(row, 0, t, 1);
    }
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
