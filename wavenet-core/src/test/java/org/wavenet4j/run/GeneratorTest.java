package org.wavenet4j.run;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.wavenet4j.UsageError;
import org.wavenet4j.UserError;
import org.wavenet4j.audio.Audio;
import org.wavenet4j.audio.Linear16;
import org.wavenet4j.audio.MuLaw;
import org.wavenet4j.audio.SampleFormat;
import org.wavenet4j.audio.WavFile;
import org.wavenet4j.distribution.Categorical;
import org.wavenet4j.distribution.Gaussian;
import org.wavenet4j.distribution.MixtureOfLogistics;
import org.wavenet4j.model.ConditioningSpec;
import org.wavenet4j.model.ContextSpec;
import org.wavenet4j.model.InputEncoding;
import org.wavenet4j.model.LocalFeatures;
import org.wavenet4j.model.Model;
import org.wavenet4j.model.StackSpec;
import org.wavenet4j.model.WaveNetSpec;
import org.wavenet4j.notes.NoteConditioning;
import org.wavenet4j.notes.NoteEvent;
import org.wavenet4j.notes.PianoRoll;

class GeneratorTest {
  private static final MuLaw MU_LAW = MuLaw.INSTANCE;
  private static final Model MODEL = RandomModels.model(RandomModels.tinySpec(), 11);

  private static float[] generated(Model model, Sampling sampling, int... chunks) {
    Generator generator = Generator.of(model, sampling);
    float[] out = new float[Arrays.stream(chunks).sum()];
    int at = 0;
    for (int chunk : chunks) {
      generator.generate(out, at, chunk);
      at += chunk;
    }
    assertEquals(out.length, generator.position());
    return out;
  }

  @Test
  void seedDecidesEverySampleHoweverTheyAreAskedFor() {
    float[] once = generated(MODEL, new Sampling(7, 0.9), 200);
    assertArrayEquals(once, generated(MODEL, new Sampling(7, 0.9), 1, 64, 0, 35, 100));
    assertFalse(Arrays.equals(once, generated(MODEL, new Sampling(8, 0.9), 200)));
    assertFalse(Arrays.equals(once, generated(MODEL, new Sampling(7, 0.5), 200)));
  }

  @Test
  void primedGeneratorDrawsFromWhatTheStackGivesAfterThoseSamples() {
    float[] given = decoded(RandomModels.codes(150, 4));
    Generator generator = Generator.of(MODEL, new Sampling(3, 1));
    generator.prime(given);
    float[] drawn = new float[20];
    generator.generate(drawn, 0, drawn.length);
    int[] heard = MU_LAW.encode(concat(given, drawn));
    int[] inputs = new int[heard.length];
    inputs[0] = MU_LAW.silence();
    System.arraycopy(heard, 0, inputs, 1, heard.length - 1);
    double[][] expected = new StackOracle(MODEL).outputs(inputs, new float[0], new float[0]);
    SplittableRandom random = new SplittableRandom(3);
    for (int t = 0; t < drawn.length; t++) {
      float[] parameters = floats(expected[given.length + t]);
      int code = MODEL.spec().distribution().sample(parameters, 0, 1, random.nextDouble());
      assertEquals(MU_LAW.decode(code), drawn[t], "sample " + t);
    }
  }

  @Test
  void hearingASampleOrDrawingItLeadsToTheSameState() {
    float[] drawn = generated(MODEL, new Sampling(5, 1), 100);
    Predictor drawing = predictor(MODEL);
    Predictor following = predictor(MODEL);
    int[] codes = MU_LAW.encode(drawn);
    for (int code : codes) {
      drawing.predict();
      drawing.hear(code);
    }
    following.follow(codes, 0, 30);
    following.follow(codes, 30, 0);
    following.follow(codes, 30, 70);
    assertEquals(100, following.position());
    assertArrayEquals(prediction(drawing), prediction(following));
  }

  static List<Model> modelsOfEveryKindOfInput() {
    ConditioningSpec conditioning = new ConditioningSpec(2, 3, 2);
    ConditioningSpec context =
        new ConditioningSpec(LocalFeatures.GIVEN, 2, 3, new ContextSpec(5, 3, List.of(1, 3)), 2);
    StackSpec[] stacks = {
      new StackSpec(5, 4, 3, List.of(1, 7)), new StackSpec(4, 4, 2, List.of(5))
    };
    return List.of(
        RandomModels.model(RandomModels.spec(InputEncoding.ONE_HOT, 2, conditioning, stacks), 6),
        RandomModels.model(RandomModels.spec(InputEncoding.SCALAR, 4, conditioning, stacks), 7),
        RandomModels.model(RandomModels.spec(InputEncoding.ONE_HOT, 2, context, stacks), 6),
        RandomModels.model(RandomModels.linearSpec(new Gaussian(1 << 16)), 8));
  }

