package org.wavenet4j.run;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.wavenet4j.UserError;
import org.wavenet4j.model.ConditioningSpec;
import org.wavenet4j.model.ContextSpec;
import org.wavenet4j.model.InputEncoding;
import org.wavenet4j.model.LocalFeatures;
import org.wavenet4j.model.Model;
import org.wavenet4j.model.StackSpec;
import org.wavenet4j.model.TensorNames;

class ConditionerTest {
  private static final int FEATURE_FRAMES = 60;

  private static ConditioningSpec conditioning(int channels, int hop, ContextSpec context) {
    return new ConditioningSpec(LocalFeatures.GIVEN, channels, hop, context, 0);
  }

  /** Without a context stack; of one layer; that sees its own frame only; wide, of many taps. */
  static List<ConditioningSpec> conditionings() {
    return List.of(
        conditioning(3, 4, ContextSpec.NONE),
        conditioning(2, 1, new ContextSpec(3, 3, List.of(1))),
        conditioning(5, 3, new ContextSpec(2, 1, List.of(1, 2))),
        conditioning(2, 5, new ContextSpec(4, 3, List.of(1, 2, 4))),
        conditioning(18, 7, new ContextSpec(17, 5, List.of(3, 1))));
  }

  private static Model model(ConditioningSpec conditioning) {
    StackSpec stack = new StackSpec(4, 3, 2, List.of(1, 2));
    return RandomModels.model(RandomModels.spec(InputEncoding.ONE_HOT, 2, conditioning, stack), 5);
  }

  private static Conditioner conditioner(Model model, Precision precision, Kernels kernels) {
    return new Conditioner(new Engine(new PackedWeights(model, precision), kernels));
  }

  private static Conditioner started(Model model, LocalConditioning features) {
    Conditioner conditioner = conditioner(model, Precision.FP32, ScalarKernels.INSTANCE);
    conditioner.start(features);
    return conditioner;
  }

  private static float[] features(ConditioningSpec conditioning) {
    return RandomModels.gaussian(FEATURE_FRAMES * conditioning.localChannels(), 2);
  }

  private static LocalConditioning given(ConditioningSpec conditioning) {
    return LocalConditioning.given(conditioning, features(conditioning));
  }

  private static int audioFrames(ConditioningSpec conditioning) {
    return FEATURE_FRAMES * conditioning.localHopFrames();
  }

  private static float[] read(Conditioner conditioner, int channels, int first, int frames) {
    float[] out = new float[frames * channels];
    conditioner.read(first, frames, out, 0);
    return out;
  }

  private static float[] whole(Model model) {
    ConditioningSpec conditioning = model.spec().conditioning();
    Conditioner conditioner = started(model, given(conditioning));
    return read(conditioner, conditioning.stackChannels(), 0, audioFrames(conditioning));
  }

  @ParameterizedTest
  @MethodSource("conditionings")
  void rowsAreThoseOfTheDefinitionRepeatedOverTheHop(ConditioningSpec conditioning) {
    Model model = model(conditioning);
    double[][] expected = new ContextOracle(model).rows(features(conditioning));
    float[] actual = whole(model);
    int channels = conditioning.stackChannels();
    assertEquals(FEATURE_FRAMES, expected.length);
    for (int i = 0; i < actual.length; i++) {
      int t = i / channels;
      double wanted = expected[t / conditioning.localHopFrames()][i % channels];
      assertEquals(wanted, actual[i], 1e-5, "frame " + t + " of " + conditioning);
    }
  }

  /**
   * One channel, W = (1, 10, 100) and b = 1 twice: of features 1, 0, 0 the first layer makes 11, 2,
   * 1 and, behind the end, 1; before frame 0 it makes 101.
   */
  @Test
  void whatLiesOutsideThePieceIsZerosOfFeaturesAndNotOfActivations() {
    ConditioningSpec conditioning = conditioning(1, 2, new ContextSpec(1, 3, List.of(1, 1)));
    Model model = model(conditioning);
    for (int layer = 0; layer < 2; layer++) {
      float[] weight = model.weights().get(TensorNames.context(layer, "weight"));
      System.arraycopy(new float[] {1, 10, 100}, 0, weight, 0, 3);
      model.weights().get(TensorNames.context(layer, "bias"))[0] = 1;
    }
    Conditioner conditioner =
        started(model, LocalConditioning.given(conditioning, new float[] {1, 0, 0}));
    float first = 1 + 101 + 110 + 200;
    float second = 1 + 11 + 20 + 100;
    float third = 1 + 2 + 10 + 100;
    assertArrayEquals(
        new float[] {first, first, second, second, third, third}, read(conditioner, 1, 0, 6));
  }

  @Test
  void valuesBelowZeroLeakThroughAllLayersButTheLast() {
    ConditioningSpec conditioning = conditioning(1, 1, new ContextSpec(1, 1, List.of(1, 1)));
    Model model = model(conditioning);
    for (int layer = 0; layer < 2; layer++) {
      model.weights().get(TensorNames.context(layer, "weight"))[0] = 1;
      model.weights().get(TensorNames.context(layer, "bias"))[0] = 0;
    }
    Conditioner conditioner =
        started(model, LocalConditioning.given(conditioning, new float[] {-5, 5}));
    assertArrayEquals(new float[] {-1, 5}, read(conditioner, 1, 0, 2));
  }

