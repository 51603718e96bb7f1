package org.wavenet4j.measure;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.wavenet4j.UsageError;
import org.wavenet4j.audio.MuLaw;
import org.wavenet4j.distribution.Gaussian;
import org.wavenet4j.distribution.MixtureOfLogistics;
import org.wavenet4j.distribution.SampleDistribution;
import org.wavenet4j.model.ConditioningSpec;
import org.wavenet4j.model.ContextSpec;
import org.wavenet4j.model.InputEncoding;
import org.wavenet4j.model.LocalFeatures;
import org.wavenet4j.model.Model;
import org.wavenet4j.model.PrecisionCost;
import org.wavenet4j.model.StackSpec;
import org.wavenet4j.model.TensorNames;
import org.wavenet4j.run.Engine;
import org.wavenet4j.run.PackedWeights;
import org.wavenet4j.run.Past;
import org.wavenet4j.run.Precision;
import org.wavenet4j.run.Predictor;
import org.wavenet4j.run.RandomModels;
import org.wavenet4j.run.ScalarKernels;
import org.wavenet4j.run.StreamedFeatures;

class PrecisionMeterTest {
  private static final Model MODEL = RandomModels.model(RandomModels.tinySpec(), 1);
  private static final int[] CODES = RandomModels.codes(700, 3);

  private static Engine engine(Model model, Precision precision) {
    return new Engine(new PackedWeights(model, precision), ScalarKernels.INSTANCE);
  }

  /** A network that puts weight {@code e^bias[c]} on code c, whatever it hears. */
  private static Model always(float[] bias) {
    Model model = RandomModels.model(RandomModels.tinySpec(), 1);
    Arrays.fill(model.weights().get(TensorNames.OUTPUT_WEIGHT), 0f);
    System.arraycopy(bias, 0, model.weights().get(TensorNames.OUTPUT_BIAS), 0, bias.length);
    return model;
  }

  @Test
  void aHalfTakenForAnEvenGuessCostsWhatIsWorkedOutByHand() {
    // 1/2 for code 7 and 1/510 for the others, beside 1/256 for all.
    float[] seven = new float[256];
    seven[7] = (float) Math.log(255);
    PrecisionMeter meter =
        new PrecisionMeter(
            engine(always(seven), Precision.FP32), engine(always(new float[256]), Precision.FP32));
    meter.add(new int[] {0, 7, 7, 8, 0}, 1, 3);
    PrecisionCost cost = meter.cost().orElseThrow();
    assertEquals(0.5 * log2(128) + 0.5 * log2(256.0 / 510), cost.meanDivergenceBits(), 1e-6);
    assertEquals((1 + 1 + log2(510)) / 3, cost.fp32BitsPerSample(), 1e-6);
    assertEquals(8, cost.bf16BitsPerSample(), 1e-9);
    assertEquals(3, cost.samples());
  }

  private static double log2(double x) {
    return Math.log(x) / Math.log(2);
  }

  @Test
  void fp32BesideItselfCostsNothing() {
    for (SampleDistribution distribution :
        List.of(new Gaussian(1 << 16), new MixtureOfLogistics(3, 1 << 16))) {
      assertCostsNothing(RandomModels.model(RandomModels.linearSpec(distribution), 2));
    }
    assertCostsNothing(MODEL);
  }

  private static void assertCostsNothing(Model model) {
    Engine engine = engine(model, Precision.FP32);
    PrecisionMeter meter = new PrecisionMeter(engine, engine);
    meter.add(CODES, 0, CODES.length);
    PrecisionCost cost = meter.cost().orElseThrow();
    assertEquals(0, cost.meanDivergenceBits());
    assertEquals(0, cost.extraBitsPerSample());
    assertTrue(cost.fp32BitsPerSample() > 1, cost.toString());
  }

