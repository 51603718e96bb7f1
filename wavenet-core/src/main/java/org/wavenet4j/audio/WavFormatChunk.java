package org.wavenet4j.audio;

import java.nio.ByteBuffer;
import org.wavenet4j.UserError;

/**
 * The {@code fmt } chunk: WAVEFORMATEX, or WAVE_FORMAT_EXTENSIBLE, whose sub-format GUID holds the
 * format tag (Microsoft, "Multiple channel audio data and WAVE files").
 *
 * <pre>
 * byte  0 format tag   2 channels   4 frames a second   8 bytes a second   12 bytes a frame   14 bits a sample
 *      16 bytes more   18 valid bits   20 speakers   24 sub-format: format tag and 14 fixed bytes
 * </pre>
 */
final class WavFormatChunk {
  static final int PCM = 1;
  static final int IEEE_FLOAT = 3;
  private static final int EXTENSIBLE = 0xfffe;

  private static final int BYTES = 16;
  private static final int EXTENSIBLE_BYTES = 40;

  /** Bytes 2 to 15 of every sub-format that is a format tag: 0000-0000-1000-8000-00AA00389B71. */
  private static final long GUID_LOW = 0x10_0000_0000L;

  private static final long GUID_HIGH = 0x719b_3800_aa00_0080L;

  private WavFormatChunk() {}

  /** Reads a chunk of {@code length} bytes and its padding. */
  static WavFormat read(ByteInput in, long length) {
    long start = in.position();
    if (length < BYTES) {
      throw in.problem("fmt chunk of %d bytes, expected at least %d".formatted(length, BYTES));
    }
    int held = (int) Math.min(length, EXTENSIBLE_BYTES);
    ByteBuffer chunk = in.require(held, "the fmt chunk");
    in.skip(length - held + (length & 1));

    int channels = Short.toUnsignedInt(chunk.getShort(2));
    int sampleRateHz = chunk.getInt(4);
    if (channels == 0) {
      throw in.problemAt(start + 2, "0 channels, expected at least 1");
    }
    if (sampleRateHz <= 0) {
      throw in.problemAt(
          start + 4,
          "%d frames a second, expected 1 to %d"
              .formatted(Integer.toUnsignedLong(sampleRateHz), Integer.MAX_VALUE));
    }
    WavFormat format = new WavFormat(sampleFormat(in, start, chunk), channels, sampleRateHz);
    int frameBytes = Short.toUnsignedInt(chunk.getShort(12));
    // More channels than fit the 16-bit field are known to wrap it.
    if (frameBytes != (format.frameBytes() & 0xffff)) {
      throw in.problemAt(
          start + 12,
          "%d bytes a frame, expected %d for %d channels of %s"
              .formatted(frameBytes, format.frameBytes(), channels, format.sampleFormat().label()));
    }
    return format;
  }

  private static SampleFormat sampleFormat(ByteInput in, long start, ByteBuffer chunk) {
    int tag = Short.toUnsignedInt(chunk.getShort(0));
    if (tag == EXTENSIBLE) {
      tag = subFormat(in, start, chunk);
    }
    int bits = Short.toUnsignedInt(chunk.getShort(14));
    return switch (tag) {
      case PCM -> pcm(in, start, bits);
      case IEEE_FLOAT -> ieeeFloat(in, start, bits);
      default ->
          throw in.problemAt(
              start,
              "format %d%s, expected PCM (1) or IEEE float (3); convert it to PCM first"
                  .formatted(tag, name(tag)));
    };
  }

  private static int subFormat(ByteInput in, long start, ByteBuffer chunk) {
    if (chunk.limit() < EXTENSIBLE_BYTES) {
      throw in.problemAt(
          start,
          "extensible fmt chunk of %d bytes, expected at least %d"
              .formatted(chunk.limit(), EXTENSIBLE_BYTES));
    }
    if (chunk.getLong(24) >>> Short.SIZE != GUID_LOW || chunk.getLong(32) != GUID_HIGH) {
      throw in.problemAt(start + 24, "sub-format that is not a format tag, expected PCM or float");
    }
    return Short.toUnsignedInt(chunk.getShort(24));
  }

  /** Odd widths, as 12 or 20 bits, are stored in the upper bits of whole bytes. */
  private static SampleFormat pcm(ByteInput in, long start, int bits) {
    return switch ((bits + Byte.SIZE - 1) / Byte.SIZE) {
      case 1 -> SampleFormat.PCM_8;
      case 2 -> SampleFormat.PCM_16;
      case 3 -> SampleFormat.PCM_24;
      case 4 -> SampleFormat.PCM_32;
      default -> throw badBits(in, start, bits, "PCM, expected 1 to 32");
    };
  }

  private static SampleFormat ieeeFloat(ByteInput in, long start, int bits) {
    return switch (bits) {
      case Float.SIZE -> SampleFormat.FLOAT_32;
      case Double.SIZE -> SampleFormat.FLOAT_64;
      default -> throw badBits(in, start, bits, "IEEE float, expected 32 or 64");
    };
  }

  private static UserError badBits(ByteInput in, long start, int bits, String expectation) {
    return in.problemAt(start + 14, bits + " bits a sample of " + expectation);
  }

  private static String name(int tag) {
    return switch (tag) {
      case 2, 17 -> " (ADPCM)";
      case 6 -> " (A-law)";
      case 7 -> " (mu-law)";
      case 85 -> " (MP3)";
      default -> "";
    };
  }
}
