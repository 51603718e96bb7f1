package org.wavenet4j.audio;

/**
 * Mu-law companding to 256 codes: {@code f(x) = sign(x) ln(1 + mu |x|) / ln(1 + mu)} with mu = 255
 * (ITU-T G.711 in its continuous form; van den Oord et al. 2016, section 2.2, arXiv:1609.03499).
 *
 * <p>{@code f(x)} in [-1, 1] is rounded to the nearest of 256 points {@code -1 + 2 c / 255}, c =
 * 0..255; a code is decoded to {@code f^-1} of its point. There is no point at zero: silence is
 * code 128, of amplitude 8.6e-5 or -81 dB of full scale.
 */
public final class MuLaw implements Quantizer {
  private static final int LEVELS = 256;
  private static final double MU = 255;
  private static final double LOG_ALL = StrictMath.log1p(MU);

  /** The only one: mu-law has no state. */
  public static final MuLaw INSTANCE = new MuLaw();

  private final float[] amplitudes = new float[LEVELS];

  private MuLaw() {
    for (int c = 0; c < LEVELS; c++) {
      double y = 2.0 * c / (LEVELS - 1) - 1;
      amplitudes[c] = (float) (Math.signum(y) * StrictMath.expm1(Math.abs(y) * LOG_ALL) / MU);
    }
  }

  /** An amplitude from -1 to 1 as loudness goes, from -1 to 1. */
  public static double compand(double amplitude) {
    return Math.signum(amplitude) * StrictMath.log1p(MU * Math.abs(amplitude)) / LOG_ALL;
  }

  /** How far codes lie apart around an amplitude. */
  public static double step(double amplitude) {
    return 2.0 / (LEVELS - 1) * LOG_ALL * (1 / MU + Math.abs(amplitude));
  }

  @Override
  public String label() {
    return "mu-law-256";
  }

  @Override
  public int levels() {
    return LEVELS;
  }

  @Override
  public int encode(float amplitude) {
    double x = Math.max(-1, Math.min(1, amplitude));
    double y = compand(x);
    // Half-way values go up, so 0 is code 128; NaN ends there too.
    return Double.isNaN(y) ? LEVELS / 2 : (int) Math.floor((y + 1) / 2 * (LEVELS - 1) + 0.5);
  }

  @Override
  public float decode(int code) {
    return amplitudes[code];
  }
}