  @ParameterizedTest
  @MethodSource("conditionings")
  void cutsAndRestartsAnywhereChangeNoBit(ConditioningSpec conditioning) {
    Model model = model(conditioning);
    int channels = conditioning.stackChannels();
    float[] expected = whole(model);
    Conditioner conditioner = started(model, given(conditioning));
    Random random = new Random(3);
    int end = audioFrames(conditioning);
    int at = 0;
    for (int i = 0; i < 2000; i++) {
      int frames = Math.min(1 + random.nextInt(100), end - at);
      int from = at * channels;
      int first = at;
      assertArrayEquals(
          Arrays.copyOfRange(expected, from, from + frames * channels),
          read(conditioner, channels, at, frames),
          () -> "%d frames from %d on, %s".formatted(frames, first, conditioning));
      at = random.nextInt(4) == 0 || at + frames == end ? random.nextInt(end) : at + frames;
    }
  }

  @ParameterizedTest
  @EnumSource(Precision.class)
  void kernelsMakeTheSameBits(Precision precision) {
    for (ConditioningSpec conditioning : conditionings()) {
      float[][] rows = new float[2][];
      Kernels[] kernels = {ScalarKernels.INSTANCE, VectorKernels.INSTANCE};
      for (int k = 0; k < 2; k++) {
        Conditioner conditioner = conditioner(model(conditioning), precision, kernels[k]);
        conditioner.start(given(conditioning));
        int channels = conditioning.stackChannels();
        rows[k] = read(conditioner, channels, 0, audioFrames(conditioning));
      }
      assertArrayEquals(rows[0], rows[1], conditioning.toString());
    }
  }

  @Test
  void sixteenBitWeightsAreThoseOfTheContextToo() {
    Model model = model(conditionings().get(4));
    Conditioner bf16 = conditioner(model, Precision.BF16, ScalarKernels.INSTANCE);
    bf16.start(given(model.spec().conditioning()));
    float[] expected = whole(model);
    float[] actual = read(bf16, 17, 0, expected.length / 17);
    double worst = 0;
    for (int i = 0; i < expected.length; i++) {
      worst = Math.max(worst, Math.abs(expected[i] - actual[i]));
    }
    assertTrue(worst > 1e-5 && worst < 0.1, "worst " + worst);
  }

  @ParameterizedTest
  @MethodSource("conditionings")
  void aFeatureFrameIsFeltFromTheFirstSampleThatSeesItUntilTheLast(ConditioningSpec conditioning) {
    Model model = model(conditioning);
    int channels = conditioning.stackChannels();
    int hop = conditioning.localHopFrames();
    int reach = conditioning.context().reachFrames();
    float[] before = whole(model);
    for (int changed : new int[] {0, 1, 30, FEATURE_FRAMES - 1}) {
      float[] features = features(conditioning);
      features[changed * conditioning.localChannels()] += 3;
      Conditioner conditioner = started(model, LocalConditioning.given(conditioning, features));
      float[] after = read(conditioner, channels, 0, audioFrames(conditioning));
      int first = Arrays.mismatch(before, after) / channels;
      int last = before.length / channels - 1;
      while (isSame(before, after, last, channels)) {
        last--;
      }
      assertEquals(Math.max(0, changed - reach) * hop, first);
      assertEquals(Math.min(FEATURE_FRAMES, changed + reach + 1) * hop - 1, last);
    }
  }

  private static boolean isSame(float[] a, float[] b, int frame, int channels) {
    int from = frame * channels;
    return Arrays.equals(a, from, from + channels, b, from, from + channels);
  }

  @Test
  void soundBehindTheFeaturesIsRefusedAndSoundBeforeStaysPossible() {
    ConditioningSpec conditioning = conditionings().get(3);
    Model model = model(conditioning);
    float[] expected = whole(model);
    Conditioner conditioner = started(model, given(conditioning));
    float[] out = new float[100 * 4];
    for (int first : new int[] {300, 250, 1000}) {
      UserError error = assertThrows(UserError.class, () -> conditioner.read(first, 51, out, 0));
      assertEquals(
          "the local conditioning ends after 300 audio frames, but frame "
              + (first + 50)
              + " is asked for; give longer features or ask for less sound",
          error.getMessage());
      conditioner.read(270, 30, out, 40);
      assertArrayEquals(
          Arrays.copyOfRange(expected, 270 * 4, 300 * 4), Arrays.copyOfRange(out, 40, 160));
    }
  }

