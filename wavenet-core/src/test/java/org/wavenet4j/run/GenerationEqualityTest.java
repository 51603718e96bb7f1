package org.wavenet4j.run;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.wavenet4j.audio.Quantizer;
import org.wavenet4j.distribution.Gaussian;
import org.wavenet4j.distribution.MixtureOfLogistics;
import org.wavenet4j.model.ConditioningSpec;
import org.wavenet4j.model.ContextSpec;
import org.wavenet4j.model.LocalFeatures;
import org.wavenet4j.model.Model;
import org.wavenet4j.model.ModelFile;
import org.wavenet4j.model.WaveNetSpec;

/**
 * Every way of generating draws the same samples from the same uniform numbers as the plain one:
 * scalar kernels, one thread, one stream, one sample at a time. No tolerance: all add the same
 * terms in the same order.
 */
class GenerationEqualityTest {
  private static final int LEVELS = 1 << 16;

  /** Samples of a random network, beyond its receptive field. */
  private static final int FRAMES = 2000;

  /** The same on two threads; where other processes hold the cores, each frame waits for one. */
  private static final int FRAMES_ON_TWO_THREADS = 200;

  /** Samples of the trained network, beyond its receptive field. */
  private static final int TRAINED_FRAMES = 50_000;

  private static final int[] BLOCKS = {1, 64, 257};

  /** Random shapes: kernel sizes, widths, conditioning, encodings, all three distributions. */
  static IntStream seeds() {
    return IntStream.rangeClosed(1, 12);
  }

  private static Model model(int seed) {
    WaveNetSpec spec =
        switch (seed % 5) {
          case 1 -> RandomModels.randomSpec(seed, new Gaussian(LEVELS));
          case 2 -> RandomModels.randomSpec(seed, new MixtureOfLogistics(3, LEVELS));
          case 3 -> RandomModels.predicting(RandomModels.randomSpec(seed), seed > 5);
          default -> RandomModels.randomSpec(seed);
        };
    return RandomModels.model(seed <= 6 ? spec : withContext(spec, seed), seed);
  }

  /** The same network with a context stack, where it has local conditioning at all. */
  private static WaveNetSpec withContext(WaveNetSpec spec, int seed) {
    ConditioningSpec told = spec.conditioning();
    if (!told.local()) {
      return spec;
    }
    ContextSpec context = new ContextSpec(1 + 4 * seed, 3, List.of(1 + seed % 2, 3));
    ConditioningSpec conditioning =
        new ConditioningSpec(
            LocalFeatures.GIVEN, told.localChannels(), 1 + seed, context, told.globalChannels());
    return new WaveNetSpec(
        spec.sampleRateHz(),
        spec.quantizer(),
        spec.input(),
        spec.stacks(),
        spec.skipChannels(),
        spec.postChannels(),
        spec.distribution(),
        conditioning,
        spec.prediction());
  }

  @Test
  void modelsCoverNetworksWithAndWithoutPrediction() {
    long predicting = seeds().filter(s -> model(s).spec().prediction().isPresent()).count();
    assertTrue(predicting >= 2 && predicting <= 6, predicting + " predict");
  }

  @Test
  void modelsCoverNetworksWithAndWithoutContext() {
    long local = seeds().filter(s -> model(s).spec().conditioning().local()).count();
    long context = seeds().filter(s -> model(s).spec().conditioning().context().exists()).count();
    assertTrue(context >= 3 && local - context >= 1, context + " of " + local);
  }

  /** A stream that hears {@code prime} samples and draws {@code frames}. */
  private static StreamPlan plan(WaveNetSpec spec, int seed, int prime, int frames) {
    ConditioningSpec conditioning = spec.conditioning();
    int channels = conditioning.localChannels();
    int featureFrames = conditioning.featureFrames(prime + frames);
    float[] features = RandomModels.gaussian(featureFrames * channels, seed + 1);
    float[] heard = new float[prime];
    Random random = new Random(seed);
    for (int t = 0; t < prime; t++) {
      heard[t] = (float) Math.max(-1, Math.min(1, 0.3 * random.nextGaussian()));
    }
    return new StreamPlan(
        new Sampling(seed, 0.8 + 0.1 * (seed % 3)),
        channels == 0 ? LocalConditioning.NONE : LocalConditioning.given(conditioning, features),
        RandomModels.gaussian(conditioning.globalChannels(), seed + 2),
        heard,
        frames);
  }

