package org.wavenet4j.audio;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.Random;
import java.util.zip.CRC32;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.wavenet4j.UserError;

class ResamplerTest {
  private static float[] sine(double frequencyHz, int rateHz, int frames) {
    float[] samples = new float[frames];
    for (int i = 0; i < frames; i++) {
      samples[i] = (float) StrictMath.sin(2 * Math.PI * frequencyHz * i / rateHz + 0.3);
    }
    return samples;
  }

  private static float[] noise(int frames, long seed) {
    Random random = new Random(seed);
    float[] samples = new float[frames];
    for (int i = 0; i < frames; i++) {
      samples[i] = random.nextFloat() * 2 - 1;
    }
    return samples;
  }

  private static double decibels(double amplitude) {
    return 20 * Math.log10(amplitude);
  }

  /** The middle half: away from the ends, beyond which sound is taken as silence. */
  private static double peak(float[] samples) {
    double peak = 0;
    for (int i = samples.length / 4; i < samples.length * 3 / 4; i++) {
      peak = Math.max(peak, Math.abs(samples[i]));
    }
    return peak;
  }

  private static double gain(float[] samples, double frequencyHz, int rateHz) {
    double[] sums = new double[2];
    int from = samples.length / 4;
    int count = samples.length / 2;
    for (int i = from; i < from + count; i++) {
      // A Hann window keeps what is left of other frequencies out of the measurement.
      double hann = 1 - Math.cos(2 * Math.PI * (i - from + 0.5) / count);
      sums[0] += hann * samples[i] * Math.cos(2 * Math.PI * frequencyHz * i / rateHz);
      sums[1] += hann * samples[i] * Math.sin(2 * Math.PI * frequencyHz * i / rateHz);
    }
    return 2 * Math.hypot(sums[0], sums[1]) / count;
  }

  @ParameterizedTest
  @CsvSource({
    "44100,16000",
    "48000,16000",
    "22050,16000",
    "8000,16000",
    "11025,16000",
    "16000,44100",
    "44101,16000",
    "16000,44101",
    "96000,8000"
  })
  void passesTheBandWithoutRippleImageOrDelay(int inRateHz, int outRateHz) {
    double lowerNyquistHz = Math.min(inRateHz, outRateHz) / 2.0;
    int inFrames = inRateHz / 8;
    for (double edge : new double[] {0.1, 0.2, 0.37, 0.5, 0.77, 0.9}) {
      double frequencyHz = edge * lowerNyquistHz;
      float[] out = Resampler.resample(sine(frequencyHz, inRateHz, inFrames), inRateHz, outRateHz);
      float[] ideal = sine(frequencyHz, outRateHz, out.length);
      double rippleDb = decibels(gain(out, frequencyHz, outRateHz));
      assertEquals(0, rippleDb, 0.001, "ripple at " + frequencyHz);
      // Whatever is not the sine itself at its right time is an image, a delay or noise.
      for (int i = 0; i < out.length; i++) {
        out[i] -= ideal[i];
      }
      double errorDb = decibels(peak(out));
      assertTrue(errorDb < -90, "%.1f dB at %.0f Hz".formatted(errorDb, frequencyHz));
    }
  }

  @ParameterizedTest
  @CsvSource({"44100,16000", "48000,16000", "22050,16000", "44101,16000", "96000,8000"})
  void stopsEverythingAboveTheLowerNyquistFrequency(int inRateHz, int outRateHz) {
    double nyquistHz = outRateHz / 2.0;
    for (int i = 0; i <= 10; i++) {
      double frequencyHz = nyquistHz + i / 10.0 * (inRateHz / 2.0 - nyquistHz);
      float[] in = sine(frequencyHz, inRateHz, inRateHz / 8);
      double aliasDb = decibels(peak(Resampler.resample(in, inRateHz, outRateHz)));
      assertTrue(aliasDb < -90, "%.1f dB at %.0f Hz".formatted(aliasDb, frequencyHz));
    }
  }

