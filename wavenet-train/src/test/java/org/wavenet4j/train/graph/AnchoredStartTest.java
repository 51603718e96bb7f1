package org.wavenet4j.train.graph;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.dataset.MultiDataSet;
import org.nd4j.linalg.factory.Nd4j;
import org.nd4j.linalg.learning.config.NoOp;
import org.wavenet4j.audio.Linear16;
import org.wavenet4j.audio.MuLaw;
import org.wavenet4j.audio.Quantizer;
import org.wavenet4j.distribution.AmplitudeAxis;
import org.wavenet4j.distribution.BinnedDistribution;
import org.wavenet4j.distribution.Gaussian;
import org.wavenet4j.distribution.MixtureOfLogistics;
import org.wavenet4j.measure.ErrorShape;
import org.wavenet4j.measure.LinearPredictionBaseline;
import org.wavenet4j.model.ConditioningSpec;
import org.wavenet4j.model.InputEncoding;
import org.wavenet4j.model.InputSpec;
import org.wavenet4j.model.StackSpec;
import org.wavenet4j.model.TensorNames;
import org.wavenet4j.model.WaveNetSpec;
import org.wavenet4j.prediction.Expectation;
import org.wavenet4j.prediction.PredictorSpec;

/** Before training, a network that is told a prediction knows about as much as that does. */
class AnchoredStartTest {
  private static final int RATE = 16_000;
  private static final int FRAMES = 2 * RATE;

  record Case(Quantizer quantizer, InputEncoding encoding, BinnedDistribution distribution) {}

  static List<Case> cases() {
    return List.of(
        new Case(MuLaw.INSTANCE, InputEncoding.ONE_HOT, mixture(4, MuLaw.INSTANCE)),
        new Case(MuLaw.INSTANCE, InputEncoding.SCALAR, mixture(10, MuLaw.INSTANCE)),
        new Case(MuLaw.INSTANCE, InputEncoding.SCALAR, mixture(1, MuLaw.INSTANCE)),
        new Case(Linear16.INSTANCE, InputEncoding.SCALAR, mixture(8, Linear16.INSTANCE)));
  }

  private static MixtureOfLogistics mixture(int components, Quantizer quantizer) {
    return new MixtureOfLogistics(components, new AmplitudeAxis(quantizer));
  }

  @ParameterizedTest
  @MethodSource("cases")
  void anUntrainedMixtureCostsWhatLinearPredictionCosts(Case c) {
    int[] codes = c.quantizer().encode(sound());
    double baseline =
        LinearPredictionBaseline.totalBits(
            c.quantizer(), PredictorSpec.at(RATE), ErrorShape.LOGISTIC, codes);
    assertEquals(baseline / FRAMES, untrainedBits(c, codes), 0.15);
  }

  /** Four strokes of three decaying partials a second, and noise 60 dB below full scale. */
  private static float[] sound() {
    Random random = new Random(5);
    float[] samples = new float[FRAMES];
    int stroke = RATE / 4;
    double pitchHz = 0;
    for (int t = 0; t < FRAMES; t++) {
      if (t % stroke == 0) {
        pitchHz = 110 * Math.pow(2, random.nextInt(24) / 12.0);
      }
      double seconds = (double) (t % stroke) / RATE;
      double sum = 0;
      for (int partial = 1; partial <= 3; partial++) {
        double decay = Math.exp(-3 * partial * seconds);
        sum += 0.1 / partial * decay * Math.sin(2 * Math.PI * partial * pitchHz * seconds);
      }
      samples[t] = (float) (sum + 0.001 * random.nextGaussian());
    }
    return samples;
  }

  private static double untrainedBits(Case c, int[] codes) {
    WaveNetSpec spec = spec(c);
    WaveNetGraph graph = FusedGraph.build(spec, DataType.FLOAT, new NoOp());
    graph.load(InitialWeights.draw(spec, 3));
    return graph.graph().score(data(spec, codes), false) / codes.length / Math.log(2);
  }

  private static WaveNetSpec spec(Case c) {
    return new WaveNetSpec(
        RATE,
        c.quantizer(),
        new InputSpec(c.encoding(), 4),
        List.of(new StackSpec(16, 16, 2, List.of(1, 2, 4, 8))),
        16,
        16,
        c.distribution(),
        ConditioningSpec.NONE,
        Optional.of(PredictorSpec.at(RATE)));
  }

  private static MultiDataSet data(WaveNetSpec spec, int[] codes) {
    INDArray input = Nd4j.create(DataType.FLOAT, 1, 1, codes.length);
    INDArray told = Nd4j.create(DataType.FLOAT, 1, spec.expectedInputs(), codes.length);
    INDArray labels = Nd4j.create(DataType.FLOAT, 1, 3, codes.length);
    Expectation expectation = new Expectation(spec.prediction().orElseThrow(), spec.quantizer());
    boolean oneHot = spec.input().encoding() == InputEncoding.ONE_HOT;
    int before = spec.quantizer().silence();
    float[] inputs = new float[spec.expectedInputs()];
    for (int t = 0; t < codes.length; t++) {
      input.putScalar(0, 0, t, oneHot ? before : spec.quantizer().decode(before));
      expectation.inputs(inputs, 0);
      for (int i = 0; i < inputs.length; i++) {
        told.putScalar(0, i, t, inputs[i]);
      }
      labels.putScalar(0, 0, t, codes[t]);
      labels.putScalar(0, CodeLoss.LOCATION_ROW, t, expectation.location());
      labels.putScalar(0, CodeLoss.SCALE_ROW, t, expectation.scale());
      before = codes[t];
      expectation.add(spec.quantizer().decode(before));
    }
    return new MultiDataSet(new INDArray[] {input, told}, new INDArray[] {labels});
  }

  @Test
  void partsOfAMixtureStartFromNarrowToWideOnEitherSideOfThePrediction() {
    WaveNetSpec spec =
        spec(new Case(MuLaw.INSTANCE, InputEncoding.SCALAR, mixture(3, MuLaw.INSTANCE)));
    float narrow = (float) Math.exp(-2);
    float middle = (float) Math.exp(-1);
    assertArrayEquals(
        new float[] {0, 0, 0, narrow, -middle, 0.5f, -2, -1, 0},
        InitialWeights.draw(spec, 1).get(TensorNames.OUTPUT_BIAS),
        1e-7f);
  }

  @Test
  void aGaussianStartsAsItIsExpected() {
    Gaussian gaussian = new Gaussian(new AmplitudeAxis(Linear16.INSTANCE));
    WaveNetSpec spec = spec(new Case(Linear16.INSTANCE, InputEncoding.SCALAR, gaussian));
    assertArrayEquals(new float[2], InitialWeights.draw(spec, 1).get(TensorNames.OUTPUT_BIAS), 0);
  }

  @Test
  void whatThePredictionTellsGivesActivationsOfAboutOne() {
    WaveNetSpec spec =
        spec(new Case(MuLaw.INSTANCE, InputEncoding.SCALAR, mixture(4, MuLaw.INSTANCE)));
    float[] weights = InitialWeights.draw(spec, 1).get(TensorNames.FRONT_PREDICTION_WEIGHT);
    double squares = 0;
    for (float weight : weights) {
      squares += weight * weight / 16.0; // of inputs of variance 1, a channel of 16
    }
    assertEquals(1, squares, 0.2);
  }
}
