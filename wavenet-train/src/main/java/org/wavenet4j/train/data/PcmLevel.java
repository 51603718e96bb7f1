package org.wavenet4j.train.data;

import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * Level of 16-bit sound as exact integers, so that it is the same text in every {@code corpus.json}
 * and adds up over pieces without an error.
 *
 * @param frames counted
 * @param sum of the samples
 * @param sumOfSquares of the samples; 2^63 is full scale for 149 hours at 16 kHz
 * @param peak largest magnitude, 0 to 32768
 * @param clippedFrames samples at full scale, -32768, -32767 or 32767
 */
record PcmLevel(long frames, long sum, long sumOfSquares, int peak, long clippedFrames) {
  static final PcmLevel NONE = new PcmLevel(0, 0, 0, 0, 0);

  private static final double FULL_SCALE = 1 << 15;
  private static final int BLOCK_BYTES = 1 << 16;

  /** Of a file as {@link CorpusAudio} reads them. */
  static PcmLevel of(Path wav) throws IOException {
    PcmLevel level = NONE;
    try (InputStream in = Files.newInputStream(wav)) {
      in.skipNBytes(CorpusAudio.HEADER_BYTES);
      byte[] block = in.readNBytes(BLOCK_BYTES);
      while (block.length > 0) {
        level = level.plus(of(ByteBuffer.wrap(block).order(ByteOrder.LITTLE_ENDIAN)));
        block = in.readNBytes(BLOCK_BYTES);
      }
    }
    return level;
  }

  private static PcmLevel of(ByteBuffer samples) {
    long sum = 0;
    long squares = 0;
    int peak = 0;
    int clipped = 0;
    int frames = samples.remaining() / Short.BYTES;
    for (int i = 0; i < frames; i++) {
      int sample = samples.getShort();
      int magnitude = Math.abs(sample);
      sum += sample;
      squares += (long) sample * sample;
      peak = Math.max(peak, magnitude);
      clipped += magnitude >= Short.MAX_VALUE ? 1 : 0;
    }
    return new PcmLevel(frames, sum, squares, peak, clipped);
  }

  /** Of both sounds together. */
  PcmLevel plus(PcmLevel other) {
    return new PcmLevel(
        frames + other.frames,
        sum + other.sum,
        sumOfSquares + other.sumOfSquares,
        Math.max(peak, other.peak),
        clippedFrames + other.clippedFrames);
  }

  /** Peak in dB of full scale; negative infinity for silence. */
  double peakDbfs() {
    return 20 * Math.log10(peak / FULL_SCALE);
  }

  /** Root mean square in dB of full scale (a full-scale square wave is 0 dB). */
  double rmsDbfs() {
    return 10
        * Math.log10(frames == 0 ? 0 : (double) sumOfSquares / frames / (FULL_SCALE * FULL_SCALE));
  }

  /** Mean amplitude, -1 to 1. */
  double dc() {
    return frames == 0 ? 0 : sum / FULL_SCALE / frames;
  }
}
