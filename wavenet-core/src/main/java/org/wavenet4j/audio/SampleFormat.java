package org.wavenet4j.audio;

import java.nio.ByteBuffer;

/**
 * How a WAV file stores one sample; all but 8 bit are little-endian and signed. Full scale is
 * 2^(bits - 1), so PCM reaches from -1 to just below 1 and every PCM value of up to 24 bits is
 * exact as a float.
 */
public enum SampleFormat {
  /** Unsigned byte, silence at 128. */
  PCM_8("pcm-8", 1, false),
  /** 16-bit integer. */
  PCM_16("pcm-16", 2, false),
  /** 24-bit integer in three bytes. */
  PCM_24("pcm-24", 3, false),
  /** 32-bit integer; rounded to the nearest float when read. */
  PCM_32("pcm-32", 4, false),
  /** IEEE 754 single precision, taken as it is. */
  FLOAT_32("float-32", 4, true),
  /** IEEE 754 double precision, rounded to the nearest float when read. */
  FLOAT_64("float-64", 8, true);

  private static final float SCALE_8 = 0x1p7f;
  static final float SCALE_16 = 0x1p15f;
  private static final float SCALE_24 = 0x1p23f;
  private static final float SCALE_32 = 0x1p31f;

  private final String label;
  private final int bytes;
  private final boolean floatingPoint;

  SampleFormat(String label, int bytes, boolean floatingPoint) {
    this.label = label;
    this.bytes = bytes;
    this.floatingPoint = floatingPoint;
  }

  /** The name that messages use, as {@code pcm-16}. */
  public String label() {
    return label;
  }

  /** Bytes a sample. */
  public int bytes() {
    return bytes;
  }

  /** IEEE 754 rather than an integer. */
  public boolean floatingPoint() {
    return floatingPoint;
  }

  /** Whether {@link WavWriter} writes it: PCM_16, PCM_24 and FLOAT_32. */
  public boolean writable() {
    return this == PCM_16 || this == PCM_24 || this == FLOAT_32;
  }

  /** The amplitude stored at a byte index of a little-endian buffer. */
  float decode(ByteBuffer bytes, int index) {
    return switch (this) {
      case PCM_8 -> ((bytes.get(index) & 0xff) - 128) / SCALE_8;
      case PCM_16 -> bytes.getShort(index) / SCALE_16;
      case PCM_24 ->
          ((bytes.getShort(index) & 0xffff) | bytes.get(index + 2) << Short.SIZE) / SCALE_24;
      case PCM_32 -> bytes.getInt(index) / SCALE_32;
      case FLOAT_32 -> bytes.getFloat(index);
      case FLOAT_64 -> (float) bytes.getDouble(index);
    };
  }

  /**
   * Stores an amplitude at a byte index of a little-endian buffer. Integers are rounded to the
   * nearest, ties to even, and clipped at full scale; NaN becomes 0.
   */
  void encode(float amplitude, ByteBuffer bytes, int index) {
    switch (this) {
      case PCM_16 -> bytes.putShort(index, (short) quantize(amplitude, SCALE_16));
      case PCM_24 -> {
        int value = quantize(amplitude, SCALE_24);
        bytes.putShort(index, (short) value);
        bytes.put(index + 2, (byte) (value >> Short.SIZE));
      }
      case FLOAT_32 -> bytes.putFloat(index, amplitude);
      case PCM_8, PCM_32, FLOAT_64 -> throw new IllegalArgumentException(label + " is only read");
    }
  }

  /** The integer of an amplitude, {@code -scale} to {@code scale - 1}; 0 of NaN. */
  static int quantize(float amplitude, float scale) {
    double nearest = Math.rint((double) amplitude * scale);
    return (int) Math.max(-scale, Math.min(scale - 1, nearest));
  }
}