  @ParameterizedTest
  @CsvSource({"44100,16000", "16000,44100", "44101,16000", "8000,16000", "256,1", "1,256"})
  void constantStaysWhatItIs(int inRateHz, int outRateHz) {
    float[] in = new float[Math.max(2000, 100_000 / outRateHz)];
    Arrays.fill(in, 0.75f);
    float[] out = Resampler.resample(in, inRateHz, outRateHz);
    for (int i = out.length / 4; i < out.length * 3 / 4; i++) {
      assertEquals(0.75f, out[i], 5e-6f);
    }
  }

  @ParameterizedTest
  @CsvSource({
    "44100,16000",
    "48000,16000",
    "8000,16000",
    "16000,44100",
    "44101,16000",
    "1,256",
    "256,1",
    "2147483647,2147483646"
  })
  void lengthIsTheExactQuotientRoundedUp(int inRateHz, int outRateHz) {
    for (int frames : new int[] {0, 1, 2, 3, 441, 1000, 4410}) {
      long exact = ((long) frames * outRateHz + inRateHz - 1) / inRateHz;
      assertEquals(exact, Resampler.outputFrames(frames, inRateHz, outRateHz));
      float[] out = Resampler.resample(noise(frames, 1), inRateHz, outRateHz);
      assertEquals(exact, out.length);
    }
  }

  @Test
  void firstAndLastFrameKeepTheirPlaces() {
    float[] in = new float[3001];
    in[0] = 1;
    in[3000] = 1;
    float[] down = Resampler.resample(in, 48000, 16000);
    assertEquals(1001, down.length);
    // The filter's middle is 0.95 / 3 of the input's band.
    assertEquals(0.95f / 3, down[0], 1e-3f);
    assertEquals(0.95f / 3, down[1000], 1e-3f);
    float[] up = Resampler.resample(in, 16000, 32000);
    assertEquals(0.95f, up[0], 1e-3f);
    assertEquals(0.95f, up[6000], 1e-3f);
    assertEquals(6002, up.length);
  }

  @ParameterizedTest
  @CsvSource({"44100,16000", "16000,44100", "44101,16000", "256,1", "8000,8000"})
  void outputIsTheSameForEveryBlockSize(int inRateHz, int outRateHz) {
    float[] in = noise(30_000, 2);
    float[] whole = Resampler.resample(in, inRateHz, outRateHz);
    for (int size : new int[] {1, 7, 4096, 4097, 29_999}) {
      float[] parts = new float[whole.length];
      int[] done = {0};
      Resampler.Sink sink =
          (samples, offset, length) -> {
            System.arraycopy(samples, offset, parts, done[0], length);
            done[0] += length;
          };
      Resampler resampler = new Resampler(inRateHz, outRateHz);
      for (int i = 0; i < in.length; i += size) {
        resampler.process(in, i, Math.min(size, in.length - i), sink);
      }
      resampler.finish(sink);
      assertEquals(whole.length, done[0]);
      assertArrayEquals(whole, parts, "blocks of " + size);
    }
  }

  /** Prepared corpora carry checksums: this one may only change together with their version. */
  @Test
  void resultIsTheSameBitsEverywhere() {
    float[] out = Resampler.resample(noise(10_000, 3), 44100, 16000);
    ByteBuffer bytes = ByteBuffer.allocate(4 * out.length);
    bytes.asFloatBuffer().put(out);
    CRC32 crc = new CRC32();
    crc.update(bytes);
    assertEquals(0xa5679d4eL, crc.getValue(), Long.toHexString(crc.getValue()));
  }

  @Test
  void equalRatesReturnTheInput() {
    float[] in = noise(10, 4);
    assertSame(in, Resampler.resample(in, 16000, 16000));
  }

  @Test
  void refusesRatesThatCannotBeMeant() {
    UserError e = assertThrows(UserError.class, () -> Resampler.resample(new float[1], 1, 16000));
    assertEquals(
        "sound of 1 Hz cannot be converted to 16000 Hz, expected rates within a factor of 256;"
            + " is the rate right?",
        e.getMessage());
    assertThrows(IllegalArgumentException.class, () -> new Resampler(0, 16000));
  }

  @Test
  void takesNothingAfterItsEnd() {
    Resampler resampler = new Resampler(8000, 16000);
    resampler.finish((samples, offset, length) -> {});
    assertThrows(
        IllegalStateException.class,
        () -> resampler.process(new float[1], 0, 1, (samples, offset, length) -> {}));
  }
}