  @Test
  void costIsTheMeanOverEachPredictionOfBothPrecisions() {
    PrecisionMeter meter = new PrecisionMeter(MODEL);
    meter.hear(CODES, 0, 300);
    meter.add(CODES, 300, 1);
    meter.add(CODES, 301, 399);
    float[] fp32 = followed(Precision.FP32);
    float[] bf16 = followed(Precision.BF16);
    double[] sums = new double[3];
    for (int t = 300; t < CODES.length; t++) {
      for (int c = 0; c < 256; c++) {
        double p = MODEL.spec().distribution().logProb(fp32, t * 256, c) / Math.log(2);
        double q = MODEL.spec().distribution().logProb(bf16, t * 256, c) / Math.log(2);
        sums[0] += Math.pow(2, p) * (p - q) / 400;
        sums[1] -= c == CODES[t] ? p / 400 : 0;
        sums[2] -= c == CODES[t] ? q / 400 : 0;
      }
    }
    PrecisionCost cost = meter.cost().orElseThrow();
    assertTrue(sums[0] > 1e-7, "divergence " + sums[0]);
    assertEquals(sums[0], cost.meanDivergenceBits(), 1e-9 * sums[0]);
    assertEquals(sums[1], cost.fp32BitsPerSample(), 1e-9);
    assertEquals(sums[2], cost.bf16BitsPerSample(), 1e-9);
    assertEquals(400, cost.samples());
  }

  private static float[] followed(Precision precision) {
    try (Predictor predictor = new Predictor(engine(MODEL, precision), CODES.length, Past.GIVEN)) {
      return predictor.follow(CODES, 0, CODES.length).clone();
    }
  }

  @Test
  void everySignalBeginsWithSilenceBeforeIt() {
    PrecisionMeter once = new PrecisionMeter(MODEL);
    once.add(CODES, 0, 50);
    PrecisionMeter twice = new PrecisionMeter(MODEL);
    twice.hear(CODES, 50, 500);
    twice.startSignal();
    twice.add(CODES, 0, 50);
    assertEquals(once.cost(), twice.cost());
  }

  private static final ConditioningSpec NOTES =
      new ConditioningSpec(LocalFeatures.GIVEN, 2, 5, new ContextSpec(4, 3, List.of(1, 3)), 1);
  private static final float[] FEATURES = RandomModels.gaussian(2 * 700 / 5, 8);

  private static PrecisionMeter told(long position) {
    StackSpec stack = new StackSpec(4, 3, 2, List.of(1, 2));
    Model model = RandomModels.model(RandomModels.spec(InputEncoding.ONE_HOT, 2, NOTES, stack), 1);
    PrecisionMeter meter = new PrecisionMeter(model);
    meter.startSignal(
        () -> {
          StreamedFeatures features = new StreamedFeatures(NOTES, 700 / 5);
          for (int at = 0; at < FEATURES.length; at += 2) {
            features.offer(FEATURES, at);
          }
          features.end();
          return features;
        },
        new float[] {0.5f},
        position);
    return meter;
  }

  /** Features that are used up where they are read; after the receptive field of 5 samples. */
  @Test
  void conditionedExcerptIsMeasuredAsWithinTheWholePiece() {
    PrecisionMeter whole = told(0);
    whole.hear(CODES, 0, 300);
    whole.add(CODES, 300, 400);
    PrecisionMeter excerpt = told(295);
    excerpt.hear(CODES, 295, 5);
    excerpt.add(CODES, 300, 400);
    assertEquals(whole.cost(), excerpt.cost());
    PrecisionMeter misplaced = told(0);
    misplaced.hear(CODES, 295, 5);
    misplaced.add(CODES, 300, 400);
    assertNotEquals(whole.cost(), misplaced.cost());
  }

  @Test
  void nothingMeasuredAndPredictionsThatAreNoNumbersHaveNoCost() {
    PrecisionMeter unused = new PrecisionMeter(MODEL);
    unused.hear(CODES, 0, 10);
    assertEquals(Optional.empty(), unused.cost());
    float[] bias = new float[256];
    bias[MuLaw.INSTANCE.silence()] = Float.NaN;
    PrecisionMeter diverged = new PrecisionMeter(always(bias));
    diverged.add(CODES, 0, 10);
    assertEquals(Optional.empty(), diverged.cost());
  }

  @Test
  void aNetworkThatWantsConditioningIsRefused() {
    Model model =
        RandomModels.model(
            RandomModels.spec(
                InputEncoding.ONE_HOT,
                2,
                new ConditioningSpec(2, 1, 0),
                new StackSpec(4, 3, 2, List.of(1))),
            1);
    PrecisionMeter meter = new PrecisionMeter(model);
    assertThrows(UsageError.class, meter::startSignal);
    assertThrows(IllegalStateException.class, () -> meter.add(CODES, 0, 1));
  }
}