  /** 2^31 frames are 37 hours at 16 kHz. */
  @Test
  void framesAreCountedBeyondThoseOfAnInt() {
    ConditioningSpec conditioning = conditioning(1, 1 << 16, ContextSpec.NONE);
    float[] features = new float[1 << 17];
    features[(1 << 16) + 1] = 7;
    Conditioner conditioner =
        started(model(conditioning), LocalConditioning.given(conditioning, features));
    float[] out = new float[2];
    conditioner.read((1L << 32) + (1 << 16) - 1, 2, out, 0);
    assertArrayEquals(new float[] {0, 7}, out);
    conditioner.read((1L << 32) + (1 << 17) - 1, 2, out, 0);
    assertArrayEquals(new float[] {7, 0}, out);
    UserError error =
        assertThrows(UserError.class, () -> conditioner.read((1L << 33) - 1, 2, out, 0));
    assertTrue(error.getMessage().contains("after 8589934592 audio frames, but frame 8589934592"));
  }

  /** Features of which frame 10 fails, half written, until it is there. */
  private static LocalConditioning failing(LocalConditioning given, boolean[] there) {
    return new LocalConditioning() {
      @Override
      public int channels() {
        return given.channels();
      }

      @Override
      public int read(long firstFeatureFrame, int featureFrames, float[] out, int offset) {
        if (firstFeatureFrame == 10 && !there[0]) {
          out[offset] = 99;
          throw new UserError("not yet");
        }
        return given.read(firstFeatureFrame, featureFrames, out, offset);
      }
    };
  }

  /** The last frame that needs no feature frame 10 comes before, and after, the failure. */
  @ParameterizedTest
  @MethodSource("conditionings")
  void aReadThatFailedIsTakenUpAgain(ConditioningSpec conditioning) {
    Model model = model(conditioning);
    int channels = conditioning.stackChannels();
    int hop = conditioning.localHopFrames();
    int last = (10 - conditioning.context().reachFrames()) * hop - 1;
    float[] expected = whole(model);
    for (int begin : new int[] {0, 10 * hop}) {
      boolean[] there = {false};
      Conditioner conditioner = started(model, failing(given(conditioning), there));
      int count = Math.max(1, last + 2 - begin);
      assertThrows(UserError.class, () -> read(conditioner, channels, begin, count));
      assertRow(expected, conditioner, channels, last);
      assertThrows(UserError.class, () -> read(conditioner, channels, last + 1, 1));
      there[0] = true;
      assertRow(expected, conditioner, channels, last + 1);
    }
  }

  private static void assertRow(float[] all, Conditioner conditioner, int channels, int frame) {
    float[] expected = Arrays.copyOfRange(all, frame * channels, (frame + 1) * channels);
    assertArrayEquals(expected, read(conditioner, channels, frame, 1), "frame " + frame);
  }

  /** The one before was left at its first frame, or behind its end. */
  @ParameterizedTest
  @MethodSource("conditionings")
  void anotherSignalKnowsNothingOfTheOneBefore(ConditioningSpec conditioning) {
    Model model = model(conditioning);
    int channels = conditioning.stackChannels();
    int hop = conditioning.localHopFrames();
    float[] others = new float[3 * conditioning.localChannels()];
    Arrays.fill(others, Float.NaN);
    Conditioner conditioner = started(model, LocalConditioning.given(conditioning, others));
    read(conditioner, channels, 0, 1);
    conditioner.start(given(conditioning));
    assertRow(whole(model), conditioner, channels, 0);
    conditioner.start(LocalConditioning.given(conditioning, others));
    assertThrows(UserError.class, () -> read(conditioner, channels, 0, 3 * hop + 1));
    conditioner.start(given(conditioning));
    int end = audioFrames(conditioning);
    assertArrayEquals(whole(model), read(conditioner, channels, 0, end));
  }

  @Test
  void aNetworkThatWasNotToldItsFeaturesIsRefused() {
    Conditioner conditioner =
        conditioner(model(conditionings().get(0)), Precision.FP32, ScalarKernels.INSTANCE);
    assertThrows(IllegalStateException.class, () -> conditioner.read(0, 1, new float[3], 0));
  }

  /** 32 layers of 62 x 4096 rows, 16 values each, a stream. */
  @Test
  void aContextThatDoesNotFitIntoMemoryIsRefused() {
    ContextSpec vast = new ContextSpec(1, 63, Collections.nCopies(32, 4096));
    PackedWeights weights = new PackedWeights(model(conditioning(1, 1, vast)));
    long bytes = 32L * (62 * 4096 + 1) * 16 * Float.BYTES;
    int streams = (int) (Runtime.getRuntime().maxMemory() / 4 / bytes);
    Conditioner.checkMemory(weights, streams);
    String message =
        assertThrows(UserError.class, () -> Conditioner.checkMemory(weights, streams + 1))
            .getMessage();
    assertTrue(message.startsWith("the network's context stack needs"), message);
  }

  @ParameterizedTest
  @EnumSource(Precision.class)
  void readingAllocatesNothing(Precision precision) {
    Model model = model(conditionings().get(4));
    Conditioner conditioner = conditioner(model, precision, VectorKernels.INSTANCE);
    conditioner.start(given(model.spec().conditioning()));
    float[] out = new float[100 * 17];
    Runnable work =
        () -> {
          for (int i = 0; i < 300; i++) {
            conditioner.read(i, 1 + i % 100, out, 0);
          }
        };
    assertEquals(0, DilatedStackTest.allocatedBytes(work));
  }
}
