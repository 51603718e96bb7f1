package org.wavenet4j.measure;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.wavenet4j.audio.Linear16;
import org.wavenet4j.audio.MuLaw;
import org.wavenet4j.audio.Quantizer;
import org.wavenet4j.distribution.NormalDistribution;
import org.wavenet4j.prediction.PredictorSpec;

class LinearPredictionBaselineTest {
  private static final int RATE_HZ = 16_000;
  private static final MuLaw MU_LAW = MuLaw.INSTANCE;

  private static int[] noise(int frames) {
    Random random = new Random(7);
    float[] samples = new float[frames];
    for (int i = 0; i < frames; i++) {
      samples[i] = (float) (0.1 * random.nextGaussian());
    }
    return MU_LAW.encode(samples);
  }

  /** Struck every half second, like a string: four decaying partials. */
  private static int[] notes(int frames) {
    float[] samples = new float[frames];
    for (int i = 0; i < frames; i++) {
      double seconds = (double) (i % 8000) / RATE_HZ;
      for (int partial = 1; partial <= 4; partial++) {
        samples[i] +=
            (float)
                (0.4
                    / partial
                    * Math.exp(-3 * partial * seconds)
                    * Math.sin(2 * Math.PI * 261.6 * partial * seconds));
      }
    }
    return MU_LAW.encode(samples);
  }

  private static double perSample(int[] codes) {
    return perSample(MU_LAW, ErrorShape.GAUSSIAN, codes);
  }

  private static double perSample(Quantizer quantizer, ErrorShape shape, int[] codes) {
    PredictorSpec spec = PredictorSpec.at(RATE_HZ);
    return LinearPredictionBaseline.totalBits(quantizer, spec, shape, codes) / codes.length;
  }

  private static double entropy(int[] codes) {
    UnigramBaseline unigram = new UnigramBaseline(256);
    unigram.learn(codes);
    return unigram.totalBits(codes) / codes.length;
  }

  @Test
  void whiteNoiseCostsItsEntropyAndALittle() {
    int[] codes = noise(2 * RATE_HZ);
    double excess = perSample(codes) - entropy(codes);
    assertTrue(excess > 0 && excess < 0.15, "excess " + excess);
  }

  @Test
  void whiteNoiseOf16BitsCostsItsDifferentialEntropyAndALittle() {
    Random random = new Random(7);
    int[] codes = new int[RATE_HZ];
    for (int i = 0; i < codes.length; i++) {
      codes[i] = Linear16.INSTANCE.encode((float) (0.1 * random.nextGaussian()));
    }
    double bits = perSample(Linear16.INSTANCE, ErrorShape.GAUSSIAN, codes);
    // log2(deviation * sqrt(2 pi e) / step)
    double entropy = Math.log(0.1 * Math.sqrt(2 * Math.PI * Math.E) * 32768) / Math.log(2);
    assertEquals(entropy + 0.1, bits, 0.1);
  }

  @Test
  void noiseOfEitherShapeCostsLeastAroundAPredictionOfItsShape() {
    Random random = new Random(8);
    float[] gaussian = new float[2 * RATE_HZ];
    float[] logistic = new float[2 * RATE_HZ];
    for (int t = 0; t < gaussian.length; t++) {
      gaussian[t] = (float) (0.1 * random.nextGaussian());
      double uniform = random.nextDouble();
      logistic[t] = (float) (0.05 * Math.log(uniform / (1 - uniform)));
    }
    assertTrue(logisticExcess(gaussian) > 0.01, "excess " + logisticExcess(gaussian));
    assertTrue(logisticExcess(logistic) < -0.01, "excess " + logisticExcess(logistic));
  }

  private static double logisticExcess(float[] samples) {
    int[] codes = Linear16.INSTANCE.encode(samples);
    return perSample(Linear16.INSTANCE, ErrorShape.LOGISTIC, codes)
        - perSample(Linear16.INSTANCE, ErrorShape.GAUSSIAN, codes);
  }

  @Test
  void decayingNotesCostFarLessThanTheirEntropy() {
    int[] codes = notes(2 * RATE_HZ);
    String bits = perSample(codes) + " bits, entropy " + entropy(codes);
    assertTrue(perSample(codes) < 2 && entropy(codes) > 6, bits);
  }