  @ParameterizedTest
  @MethodSource("modelsOfEveryKindOfInput")
  void goingOnFromTheReceptiveFieldAloneGivesTheSameBitsAsNeverHavingStopped(Model model) {
    WaveNetSpec spec = model.spec();
    int field = spec.receptiveField().frames();
    int[] codes = RandomModels.codes(200, 12);
    Predictor whole = startedPredictor(model);
    Predictor resumed = startedPredictor(model);
    resumed.follow(RandomModels.codes(90, 13), 0, 90);
    int place = 137;
    resumed.restart(place - field);
    resumed.follow(codes, place - field, field);
    whole.follow(codes, 0, place);
    assertEquals(place, resumed.position());
    for (int t = place; t < codes.length; t++) {
      assertArrayEquals(prediction(whole), prediction(resumed), "frame " + t);
      whole.hear(codes[t]);
      resumed.hear(codes[t]);
    }
    // One sample less, and the past is another.
    resumed.restart(place - field + 1);
    resumed.follow(codes, place - field + 1, field - 1);
    whole.restart(0);
    whole.follow(codes, 0, place);
    assertFalse(Arrays.equals(prediction(whole), prediction(resumed)));
  }

  private static float[] prediction(Predictor predictor) {
    return Arrays.copyOf(predictor.predict(), predictor.spec().distribution().parameterCount());
  }

  private static Predictor startedPredictor(Model model) {
    ConditioningSpec conditioning = model.spec().conditioning();
    Predictor predictor = new Predictor(Engine.of(model), 200, Past.OWN);
    predictor.start(features(conditioning), new float[conditioning.globalChannels()]);
    return predictor;
  }

  private static LocalConditioning features(ConditioningSpec conditioning) {
    return conditioning.local()
        ? LocalConditioning.given(conditioning, RandomModels.gaussian(2 * 70, 14))
        : LocalConditioning.NONE;
  }

  @ParameterizedTest
  @MethodSource("modelsOfEveryKindOfInput")
  void aResumedStreamDrawsWhatItsSeedAndItsPastDecide(Model model) {
    Generator generator = startedGenerator(model, 5);
    float[] sound = new float[210];
    generator.generate(sound, 0, 210);
    int field = model.spec().receptiveField().frames();
    float[] again = sound.clone();
    resume(generator, again, 120, field, 77);
    assertFalse(Arrays.equals(sound, again));
    float[] byAnother = sound.clone();
    Generator another = startedGenerator(model, 9);
    resume(another, byAnother, 120, 120, 77);
    assertArrayEquals(again, byAnother);
    resume(another, byAnother, 0, 0, 5);
    assertArrayEquals(sound, byAnother);
  }

  private static Generator startedGenerator(Model model, long seed) {
    ConditioningSpec conditioning = model.spec().conditioning();
    return new Generator(
        Engine.of(model),
        new Sampling(seed, 1),
        features(conditioning),
        new float[conditioning.globalChannels()]);
  }

  private static void resume(Generator generator, float[] sound, int at, int heard, long seed) {
    generator.resume(at, sound, at - heard, heard, seed);
    assertEquals(at, generator.position());
    generator.generate(sound, at, sound.length - at);
  }

  @Test
  void tooLittlePastToResumeFromIsRefused() {
    Generator generator = Generator.of(MODEL, new Sampling(1, 1));
    float[] past = new float[9];
    generator.resume(3, past, 0, 3, 1);
    int field = MODEL.spec().receptiveField().frames();
    String message =
        assertThrows(
                IllegalArgumentException.class, () -> generator.resume(9, past, 0, field - 1, 1))
            .getMessage();
    assertEquals("frames: %d, expected %d to 9".formatted(field - 1, field), message);
    assertThrows(IllegalArgumentException.class, () -> generator.resume(3, past, 0, 4, 1));
  }

  private static Predictor predictor(Model model) {
    return new Predictor(
        new Engine(new PackedWeights(model), ScalarKernels.INSTANCE), 100, Past.OWN);
  }

  static List<Model> linearModels() {
    return List.of(
        RandomModels.model(RandomModels.linearSpec(new Gaussian(1 << 16)), 3),
        RandomModels.model(RandomModels.linearSpec(new MixtureOfLogistics(3, 1 << 16)), 3));
  }

