package org.wavenet4j.train.tile;

import java.util.List;
import org.wavenet4j.vector.FrameMatrix;

/**
 * All that the passes of a {@link TileHead} read and write, for batches of one shape. Frame t of
 * example b is frame {@code b N + t}.
 */
public final class HeadMemory {
  private final int batch;
  private final int frames;
  private final List<Span> spans;
  private final FrameMatrix skips;
  private final int[] codes;
  private final float[] locations;
  private final float[] scales;
  private final float[] weights;

  HeadMemory(int batch, int frames, int skipChannels, boolean anchored) {
    this.batch = batch;
    this.frames = frames;
    this.spans = Span.of(batch, frames);
    this.skips = new FrameMatrix((long) batch * frames, skipChannels);
    this.codes = new int[skips.frames()];
    this.locations = new float[anchored ? skips.frames() : 0];
    this.scales = new float[locations.length];
    this.weights = new float[skips.frames()];
  }

  boolean fits(int otherBatch, int otherFrames) {
    return batch == otherBatch && frames == otherFrames;
  }

  /**
   * Summed skips, {@code [S]}: to be written before a pass; a backward pass leaves their gradient.
   */
  public FrameMatrix skips() {
    return skips;
  }

  /** The code of each frame; to be written before a score is asked for. */
  public int[] codes() {
    return codes;
  }

  /** Whether outputs are relative to an expected location and scale. */
  public boolean anchored() {
    return locations.length > 0;
  }

  /** Where each frame's sample is expected, an amplitude; empty unless {@link #anchored}. */
  public float[] locations() {
    return locations;
  }

  /**
   * The deviation that each frame's sample is expected to have from there, above 0 where it counts;
   * empty unless {@link #anchored}.
   */
  public float[] scales() {
    return scales;
  }

  /** What each frame's loss counts: 1 where it is trained, else 0. */
  public float[] weights() {
    return weights;
  }

  List<Span> spans() {
    return spans;
  }

  /** Whether any of a run of frames counts. */
  boolean weighs(int frame, int count) {
    for (int t = frame; t < frame + count; t++) {
      if (weights[t] != 0) {
        return true;
      }
    }
    return false;
  }
}
