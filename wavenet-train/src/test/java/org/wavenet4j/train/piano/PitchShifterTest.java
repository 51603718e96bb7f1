package org.wavenet4j.train.piano;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PitchShifterTest {
  private static final int FRAMES = 4000;
  private static final double SEMITONE = Math.pow(2, 1 / 12.0);

  private final PitchShifter shifter = new PitchShifter();

  @ParameterizedTest
  @ValueSource(doubles = {0.01, 0.1, 0.25, 0.4})
  void sineIsReadBetweenItsSamplesInBothDirections(double cyclesPerFrame) {
    for (double ratio : new double[] {SEMITONE, 1 / SEMITONE}) {
      float[] shifted = shift(sine(cyclesPerFrame), ratio);
      // Away from the ends, where the sound stops short. 80 dB down leaves room for 90 promised.
      for (int n = 200; n < shifted.length - 200; n++) {
        double expected = Math.sin(2 * Math.PI * cyclesPerFrame * n * ratio);
        assertEquals(expected, shifted[n], 1e-4, "frame " + n + " at ratio " + ratio);
      }
    }
  }

  @Test
  void whatWouldPassTheNyquistFrequencyIsRejectedBy80Db() {
    // 0.49 cycles a frame times a semitone would alias to 0.48.
    float[] shifted = shift(sine(0.49), SEMITONE);
    for (int n = 200; n < shifted.length - 200; n++) {
      assertTrue(Math.abs(shifted[n]) < 1e-4, "frame " + n + ": " + shifted[n]);
    }
  }

  private float[] shift(float[] sound, double ratio) {
    float[] shifted = new float[(int) (FRAMES / ratio)];
    for (int n = 0; n < shifted.length; n++) {
      shifted[n] = shifter.valueAt(sound, n * ratio, ratio);
    }
    return shifted;
  }

  private static float[] sine(double cyclesPerFrame) {
    float[] sine = new float[FRAMES];
    for (int n = 0; n < FRAMES; n++) {
      sine[n] = (float) Math.sin(2 * Math.PI * cyclesPerFrame * n);
    }
    return sine;
  }
}