  @ParameterizedTest
  @MethodSource("linearModels")
  void soundOf16BitCodesComesBackFromAWavFileToTheBit(Model model, @TempDir Path folder) {
    float[] samples = generated(model, new Sampling(2, 0.9), 3000);
    Path file = folder.resolve("generated.wav");
    WavFile.write(file, Audio.mono(samples, 16_000), SampleFormat.PCM_16);
    assertArrayEquals(samples, WavFile.read(file).mixDown());
    long different = IntStream.of(Linear16.INSTANCE.encode(samples)).distinct().count();
    assertTrue(different > 1000, different + " different codes");
  }

  @ParameterizedTest
  @MethodSource("linearModels")
  void drawsFollowWhatThePredictorGivesForScalarInput(Model model) {
    float[] drawn = generated(model, new Sampling(4, 1), 200);
    int[] codes = Linear16.INSTANCE.encode(drawn);
    int outputs = model.spec().distribution().parameterCount();
    Predictor predictor =
        new Predictor(new Engine(new PackedWeights(model), ScalarKernels.INSTANCE), 200, Past.OWN);
    float[] parameters = predictor.follow(codes, 0, 200);
    SplittableRandom random = new SplittableRandom(4);
    for (int t = 0; t < codes.length; t++) {
      double uniform = random.nextDouble();
      assertEquals(
          codes[t],
          model.spec().distribution().sample(parameters, t * outputs, 1, uniform),
          "sample " + t);
    }
  }

  @ParameterizedTest
  @MethodSource("linearModels")
  void generating16BitSoundAllocatesNothing(Model model) {
    Generator generator = Generator.of(model, new Sampling(1, 1));
    float[] out = new float[2000];
    assertEquals(0, DilatedStackTest.allocatedBytes(() -> generator.generate(out, 0, out.length)));
  }

  @Test
  void conditioningIsRepeatedOverItsHopAndReachesTheDraw() {
    ConditioningSpec conditioning = new ConditioningSpec(2, 3, 1);
    WaveNetSpec spec =
        RandomModels.spec(
            InputEncoding.SCALAR, 1, conditioning, new StackSpec(4, 4, 2, List.of(1, 2)));
    Model model = RandomModels.model(spec, 2);
    float[] features = {1, -1, 2, -2, 3, -3};
    Predictor predictor = predictor(model);
    predictor.start(LocalConditioning.given(conditioning, features), new float[] {0.7f});
    int[] codes = RandomModels.codes(6, 9);
    float[] actual = predictor.follow(codes, 0, 6);
    int[] inputs = {128, codes[0], codes[1], codes[2], codes[3], codes[4]};
    double[][] expected = new StackOracle(model).outputs(inputs, features, new float[] {0.7f});
    for (int i = 0; i < 6 * 256; i++) {
      assertEquals(expected[i / 256][i % 256], actual[i], 1e-4);
    }
    UserError error = assertThrows(UserError.class, () -> predictor.follow(codes, 0, 4));
    assertEquals(
        "the local conditioning ends after 9 audio frames, but frame 9 is asked for; give longer"
            + " features or ask for less sound",
        error.getMessage());
  }

  /** Another piece: position, last code, past and conditioning are those of its start. */
  @Test
  void startedAgainThePredictorKnowsNothingOfThePieceBefore() {
    ConditioningSpec conditioning = new ConditioningSpec(2, 1, 1);
    WaveNetSpec spec =
        RandomModels.spec(
            InputEncoding.ONE_HOT, 2, conditioning, new StackSpec(4, 4, 2, List.of(1, 12)));
    Model model = RandomModels.model(spec, 2);
    int[] codes = RandomModels.codes(60, 9);
    Predictor used = predictor(model);
    LocalConditioning other = LocalConditioning.given(conditioning, RandomModels.gaussian(120, 1));
    used.start(other, new float[] {3f});
    used.follow(codes, 0, 37);
    used.predict();
    used.hear(200);
    LocalConditioning local = LocalConditioning.given(conditioning, RandomModels.gaussian(120, 2));
    float[][] actual = new float[2][];
    Predictor[] predictors = {used, predictor(model)};
    for (int p = 0; p < 2; p++) {
      predictors[p].start(local, new float[] {-1f});
      assertEquals(0, predictors[p].position());
      actual[p] = predictors[p].follow(codes, 0, 60);
    }
    assertArrayEquals(actual[1], actual[0]);
  }