  private static float[] alone(Engine engine, StreamPlan plan) {
    float[] out = new float[(int) plan.frames()];
    try (Generator generator =
        new Generator(engine, plan.sampling(), plan.local(), plan.global())) {
      generator.prime(plan.prime());
      generator.generate(out, 0, out.length);
    }
    return out;
  }

  private static void assertSameSamples(float[] expected, float[] actual, String what) {
    int at = Arrays.mismatch(expected, actual);
    assertTrue(
        at < 0, () -> "%s: sample %d is %s, not %s".formatted(what, at, actual[at], expected[at]));
  }

  /** Sound of few different values would prove little. */
  private static void assertManyValues(float[] samples) {
    int[] bits = new int[samples.length];
    Arrays.setAll(bits, t -> Float.floatToRawIntBits(samples[t]));
    long different = IntStream.of(bits).distinct().count();
    assertTrue(different > 5, different + " different samples");
  }

  @ParameterizedTest
  @MethodSource("seeds")
  @Tag("width")
  void kernelsDrawTheSameSamples(int seed) {
    Model model = model(seed);
    int frames = model.spec().receptiveField().frames() + FRAMES;
    StreamPlan plan = plan(model.spec(), seed, seed % 3 == 0 ? 0 : 70, frames);
    for (Precision precision : Precision.values()) {
      PackedWeights weights = new PackedWeights(model, precision);
      float[] expected = alone(new Engine(weights, ScalarKernels.INSTANCE), plan);
      assertManyValues(expected);
      float[] vector = alone(new Engine(weights, VectorKernels.INSTANCE), plan);
      assertSameSamples(expected, vector, precision + ", vector");
    }
  }

  @ParameterizedTest
  @MethodSource("seeds")
  void twoThreadsDrawTheSameSamples(int seed) {
    Model model = model(seed);
    int frames = model.spec().receptiveField().frames() + FRAMES_ON_TWO_THREADS;
    StreamPlan plan = plan(model.spec(), seed, 10, frames);
    PackedWeights weights = new PackedWeights(model, Precision.values()[seed / 4 % 2]);
    float[] expected = alone(new Engine(weights, ScalarKernels.INSTANCE), plan);
    float[] two = alone(new Engine(weights, VectorKernels.INSTANCE, 2), plan);
    assertSameSamples(expected, two, weights.precision() + ", two threads");
  }

  private static StreamPlan shortened(StreamPlan plan, int frames) {
    return new StreamPlan(plan.sampling(), plan.local(), plan.global(), plan.prime(), frames);
  }

  @ParameterizedTest
  @CsvSource({
    "1, 1, 2",
    "3, 1, 1",
    "3, 3, 5",
    "4, 2, 6",
    "5, 1, 7",
    "5, 3, 8",
    "16, 2, 9",
    "16, 3, 10",
    "33, 1, 11",
    "33, 2, 4",
    "33, 3, 12"
  })
  @Tag("width")
  void streamsOfABatchDrawWhatEachDrawsAlone(int streams, int threads, int seed) {
    Model model = model(seed);
    List<StreamPlan> plans = new ArrayList<>();
    for (int s = 0; s < streams; s++) {
      int prime = s % 4 == 1 ? 0 : 31 * s % 150;
      plans.add(plan(model.spec(), 100 * seed + s, prime, 1 + (113 * s + 211) % 400));
    }
    Precision precision = seed % 2 == 0 ? Precision.BF16 : Precision.FP32;
    PackedWeights weights = new PackedWeights(model, precision);
    float[][] actual = new float[streams][512];
    try (BatchGenerator batch =
        new BatchGenerator(new Engine(weights, VectorKernels.INSTANCE, threads), plans)) {
      for (int at = 0, frames = 1; at < 512; at += frames, frames = Math.min(2 * frames, 129)) {
        frames = Math.min(frames, 512 - at);
        batch.generate(actual, at, frames);
      }
    }
    Engine plain = new Engine(weights, ScalarKernels.INSTANCE);
    for (int s = 0; s < streams; s++) {
      float[] expected = Arrays.copyOf(alone(plain, plans.get(s)), 512);
      assertSameSamples(expected, actual[s], "stream " + s + " of " + streams);
    }
  }

