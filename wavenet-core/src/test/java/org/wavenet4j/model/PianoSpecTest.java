package org.wavenet4j.model;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.wavenet4j.audio.MuLaw;
import org.wavenet4j.distribution.AmplitudeAxis;
import org.wavenet4j.distribution.Categorical;
import org.wavenet4j.distribution.MixtureOfLogistics;
import org.wavenet4j.distribution.SampleDistribution;
import org.wavenet4j.prediction.PredictorSpec;

/** Specs with prediction, notes and a context stack. */
class PianoSpecTest {
  private static final ContextSpec CONTEXT = new ContextSpec(6, 3, List.of(1, 4));
  private static final ConditioningSpec NOTES =
      new ConditioningSpec(LocalFeatures.NOTES, 177, 64, CONTEXT, 0);
  private static final PredictorSpec PREDICTION = PredictorSpec.at(16_000);

  private static WaveNetSpec spec(SampleDistribution distribution) {
    return new WaveNetSpec(
        16_000,
        MuLaw.INSTANCE,
        new InputSpec(InputEncoding.ONE_HOT, 2),
        List.of(new StackSpec(8, 8, 2, List.of(1, 2))),
        8,
        8,
        distribution,
        NOTES,
        Optional.of(PREDICTION));
  }

  private static WaveNetSpec piano() {
    return spec(new MixtureOfLogistics(4, new AmplitudeAxis(MuLaw.INSTANCE)));
  }

  @Test
  void readsBackWhatItWrote() {
    assertEquals(piano(), SpecJson.fromJson(SpecJson.toJson(piano())));
  }

  @Test
  void writesPredictionFeaturesAndContext() {
    String json = SpecJson.toJson(piano());
    String prediction =
        "\"prediction\":{\"order\":32,\"windowFrames\":1024,\"updateFrames\":64,"
            + "\"scaleFrames\":32,\"whiteNoise\":1.0E-5,\"bandwidthExpansion\":1.0}";
    String conditioning =
        "\"conditioning\":{\"localFeatures\":\"notes\",\"localChannels\":177,"
            + "\"localHopFrames\":64,"
            + "\"context\":{\"channels\":6,\"kernelSize\":3,\"dilations\":[1,4]},"
            + "\"globalChannels\":0}";
    assertEquals(1, json.split(java.util.regex.Pattern.quote(prediction), -1).length - 1);
    assertEquals(1, json.split(java.util.regex.Pattern.quote(conditioning), -1).length - 1);
  }

  @Test
  void predictionOfAnOlderFileKeepsItsBandwidths() {
    String older = SpecJson.toJson(piano()).replace(",\"bandwidthExpansion\":1.0", "");
    assertEquals(piano(), SpecJson.fromJson(older));
  }

  @Test
  void predictionNeedsADistributionThatHasMeans() {
    IllegalArgumentException refusal =
        assertThrows(IllegalArgumentException.class, () -> spec(new Categorical(256)));
    assertEquals(
        "distribution.type: \"categorical\", which has no means that a prediction could move;"
            + " expected \"mixture-of-logistics\" or \"gaussian\", or no prediction",
        refusal.getMessage());
    assertThrows(IllegalArgumentException.class, () -> spec(new MixtureOfLogistics(4, 256)));
  }

  @Test
  void pastIsTheReceptiveFieldAndWhatItsOldestPredictionHears() {
    assertEquals(5, piano().receptiveField().frames());
    assertEquals(5 + 1024 + 2 * 64 + 16 * 32, piano().pastFrames());
  }

  @Test
  void tensorsAreNamedWithTheirShapes() {
    List<TensorSpec> tensors = TensorNames.of(piano());
    assertEquals(TensorSpec.of("front.prediction.weight", 2, 3, 8), tensors.get(2));
    assertEquals(TensorSpec.of("context.layers.0.weight", 6, 3, 177), tensors.get(3));
    assertEquals(TensorSpec.of("context.layers.0.bias", 6), tensors.get(4));
    assertEquals(TensorSpec.of("context.layers.1.weight", 6, 3, 6), tensors.get(5));
    assertEquals(
        1,
        tensors.stream()
            .filter(TensorSpec.of("stacks.0.layers.0.local.weight", 16, 6)::equals)
            .count());
  }

  @Test
  void contextSeesAsFarAheadAsBack() {
    assertEquals(5, CONTEXT.reachFrames());
    assertEquals(0, ContextSpec.NONE.reachFrames());
    assertThrows(
        IllegalArgumentException.class, () -> new ContextSpec(6, 2, List.of(1)), "even kernel");
    assertThrows(
        IllegalArgumentException.class,
        () -> new ConditioningSpec(LocalFeatures.GIVEN, 0, 1, CONTEXT, 0));
    assertThrows(
        IllegalArgumentException.class,
        () -> new ConditioningSpec(LocalFeatures.NOTES, 0, 1, ContextSpec.NONE, 0));
  }
}