  @Test
  void silenceSoonCostsNoMoreThanTheUniformPartTakes() {
    LinearPredictionBaseline baseline = new LinearPredictionBaseline(MU_LAW, RATE_HZ);
    for (int t = 0; t < 1000; t++) {
      baseline.next(MU_LAW.silence());
    }
    double floor = -Math.log(1 - LinearPredictionBaseline.UNIFORM) / Math.log(2);
    assertEquals(floor, baseline.next(MU_LAW.silence()), 1e-4);
  }

  @Test
  void probabilitiesOfAllCodesSumToOne() {
    LinearPredictionBaseline baseline = new LinearPredictionBaseline(MU_LAW, RATE_HZ);
    int[] codes = notes(3000);
    for (int t = 0; t < codes.length; t++) {
      if (t % 97 == 0) {
        double sum = 0;
        for (int c = 0; c < 256; c++) {
          double probability = baseline.probability(c);
          assertTrue(probability >= 1e-3 / 256, "code " + c);
          sum += probability;
        }
        assertEquals(1, sum, 1e-12, "before code " + t);
      }
      baseline.next(codes[t]);
    }
  }

  @Test
  void costIsTheProbabilityInBits() {
    LinearPredictionBaseline baseline = new LinearPredictionBaseline(MU_LAW, RATE_HZ);
    for (int code : notes(500)) {
      double probability = baseline.probability(code);
      assertEquals(-Math.log(probability) / Math.log(2), baseline.next(code), 1e-12);
    }
  }

  @Test
  void probabilityIsTheMassBetweenTheAmplitudesOfACode() {
    // Before the first code: mean 0, standard deviation 0.01, edges at f^-1(-1 + 2 (c - 1/2) /
    // 255).
    LinearPredictionBaseline baseline = new LinearPredictionBaseline(MU_LAW, RATE_HZ);
    double low = Math.expm1(2 * 19.0 / 255 * Math.log(256)) / 255;
    double high = Math.expm1(2 * 20.0 / 255 * Math.log(256)) / 255;
    double mass =
        NormalDistribution.cumulative(high / 0.01) - NormalDistribution.cumulative(low / 0.01);
    assertEquals(0.999 * mass + 0.001 / 256, baseline.probability(128 + 19), 1e-6);
  }

  @Test
  void changedCodeChangesNoCostBeforeIt() {
    int[] codes = notes(4000);
    for (int changed : new int[] {0, 1, 63, 64, 1023, 2500}) {
      int[] other = codes.clone();
      other[changed] ^= 0x55;
      LinearPredictionBaseline a = new LinearPredictionBaseline(MU_LAW, RATE_HZ);
      LinearPredictionBaseline b = new LinearPredictionBaseline(MU_LAW, RATE_HZ);
      for (int t = 0; t < changed; t++) {
        assertEquals(a.next(codes[t]), b.next(other[t]), "code " + t);
      }
      assertTrue(a.next(codes[changed]) != b.next(other[changed]));
    }
  }

  @Test
  void higherOrderTellsCloseTonesApart() {
    float[] samples = new float[RATE_HZ];
    for (int t = 0; t < samples.length; t++) {
      for (int tone = 1; tone <= 24; tone++) {
        samples[t] += (float) (0.03 * Math.sin(0.12 * tone * t + tone * tone));
      }
    }
    int[] codes = MU_LAW.encode(samples);
    PredictorSpec spec = PredictorSpec.at(RATE_HZ).withWindowFrames(4096);
    double[] bits =
        IntStream.of(16, 256)
            .mapToDouble(
                order ->
                    LinearPredictionBaseline.totalBits(
                        MU_LAW, spec.withOrder(order), ErrorShape.GAUSSIAN, codes))
            .map(total -> total / codes.length)
            .toArray();
    assertTrue(bits[1] < bits[0] - 0.5, bits[0] + " bits, then " + bits[1]);
  }

  @Test
  void refusesRatesWithoutRoomForThePrediction() {
    assertThrows(IllegalArgumentException.class, () -> new LinearPredictionBaseline(MU_LAW, 999));
  }
}
