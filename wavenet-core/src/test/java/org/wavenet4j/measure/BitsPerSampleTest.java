package org.wavenet4j.measure;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.wavenet4j.audio.MuLaw;
import org.wavenet4j.model.ConditioningSpec;
import org.wavenet4j.model.ContextSpec;
import org.wavenet4j.model.InputEncoding;
import org.wavenet4j.model.LocalFeatures;
import org.wavenet4j.model.Model;
import org.wavenet4j.model.StackSpec;
import org.wavenet4j.model.TensorNames;
import org.wavenet4j.run.DilatedStack;
import org.wavenet4j.run.Engine;
import org.wavenet4j.run.LocalConditioning;
import org.wavenet4j.run.RandomModels;

class BitsPerSampleTest {
  private static final Model MODEL = RandomModels.model(RandomModels.tinySpec(), 1);

  @Test
  void aNetworkThatKnowsNothingNeedsEightBits() {
    Model model = RandomModels.model(RandomModels.tinySpec(), 1);
    Arrays.fill(model.weights().get(TensorNames.OUTPUT_WEIGHT), 0f);
    Arrays.fill(model.weights().get(TensorNames.OUTPUT_BIAS), 0.25f);
    BitsPerSample bits = new BitsPerSample(model);
    bits.add(new float[] {0, 0.5f, -1, 2}, 0, 4);
    assertEquals(8, bits.result(), 1e-9);
    assertEquals(4, bits.frames());
  }

  @Test
  void aBiasTowardsOneCodeCostsWhatItsProbabilitySays() {
    Model model = RandomModels.model(RandomModels.tinySpec(), 1);
    Arrays.fill(model.weights().get(TensorNames.OUTPUT_WEIGHT), 0f);
    float[] bias = model.weights().get(TensorNames.OUTPUT_BIAS);
    Arrays.fill(bias, 0f);
    // One code as likely as the other 255 together: probabilities 1/2 and 1/510.
    bias[MuLaw.INSTANCE.silence()] = (float) Math.log(255);
    BitsPerSample bits = new BitsPerSample(model);
    bits.add(new float[] {9, 0, 0, 1, 9}, 1, 3);
    assertEquals((1 + 1 + Math.log(510) / Math.log(2)) / 3, bits.result(), 1e-6);
  }

  @Test
  void scoreIsTheMeanOfLogProbabilitiesFromTheFirstSampleHoweverItIsAdded() {
    float[] samples = RandomModels.gaussian(700, 3);
    int[] codes = MuLaw.INSTANCE.encode(samples);
    DilatedStack stack = new DilatedStack(Engine.of(MODEL), samples.length);
    int[] inputs = new int[codes.length];
    inputs[0] = 128;
    System.arraycopy(codes, 0, inputs, 1, codes.length - 1);
    float[] parameters = new float[codes.length * 256];
    stack.process(inputs, 0, codes.length, new float[0], 0, parameters);
    double sum = 0;
    for (int t = 0; t < codes.length; t++) {
      sum -= MODEL.spec().distribution().logProb(parameters, t * 256, codes[t]) / Math.log(2);
    }
    BitsPerSample bits = new BitsPerSample(MODEL);
    bits.add(samples, 0, 300);
    bits.add(samples, 300, 1);
    bits.add(samples, 301, 399);
    assertEquals(sum / codes.length, bits.result(), 1e-9);
  }

  @Test
  void everySignalBeginsWithSilenceBeforeIt() {
    float[] samples = RandomModels.gaussian(50, 4);
    BitsPerSample once = new BitsPerSample(MODEL);
    once.add(samples, 0, 50);
    BitsPerSample twice = new BitsPerSample(MODEL);
    twice.add(samples, 0, 50);
    twice.startSignal();
    twice.add(samples, 0, 50);
    assertEquals(once.result(), twice.result(), 1e-12);
    assertEquals(100, twice.frames());
  }

  /** Through a context stack, on 16 features of ten samples each. */
  @Test
  void featuresReachTheScoreHoweverItIsAdded() {
    ConditioningSpec told =
        new ConditioningSpec(LocalFeatures.GIVEN, 1, 10, new ContextSpec(4, 3, List.of(1, 3)), 1);
    StackSpec stack = new StackSpec(4, 3, 2, List.of(1, 2));
    Model model = RandomModels.model(RandomModels.spec(InputEncoding.ONE_HOT, 2, told, stack), 1);
    float[] features = RandomModels.gaussian(16, 2);
    double once = scored(model, features, 160);
    assertEquals(once, scored(model, features, 1, 64, 37, 58), 1e-12);
    features[15] += 1; // heard in the last 50 samples
    assertEquals(scored(model, RandomModels.gaussian(16, 2), 110), scored(model, features, 110));
    assertNotEquals(once, scored(model, features, 160));
  }

  private static double scored(Model model, float[] features, int... counts) {
    float[] samples = RandomModels.gaussian(160, 3);
    BitsPerSample bits = new BitsPerSample(Engine.of(model));
    ConditioningSpec told = model.spec().conditioning();
    bits.startSignal(LocalConditioning.given(told, features), new float[] {0.5f});
    int at = 0;
    for (int count : counts) {
      bits.add(samples, at, count);
      at += count;
    }
    return bits.result();
  }

  @Test
  void nothingScoredHasNoResult() {
    assertThrows(IllegalStateException.class, () -> new BitsPerSample(MODEL).result());
  }
}
