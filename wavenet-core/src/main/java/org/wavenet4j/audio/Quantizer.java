package org.wavenet4j.audio;

import java.util.List;

/**
 * Maps an amplitude in [-1, 1] to one of a fixed number of codes and back. A quantizer is a choice
 * of its own, apart from the distribution that a network puts over its codes.
 */
public sealed interface Quantizer permits MuLaw, Linear16 {
  /** The name that recipes and model files use, as {@code mu-law-256}. */
  String label();

  /** Number of codes; codes run from 0 to {@code levels() - 1}, rising with amplitude. */
  int levels();

  /**
   * The code of an amplitude; values beyond full scale get the outermost codes, NaN the code of
   * silence.
   */
  int encode(float amplitude);

  /** The amplitude of a code, in [-1, 1]. {@code encode(decode(c)) == c} for every code. */
  float decode(int code);

  /** The least amplitude that {@link #encode} gives that code; minus infinity for the first. */
  default double lowerEdge(int code) {
    if (code == 0) {
      return Double.NEGATIVE_INFINITY;
    }
    float below = decode(code - 1);
    float from = decode(code);
    float middle = (below + from) / 2;
    while (middle > below && middle < from) {
      if (encode(middle) >= code) {
        from = middle;
      } else {
        below = middle;
      }
      middle = (below + from) / 2;
    }
    return from;
  }

  /** The code of amplitude 0. */
  default int silence() {
    return encode(0f);
  }

  /** The codes of a run of amplitudes. */
  default int[] encode(float[] amplitudes) {
    int[] codes = new int[amplitudes.length];
    for (int i = 0; i < codes.length; i++) {
      codes[i] = encode(amplitudes[i]);
    }
    return codes;
  }

  /** The quantizer of that {@link #label}. */
  static Quantizer of(String label) {
    for (Quantizer quantizer : List.of(MuLaw.INSTANCE, Linear16.INSTANCE)) {
      if (label.equals(quantizer.label())) {
        return quantizer;
      }
    }
    throw new IllegalArgumentException(
        "quantizer: \"" + label + "\" is not known, expected \"mu-law-256\" or \"linear-16\"");
  }
}
