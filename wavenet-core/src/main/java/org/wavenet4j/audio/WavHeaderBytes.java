package org.wavenet4j.audio;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;

/**
 * The header that {@link WavWriter} writes: RIFF, {@code fmt }, for floats {@code fact} with the
 * number of frames, and the beginning of {@code data}. Its length depends on the sample format
 * alone, so it can be written again in place.
 */
final class WavHeaderBytes {
  private static final int UNKNOWN = 0xffffffff;

  private static final int PCM_BYTES = 44;
  private static final int FLOAT_BYTES = 58;

  private WavHeaderBytes() {}

  /** Frames that fit: all lengths stay below 0xFFFFFFFF, which means an unknown one. */
  static long maxFrames(WavFormat format) {
    // The RIFF length counts the header but its first 8 bytes, and the padding.
    long dataBytes = 0xfffffffeL - (length(format) - 8) - 1;
    return dataBytes / format.frameBytes();
  }

  private static int length(WavFormat format) {
    return format.sampleFormat().floatingPoint() ? FLOAT_BYTES : PCM_BYTES;
  }

  /** The header of that many frames, {@link WavWriter#UNKNOWN_FRAMES} included. */
  static byte[] of(WavFormat format, long frames) {
    if (!format.sampleFormat().writable()) {
      throw new IllegalArgumentException(
          "sampleFormat: %s cannot be written, expected pcm-16, pcm-24 or float-32"
              .formatted(format.sampleFormat().label()));
    }
    boolean known = frames != WavWriter.UNKNOWN_FRAMES;
    long dataBytes = frames * format.frameBytes();
    long riffBytes = length(format) - 8 + dataBytes + (dataBytes & 1);
    ByteBuffer header = ByteBuffer.allocate(length(format)).order(ByteOrder.LITTLE_ENDIAN);
    header.putInt(WavHeader.RIFF).putInt(known ? (int) riffBytes : UNKNOWN);
    header.putInt(WavHeader.WAVE);
    putFormat(header, format);
    if (format.sampleFormat().floatingPoint()) {
      header.putInt(WavHeader.FACT).putInt(Integer.BYTES).putInt(known ? (int) frames : UNKNOWN);
    }
    header.putInt(WavHeader.DATA).putInt(known ? (int) dataBytes : UNKNOWN);
    return header.array();
  }

  private static void putFormat(ByteBuffer header, WavFormat format) {
    boolean floatingPoint = format.sampleFormat().floatingPoint();
    // Everything but PCM has the length of an extension, here none, at the chunk's end.
    header.putInt(WavHeader.FMT).putInt(floatingPoint ? 18 : 16);
    header.putShort((short) (floatingPoint ? WavFormatChunk.IEEE_FLOAT : WavFormatChunk.PCM));
    header.putShort((short) format.channels());
    header.putInt(format.sampleRateHz());
    header.putInt(format.sampleRateHz() * format.frameBytes());
    header.putShort((short) format.frameBytes());
    header.putShort((short) (format.sampleFormat().bytes() * Byte.SIZE));
    if (floatingPoint) {
      header.putShort((short) 0);
    }
  }
}
