package org.wavenet4j.run;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.wavenet4j.distribution.BinnedDistribution;
import org.wavenet4j.model.ConditioningSpec;
import org.wavenet4j.model.InputEncoding;
import org.wavenet4j.model.Model;
import org.wavenet4j.model.StackSpec;
import org.wavenet4j.model.WaveNetSpec;
import org.wavenet4j.prediction.Expectation;

/** Networks that start from a linear prediction. */
class PredictedGenerationTest {
  private static final StackSpec STACK = new StackSpec(5, 4, 2, List.of(1, 2, 4));

  static List<Model> models() {
    return List.of(
        model(InputEncoding.ONE_HOT, 2, false),
        model(InputEncoding.SCALAR, 5, false),
        model(InputEncoding.SCALAR, 1, true),
        TonalModel.MODEL);
  }

  private static Model model(InputEncoding encoding, int taps, boolean gaussian) {
    WaveNetSpec spec = RandomModels.spec(encoding, taps, ConditioningSpec.NONE, STACK);
    return RandomModels.model(RandomModels.predicting(spec, gaussian), 6);
  }

  /** Codes of a tone, so that there is something to predict. */
  private static int[] tone(WaveNetSpec spec, int frames) {
    int[] codes = new int[frames];
    for (int t = 0; t < frames; t++) {
      double tone = 0.2 * Math.sin(0.1 * t) + 0.05 * Math.sin(0.43 * t * t / frames);
      codes[t] = spec.quantizer().encode((float) tone);
    }
    return codes;
  }

  private static Predictor predictor(Model model) {
    return predictor(model, Past.GIVEN);
  }

  private static Predictor predictor(Model model, Past past) {
    Predictor predictor = new Predictor(Engine.of(model), 300, past);
    predictor.start(local(model), new float[0]);
    return predictor;
  }

  private static LocalConditioning local(Model model) {
    return model.tones().isPresent() ? TonalModel.notes() : LocalConditioning.NONE;
  }

  private static float[] prediction(Predictor predictor) {
    return Arrays.copyOf(predictor.predict(), predictor.spec().distribution().parameterCount());
  }

  @ParameterizedTest
  @MethodSource("models")
  void outputsAreTheOraclesAnchoredAtWhatIsExpected(Model model) {
    for (Past past : Past.values()) {
      assertAnchoredAtWhatIsExpected(model, past);
    }
  }