  @ParameterizedTest
  @MethodSource("seeds")
  void blocksOfAnySizePredictTheSameAfterPriming(int seed) {
    Model model = model(seed);
    int frames = model.spec().receptiveField().frames() + 600;
    Precision precision = Precision.values()[seed % 2];
    PackedWeights weights = new PackedWeights(model, precision);
    StreamPlan plan = plan(model.spec(), seed, 90, frames);
    float[] drawn = alone(new Engine(weights, ScalarKernels.INSTANCE), plan);
    for (int block : BLOCKS) {
      assertBlocksDraw(
          new Engine(weights, VectorKernels.INSTANCE, 1 + seed % 2), plan, drawn, block);
    }
  }

  /** Lets blocks of codes that were drawn predict themselves, and draws them again. */
  private static void assertBlocksDraw(Engine engine, StreamPlan plan, float[] drawn, int block) {
    Quantizer quantizer = engine.spec().quantizer();
    int[] codes = quantizer.encode(drawn);
    int outputs = engine.spec().distribution().parameterCount();
    Sampler sampler = new Sampler(engine, plan.sampling());
    try (Predictor predictor = new Predictor(engine, 257, Past.OWN)) {
      predictor.start(plan.local(), plan.global());
      int[] prime = quantizer.encode(plan.prime());
      predictor.follow(prime, 0, prime.length);
      for (int at = 0; at < codes.length; at += block) {
        int frames = Math.min(block, codes.length - at);
        float[] parameters = predictor.follow(codes, at, frames);
        for (int f = 0; f < frames; f++) {
          int code = sampler.draw(parameters, f * outputs);
          assertEquals(codes[at + f], code, "sample " + (at + f) + " in blocks of " + block);
        }
      }
    }
  }

  private static Model trained() {
    return ModelFile.read(
        Path.of("src", "test", "resources", "org", "wavenet4j", "run", "etudes-tiny.safetensors"));
  }

  /** What a network that was trained draws depends on all that it drew before. */
  @ParameterizedTest
  @EnumSource(Precision.class)
  void trainedNetworkDrawsTheSameInEveryWay(Precision precision) {
    Model model = trained();
    int frames = model.spec().receptiveField().frames() + TRAINED_FRAMES;
    PackedWeights weights = new PackedWeights(model, precision);
    StreamPlan plan = StreamPlan.of(new Sampling(4, 1), frames);
    float[] expected = alone(new Engine(weights, ScalarKernels.INSTANCE), plan);
    assertManyValues(expected);
    Engine vector = new Engine(weights, VectorKernels.INSTANCE);
    assertSameSamples(expected, alone(vector, plan), "vector");
    StreamPlan onTwo = precision == Precision.FP32 ? plan : shortened(plan, 5_000);
    float[] two = alone(new Engine(weights, VectorKernels.INSTANCE, 2), onTwo);
    assertSameSamples(Arrays.copyOf(expected, two.length), two, "two threads");
    for (int block : BLOCKS) {
      assertBlocksDraw(vector, plan, expected, block);
    }
    for (int threads = 1; threads <= 2; threads++) {
      assertInABatch(new Engine(weights, VectorKernels.INSTANCE, threads), plan, expected);
    }
  }

  /** Beside streams that leave early, first and last. */
  private static void assertInABatch(Engine engine, StreamPlan plan, float[] expected) {
    List<StreamPlan> plans =
        List.of(
            StreamPlan.of(new Sampling(1, 1), 700),
            StreamPlan.of(new Sampling(2, 0.9), 20_000),
            plan,
            StreamPlan.of(new Sampling(3, 1), 1));
    float[][] out = new float[plans.size()][expected.length];
    try (BatchGenerator batch = new BatchGenerator(engine, plans)) {
      batch.generate(out, 0, expected.length);
    }
    assertSameSamples(expected, out[2], "beside others, " + engine.threads() + " threads");
  }
}