  @Test
  void otherConditioningThanTheModelsIsRefused() {
    ConditioningSpec conditioning = new ConditioningSpec(0, 1, 3);
    Model model =
        RandomModels.model(
            RandomModels.spec(
                InputEncoding.ONE_HOT, 1, conditioning, new StackSpec(2, 2, 1, List.of(1))),
            1);
    assertEquals(
        "global conditioning: size 0, expected size 3, as the model was trained",
        assertThrows(UsageError.class, () -> Generator.of(model, new Sampling(1, 1))).getMessage());
    assertEquals(
        "global conditioning: size 2, expected none, as the model was trained",
        assertThrows(
                UsageError.class,
                () ->
                    new Generator(
                        new Engine(new PackedWeights(MODEL), ScalarKernels.INSTANCE),
                        new Sampling(1, 1),
                        LocalConditioning.NONE,
                        new float[2]))
            .getMessage());
  }

  @ParameterizedTest
  @ValueSource(doubles = {0, -1, Double.NaN, Double.POSITIVE_INFINITY})
  void temperatureIsAboveZeroAndFinite(double temperature) {
    UsageError error = assertThrows(UsageError.class, () -> new Sampling(1, temperature));
    assertEquals(
        "temperature: " + temperature + ", expected above 0, usually 0.8 to 1", error.getMessage());
  }

  /** 1 / T is infinite as a float from 1e-39 on, and as a double from 1e-309 on. */
  @ParameterizedTest
  @ValueSource(doubles = {1e-30, 1e-39, 1e-300, Double.MIN_VALUE})
  void lowestTemperaturesDrawTheLikeliestCode(double temperature) {
    for (Kernels kernels : List.of(ScalarKernels.INSTANCE, VectorKernels.INSTANCE)) {
      Engine engine = new Engine(new PackedWeights(MODEL), kernels);
      float[] drawn = new float[50];
      Generator.of(engine, new Sampling(6, temperature)).generate(drawn, 0, drawn.length);
      Predictor predictor = new Predictor(engine, 1, Past.OWN);
      for (float sample : drawn) {
        float[] logits = predictor.predict();
        int likeliest = 0;
        for (int c = 1; c < 256; c++) {
          likeliest = logits[c] > logits[likeliest] ? c : likeliest;
        }
        assertEquals(MU_LAW.decode(likeliest), sample);
        assertEquals(likeliest, new Categorical(256).sample(logits, 0, temperature, 0.7));
        predictor.hear(likeliest);
      }
    }
  }

  /** Wide and dilated enough that frames to come are worked out in blocks of every width. */
  @ParameterizedTest
  @EnumSource(Precision.class)
  void generatingAllocatesNothing(Precision precision) {
    WaveNetSpec spec =
        RandomModels.spec(
            InputEncoding.ONE_HOT,
            2,
            ConditioningSpec.NONE,
            new StackSpec(20, 56, 3, List.of(1, 2, 4, 8, 16)));
    PackedWeights weights = new PackedWeights(RandomModels.model(spec, 1), precision);
    Generator generator =
        Generator.of(new Engine(weights, VectorKernels.INSTANCE), new Sampling(1, 1));
    float[] out = new float[3_000];
    assertEquals(0, DilatedStackTest.allocatedBytes(() -> generator.generate(out, 0, out.length)));
  }

  @ParameterizedTest
  @EnumSource(Precision.class)
  void generatingFromNotesAllocatesNothing(Precision precision) {
    ContextSpec context = new ContextSpec(24, 3, List.of(1, 4));
    ConditioningSpec notes = PianoRoll.conditioning(16_000, context);
    WaveNetSpec spec =
        RandomModels.spec(InputEncoding.ONE_HOT, 2, notes, new StackSpec(20, 24, 2, List.of(1, 2)));
    PackedWeights weights = new PackedWeights(RandomModels.model(spec, 1), precision);
    PianoRoll roll =
        new PianoRoll(List.of(new NoteEvent(0.1, 0.4, 0.5, 60, 100)), spec.sampleRateHz());
    Generator generator =
        new Generator(
            new Engine(weights, VectorKernels.INSTANCE),
            new Sampling(1, 1),
            new NoteConditioning(roll, notes),
            new float[0]);
    float[] out = new float[3_000];
    assertEquals(0, DilatedStackTest.allocatedBytes(() -> generator.generate(out, 0, out.length)));
  }

  private static float[] decoded(int[] codes) {
    float[] samples = new float[codes.length];
    for (int i = 0; i < codes.length; i++) {
      samples[i] = MU_LAW.decode(codes[i]);
    }
    return samples;
  }

  private static float[] concat(float[] a, float[] b) {
    float[] both = Arrays.copyOf(a, a.length + b.length);
    System.arraycopy(b, 0, both, a.length, b.length);
    return both;
  }

  private static float[] floats(double[] values) {
    float[] floats = new float[values.length];
    for (int i = 0; i < values.length; i++) {
      floats[i] = (float) values[i];
    }
    return floats;
  }
}
