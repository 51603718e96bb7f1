package org.wavenet4j.audio;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;

/**
 * The header that {@link WavWriter} writes: RIFF, {@code fmt }, for floats {@code fact} with the
 * number of frames, and the beginning of {@code data}.
 *
 * <p>Where the lengths may not fit 32 bits there is room for 64-bit ones right after RIFF: a {@code
 * JUNK} chunk that becomes {@code ds64} when they do not, and RIFF becomes RF64 (EBU Tech 3306
 * section 3.4, ITU-R BS.2088). So the header's length never depends on the sound's, and it can be
 * written again in place.
 *
 * @param format a {@linkplain SampleFormat#writable writable} one
 * @param room for 64-bit lengths
 * @param maxRiffBytes the longest RIFF chunk that is told in 32 bits
 */
record WavHeaderBytes(WavFormat format, boolean room, long maxRiffBytes) {
  /** One below 0xFFFFFFFF, which means an unknown length. */
  static final long MAX_RIFF_BYTES = 0xfffffffeL;

  private static final int UNKNOWN = 0xffffffff;

  private static final int PCM_BYTES = 44;
  private static final int FLOAT_BYTES = 58;
  private static final int CHUNK_BYTES = 8;

  /** Lengths of RIFF and data, frames, and the length of a table of other chunks, here none. */
  private static final int DS64_BYTES = 3 * Long.BYTES + Integer.BYTES;

  WavHeaderBytes {
    if (!format.sampleFormat().writable()) {
      throw new IllegalArgumentException(
          "sampleFormat: %s cannot be written, expected pcm-16, pcm-24 or float-32"
              .formatted(format.sampleFormat().label()));
    }
  }

  /** For sound that stays short, whatever its length is. */
  static WavHeaderBytes plain(WavFormat format, long maxRiffBytes) {
    return new WavHeaderBytes(format, false, maxRiffBytes);
  }

  /** For sound of any length, which is known when it ends. */
  static WavHeaderBytes growing(WavFormat format, long maxRiffBytes) {
    return new WavHeaderBytes(format, true, maxRiffBytes);
  }

  /** For so many frames: with room only if they need it, since the plain header is read by all. */
  static WavHeaderBytes of(WavFormat format, long frames, long maxRiffBytes) {
    WavHeaderBytes plain = plain(format, maxRiffBytes);
    return plain.fits(frames) ? plain : growing(format, maxRiffBytes);
  }

  /** Whether the lengths of so many frames are told in 32 bits; unknown ones are not told. */
  boolean fits(long frames) {
    return frames == WavWriter.UNKNOWN_FRAMES || riffBytes(frames) <= maxRiffBytes;
  }

  private int length() {
    int plain = format.sampleFormat().floatingPoint() ? FLOAT_BYTES : PCM_BYTES;
    return plain + (room ? CHUNK_BYTES + DS64_BYTES : 0);
  }

  /** All that follows the RIFF chunk's own name and length, the padding included. */
  private long riffBytes(long frames) {
    long dataBytes = frames * format.frameBytes();
    return length() - CHUNK_BYTES + dataBytes + (dataBytes & 1);
  }

  /** The header of that many frames, {@link WavWriter#UNKNOWN_FRAMES} included. */
  byte[] bytes(long frames) {
    boolean fits = fits(frames);
    // Lengths that are unknown, or told in ds64, are 0xFFFFFFFF where 32 bits are all there is.
    boolean told = fits && frames != WavWriter.UNKNOWN_FRAMES;
    ByteBuffer header = ByteBuffer.allocate(length()).order(ByteOrder.LITTLE_ENDIAN);
    header.putInt(fits ? WavHeader.RIFF : WavHeader.RF64);
    header.putInt(told ? (int) riffBytes(frames) : UNKNOWN).putInt(WavHeader.WAVE);
    if (room) {
      header.putInt(fits ? WavHeader.JUNK : WavHeader.DS64).putInt(DS64_BYTES);
      header.putLong(fits ? 0 : riffBytes(frames));
      header.putLong(fits ? 0 : frames * format.frameBytes());
      header.putLong(fits ? 0 : frames).putInt(0);
    }
    putFormat(header);
    if (format.sampleFormat().floatingPoint()) {
      header.putInt(WavHeader.FACT).putInt(Integer.BYTES).putInt(told ? (int) frames : UNKNOWN);
    }
    header.putInt(WavHeader.DATA);
    header.putInt(told ? (int) (frames * format.frameBytes()) : UNKNOWN);
    return header.array();
  }

  private void putFormat(ByteBuffer header) {
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