  private static void assertAnchoredAtWhatIsExpected(Model model, Past past) {
    WaveNetSpec spec = model.spec();
    BinnedDistribution distribution = (BinnedDistribution) spec.distribution();
    int[] codes = tone(spec, 300);
    int[] inputs = new int[codes.length];
    inputs[0] = spec.quantizer().silence();
    System.arraycopy(codes, 0, inputs, 1, codes.length - 1);
    boolean tones = spec.tones().isPresent();
    Expectation expectation = past.expectation(spec).orElseThrow();
    ToneTrack track = model.tones().map(local(model)::tones).orElse(ToneTrack.SILENT);
    int told = tones ? 5 : 3;
    float[] expected = new float[told * codes.length];
    float[][] anchors = new float[codes.length][];
    for (int t = 0; t < codes.length; t++) {
      if (tones) {
        expectation.expectTone(track.at(t), track.level(t), track.sinceStrokeFrames(t));
      }
      expectation.inputs(expected, told * t);
      anchors[t] = new float[] {expectation.location(), expectation.scale()};
      expectation.add(spec.quantizer().decode(codes[t]));
    }
    float[] features = tones ? TonalModel.features(codes.length) : new float[0];
    double[][] outputs = new StackOracle(model).outputs(inputs, expected, features, new float[0]);
    int count = distribution.parameterCount();
    float[] actual = predictor(model, past).follow(codes, 0, codes.length);
    for (int t = 0; t < codes.length; t++) {
      float[] absolute = new float[count];
      for (int i = 0; i < count; i++) {
        absolute[i] = (float) outputs[t][i];
      }
      distribution.anchor(absolute, 0, anchors[t][0], anchors[t][1]);
      float[] here = Arrays.copyOfRange(actual, t * count, (t + 1) * count);
      assertArrayEquals(absolute, here, 2e-5f, "frame " + t);
    }
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 3, 64, 100})
  void blocksAndSingleSamplesGiveTheSameBits(int block) {
    for (Model model : models()) {
      int[] codes = tone(model.spec(), 400);
      Predictor blocks = predictor(model);
      Predictor single = predictor(model);
      for (int at = 0; at + block <= codes.length; at += block) {
        float[] parameters = blocks.follow(codes, at, block).clone();
        int count = model.spec().distribution().parameterCount();
        for (int f = 0; f < block; f++) {
          float[] expected = Arrays.copyOfRange(parameters, f * count, (f + 1) * count);
          assertArrayEquals(expected, prediction(single), "sample " + (at + f));
          single.hear(codes[at + f]);
        }
      }
    }
  }

  @ParameterizedTest
  @MethodSource("models")
  void whatIsOlderThanThePastFramesIsForgotten(Model model) {
    int past = model.spec().pastFrames();
    int[] codes = tone(model.spec(), 2 * past + 50);
    Predictor whole = predictor(model);
    Predictor resumed = predictor(model);
    resumed.follow(tone(model.spec(), 90), 0, 90);
    int place = past + 37;
    resumed.restart(place - past);
    resumed.follow(codes, place - past, past);
    whole.follow(codes, 0, place);
    for (int t = place; t < codes.length; t++) {
      assertArrayEquals(prediction(whole), prediction(resumed), "sample " + t);
      whole.hear(codes[t]);
      resumed.hear(codes[t]);
    }
    // The receptive field alone is not enough.
    int field = model.spec().receptiveField().frames();
    resumed.restart(place - field);
    resumed.follow(codes, place - field, field);
    whole.restart(0);
    whole.follow(codes, 0, place);
    assertTrue(!Arrays.equals(prediction(whole), prediction(resumed)));
  }

  @Test
  void aBatchDrawsWhatEachStreamDrawsAlone() {
    Model model = model(InputEncoding.ONE_HOT, 2, false);
    Engine engine = Engine.of(model);
    int[] lengths = {500, 230, 400};
    float[][] primes = new float[3][];
    for (int s = 0; s < 3; s++) {
      primes[s] = new float[40 * s];
      for (int t = 0; t < primes[s].length; t++) {
        primes[s][t] = (float) (0.3 * Math.sin(0.2 * t * (s + 1)));
      }
    }
    List<StreamPlan> plans =
        List.of(0, 1, 2).stream()
            .map(
                s ->
                    new StreamPlan(
                        new Sampling(s, 1),
                        LocalConditioning.NONE,
                        new float[0],
                        primes[s],
                        lengths[s]))
            .toList();
    float[][] out = new float[3][500];
    try (BatchGenerator batch = new BatchGenerator(engine, plans)) {
      batch.generate(out, 0, 500);
    }
    for (int s = 0; s < 3; s++) {
      Generator alone = Generator.of(engine, plans.get(s).sampling());
      alone.prime(primes[s]);
      float[] expected = new float[lengths[s]];
      alone.generate(expected, 0, lengths[s]);
      assertArrayEquals(expected, Arrays.copyOf(out[s], lengths[s]), "stream " + s);
    }
    assertNotEquals(out[0][100], out[1][100]);
  }

  @ParameterizedTest
  @EnumSource(Precision.class)
  void generatingAllocatesNothing(Precision precision) {
    WaveNetSpec spec =
        RandomModels.spec(
            InputEncoding.ONE_HOT,
            2,
            ConditioningSpec.NONE,
            new StackSpec(20, 24, 2, List.of(1, 2, 4, 8)));
    Model model = RandomModels.model(RandomModels.predicting(spec, false), 1);
    Engine engine = new Engine(new PackedWeights(model, precision), VectorKernels.INSTANCE);
    Generator generator = Generator.of(engine, new Sampling(1, 1));
    float[] out = new float[3000];
    assertEquals(0, DilatedStackTest.allocatedBytes(() -> generator.generate(out, 0, out.length)));
  }
}
