package org.wavenet4j.audio;

/**
 * The 65536 values of 16-bit PCM as codes: code c is the amplitude {@code (c - 32768) / 32768},
 * which {@link SampleFormat#PCM_16} stores as the integer {@code c - 32768}. Silence is code 32768,
 * of amplitude 0 exactly; full scale is -1 to just below 1.
 *
 * <p>Amplitudes between two codes get the nearest, ties the even one, as WAV files do, so that what
 * is decoded here and written as 16-bit WAV comes back to the bit.
 */
public final class Linear16 implements Quantizer {
  private static final int LEVELS = 1 << 16;
  private static final int SILENCE = LEVELS / 2;

  /** The only one: it has no state. */
  public static final Linear16 INSTANCE = new Linear16();

  private Linear16() {}

  @Override
  public String label() {
    return "linear-16";
  }

  @Override
  public int levels() {
    return LEVELS;
  }

  @Override
  public int encode(float amplitude) {
    return SILENCE + SampleFormat.quantize(amplitude, SampleFormat.SCALE_16);
  }

  @Override
  public float decode(int code) {
    return (code - SILENCE) / SampleFormat.SCALE_16;
  }
}
