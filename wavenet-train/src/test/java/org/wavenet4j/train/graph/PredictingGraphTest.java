package org.wavenet4j.train.graph;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.dataset.api.MultiDataSet;
import org.wavenet4j.audio.Linear16;
import org.wavenet4j.audio.MuLaw;
import org.wavenet4j.distribution.AmplitudeAxis;
import org.wavenet4j.distribution.Gaussian;
import org.wavenet4j.distribution.MixtureOfLogistics;
import org.wavenet4j.model.ConditioningSpec;
import org.wavenet4j.model.InputEncoding;
import org.wavenet4j.model.TensorNames;
import org.wavenet4j.model.TensorSpec;
import org.wavenet4j.model.WaveNetSpec;

/** Networks that are told a prediction, in doubles, beside stock layers. */
class PredictingGraphTest {
  private static final int FRAMES = 33;

  /** One-hot and scalar input, wide and narrow bins, mixtures and Gaussians. */
  static List<WaveNetSpec> predicting() {
    ConditioningSpec conditioning = new ConditioningSpec(4, 1, 3);
    AmplitudeAxis companded = new AmplitudeAxis(MuLaw.INSTANCE);
    AmplitudeAxis linear = new AmplitudeAxis(Linear16.INSTANCE);
    WaveNetSpec oneHot = Networks.small(2, InputEncoding.ONE_HOT, ConditioningSpec.NONE);
    WaveNetSpec wide = Networks.scalar(5, new Gaussian(256), conditioning);
    WaveNetSpec wideOf16Bits = Networks.scalar(5, new Gaussian(1 << 16), conditioning);
    return List.of(
        Networks.predicting(oneHot, new MixtureOfLogistics(3, companded)),
        Networks.predicting(oneHot, new Gaussian(companded)),
        Networks.predicting(wide, new MixtureOfLogistics(2, companded)),
        Networks.predicting(wideOf16Bits, new MixtureOfLogistics(3, linear)),
        Networks.predicting(wideOf16Bits, new Gaussian(linear)));
  }

  @ParameterizedTest
  @MethodSource("predicting")
  void scoreAndEveryGradientOfANetworkThatIsToldAPredictionMatchReference(WaveNetSpec spec) {
    for (int frames : new int[] {1, 3, FRAMES}) {
      WaveNetGraph fused = FusedGraphTest.fused(spec);
      WaveNetGraph reference = FusedGraphTest.reference(spec);
      MultiDataSet data = Networks.data(spec, 2, frames, DataType.DOUBLE, 2);

      INDArray actual = FusedGraphTest.gradient(fused, data);
      INDArray expected = FusedGraphTest.gradient(reference, data);

      double score = FusedGraphTest.binnedScore(reference, data);
      assertEquals(score, fused.graph().score(), 1e-6 * score);
      assertEquals(score, fused.graph().score(data, false), 1e-6 * score);
      for (TensorSpec tensor : fused.tensors()) {
        INDArray wanted = reference.tensor(tensor.name(), expected);
        INDArray got = fused.tensor(tensor.name(), actual);
        double worst = wanted.sub(got).amaxNumber().doubleValue();
        assertTrue(worst <= 1e-8, tensor.name() + ": " + worst);
      }
    }
  }

  @Test
  void aPredictionReachesTheFrontInTheFramesOfItsTapsAndNoOther() {
    WaveNetSpec spec = predicting().get(2);
    WaveNetGraph fused = FusedGraphTest.fused(spec);
    MultiDataSet data = Networks.data(spec, 1, FRAMES, DataType.DOUBLE, 2);
    INDArray before = front(fused, data);
    INDArray told = data.getFeatures(1);
    told.putScalar(new int[] {0, 1, 9}, told.getDouble(0, 1, 9) + 2);
    INDArray changed = front(fused, data).sub(before);

    INDArray weights =
        fused.tensor(TensorNames.FRONT_PREDICTION_WEIGHT, fused.graph().params()); // [5][3][4]
    for (int r = 0; r < 4; r++) {
      for (int t = 0; t < FRAMES; t++) {
        boolean heard = t >= 9 && t < 9 + 5; // by the newest tap, the last one, first
        double expected = heard ? 2 * weights.getDouble(4 - (t - 9), 1, r) : 0;
        assertEquals(expected, changed.getDouble(0, r, t), 1e-12, "frame " + t);
      }
    }
  }

  private static INDArray front(WaveNetGraph graph, MultiDataSet data) {
    return graph.graph().feedForward(data.getFeatures(), false).get("front").dup();
  }

  @Test
  void gradientsOfNetworksThatAreToldAPredictionPassFiniteDifferences() {
    AmplitudeAxis axis = new AmplitudeAxis(MuLaw.INSTANCE);
    WaveNetSpec tiny = Networks.tiny(InputEncoding.SCALAR, ConditioningSpec.NONE);
    FusedGraphTest.assertGradientsPass(Networks.predicting(tiny, new MixtureOfLogistics(2, axis)));
    FusedGraphTest.assertGradientsPass(Networks.predicting(tiny, new Gaussian(axis)));
  }
}
