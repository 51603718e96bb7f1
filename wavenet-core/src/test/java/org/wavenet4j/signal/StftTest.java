package org.wavenet4j.signal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import org.junit.jupiter.api.Test;

class StftTest {
  private static float[] sine(double amplitude, double bin, int windowFrames, int frames) {
    float[] samples = new float[frames];
    for (int i = 0; i < frames; i++) {
      samples[i] = (float) (amplitude * Math.cos(2 * Math.PI * bin * i / windowFrames + 1));
    }
    return samples;
  }

  @Test
  void sineReadsItsPowerInItsBinAndAQuarterBeside() {
    float[] power = new Stft(256, 64).powerSpectrogram(sine(0.5, 20, 256, 256))[0];
    assertEquals(0.25f, power[20], 1e-6f);
    // The transform of a Hann window is 1/2, 1, 1/2.
    assertEquals(0.0625f, power[19], 1e-6f);
    assertEquals(0.0625f, power[21], 1e-6f);
    for (int k = 0; k < power.length; k++) {
      assertTrue(Math.abs(k - 20) <= 1 || power[k] < 1e-12, "bin " + k);
    }
  }

  @Test
  void constantReadsItsSquareInTheFirstBin() {
    float[] samples = new float[64];
    Arrays.fill(samples, 0.5f);
    float[] power = new Stft(64, 64).powerSpectrogram(samples)[0];
    assertEquals(0.25f, power[0], 1e-6f);
    assertEquals(33, power.length);
  }

  @Test
  void spectrumBelongsToTheSamplesFromItsHopOn() {
    float[] samples = new float[100];
    samples[40] = 1; // seen by the windows from 32 and 40 on; the latter has weight 0 there
    float[][] spectrogram = new Stft(16, 8).powerSpectrogram(samples);
    assertEquals(11, spectrogram.length);
    for (int i = 0; i < spectrogram.length; i++) {
      assertEquals(i == 4, spectrogram[i][3] > 1e-6f, "spectrum " + i);
    }
  }

  @Test
  void countsWholeWindowsOnly() {
    Stft stft = new Stft(16, 8);
    assertEquals(0, stft.spectra(15));
    assertEquals(1, stft.spectra(16));
    assertEquals(1, stft.spectra(23));
    assertEquals(2, stft.spectra(24));
    assertEquals(9, stft.bins());
  }

  @Test
  void refusesBadSizes() {
    assertThrows(IllegalArgumentException.class, () -> new Stft(2, 1));
    assertThrows(IllegalArgumentException.class, () -> new Stft(24, 1));
    assertThrows(IllegalArgumentException.class, () -> new Stft(16, 0));
  }
}
