package org.wavenet4j.train.graph;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.dataset.api.MultiDataSet;
import org.nd4j.linalg.learning.config.NoOp;
import org.wavenet4j.distribution.Categorical;
import org.wavenet4j.distribution.SampleDistribution;
import org.wavenet4j.model.ConditioningSpec;
import org.wavenet4j.model.InputEncoding;
import org.wavenet4j.model.TensorNames;
import org.wavenet4j.model.TensorSpec;
import org.wavenet4j.model.WaveNetSpec;

/** The graph in floats, whose arithmetic is that of the tiles, beside stock layers in doubles. */
class TileGraphTest {
  /** Two tiles and a third that is neither whole nor a multiple of four frames. */
  private static final int FRAMES = 555;

  static List<FusedGraphTest.Case> cases() {
    return FusedGraphTest.cases();
  }

  @Test
  void floatsOnTheHostAreWorkedOnInTiles() {
    assertEquals(Arithmetic.TILES, Arithmetic.of(DataType.FLOAT));
    assertEquals(Arithmetic.ND4J, Arithmetic.of(DataType.DOUBLE));
  }

  @ParameterizedTest
  @MethodSource("cases")
  void scoreAndEveryGradientMatchReference(FusedGraphTest.Case c) {
    assertGradientsMatch(c.spec(), c.batch(), FRAMES);
  }

  @ParameterizedTest
  @MethodSource("cases")
  void outputMatchesReference(FusedGraphTest.Case c) {
    MultiDataSet data = Networks.data(c.spec(), c.batch(), FRAMES, DataType.FLOAT, 1);
    INDArray logits = tiles(c.spec()).graph().outputSingle(data.getFeatures());
    WaveNetGraph reference = FusedGraphTest.reference(c.spec());
    MultiDataSet exact = Networks.data(c.spec(), c.batch(), FRAMES, DataType.DOUBLE, 1);
    INDArray expected = FusedGraphTest.output(reference, exact);

    INDArray actual = FusedGraphTest.softmax(logits.castTo(DataType.DOUBLE));
    assertEquals(0, expected.sub(actual).amaxNumber().doubleValue(), 1e-5);
  }

  /** Two examples of 1000 frames are four spans each, of 2500 eight of one or two tiles. */
  @ParameterizedTest
  @CsvSource({"64, 1000", "96, 2500", "300, 2500", "96, 1000", "96, 95", "96, 96"})
  void featureFramesThatTilesCutMatchReference(int hop, int frames) {
    ConditioningSpec conditioning = Networks.withContext(hop);
    assertGradientsMatch(Networks.small(2, InputEncoding.ONE_HOT, conditioning), 2, frames);
  }

  @ParameterizedTest
  @MethodSource("windows")
  void everyWindowLengthMatchesReference(int frames) {
    assertGradientsMatch(
        Networks.small(3, InputEncoding.ONE_HOT, new ConditioningSpec(4, 1, 3)), 2, frames);
  }

  static List<Integer> windows() {
    return List.of(1, 2, 3, 5, 255, 256, 257, 512, 5000);
  }

  static List<SampleDistribution> distributions() {
    return FusedGraphTest.binned();
  }

  @ParameterizedTest
  @MethodSource("distributions")
  void everyDistributionMatchesReferenceBehindAWideScalarFront(SampleDistribution distribution) {
    assertGradientsMatch(
        Networks.scalar(32, distribution, new ConditioningSpec(4, 1, 3)), 2, FRAMES);
  }

  static List<WaveNetSpec> predicting() {
    return PredictingGraphTest.predicting();
  }

  @ParameterizedTest
  @MethodSource("predicting")
  void networksThatAreToldAPredictionMatchReference(WaveNetSpec spec) {
    for (int frames : new int[] {1, 3, FRAMES}) {
      assertGradientsMatch(spec, 2, frames);
    }
  }

  @ParameterizedTest
  @MethodSource("predicting")
  void framesThatAreNotTrainedMayHaveNoScale(WaveNetSpec spec) {
    for (DataType type : new DataType[] {DataType.FLOAT, DataType.DOUBLE}) {
      MultiDataSet data = Networks.data(spec, 2, 40, type, 2);
      INDArray before = FusedGraphTest.gradient(graph(spec, type), data);
      INDArray mask = data.getLabelsMaskArray(0);
      for (int t = 0; t < 40; t++) {
        if (mask.getDouble(1, t) == 0) {
          data.getLabels(0).putScalar(new int[] {1, CodeLoss.SCALE_ROW, t}, 0);
        }
      }
      assertEquals(before, FusedGraphTest.gradient(graph(spec, type), data));
    }
  }

  /** The smallest scale there is, 5e5 of them off: as an attack out of digital silence. */
  @Test
  void attacksOutOfSilenceHaveTheGradientThatDoublesHave() {
    for (WaveNetSpec spec : List.of(predicting().get(2), predicting().get(3))) {
      INDArray exact = attackGradient(spec, DataType.DOUBLE);
      INDArray actual = attackGradient(spec, DataType.FLOAT);
      double size = exact.norm2Number().doubleValue();
      assertTrue(size > 1000 && Double.isFinite(size), () -> "norm " + size);
      assertEquals(0, exact.sub(actual).norm2Number().doubleValue() / size, 1e-3);
    }
  }

  private static INDArray attackGradient(WaveNetSpec spec, DataType type) {
    MultiDataSet data = Networks.data(spec, 1, 20, type, 2);
    int attack = spec.quantizer().encode(0.5f);
    for (int t = 0; t < 20; t++) {
      int code = t < 15 ? spec.quantizer().silence() : attack;
      data.getLabels(0).putScalar(new int[] {0, 0, t}, code);
      data.getLabels(0).putScalar(new int[] {0, CodeLoss.LOCATION_ROW, t}, 0);
      data.getLabels(0).putScalar(new int[] {0, CodeLoss.SCALE_ROW, t}, 1e-6f);
    }
    WaveNetGraph graph = graph(spec, type);
    INDArray flat = FusedGraphTest.gradient(graph, data).castTo(DataType.DOUBLE);
    return graph.tensor(TensorNames.OUTPUT_WEIGHT, flat).dup();
  }

  @Test
  void scoreAloneIsTheScoreOfABackwardPass() {
    WaveNetSpec spec = Networks.small(2, InputEncoding.ONE_HOT, new ConditioningSpec(4, 1, 3));
    WaveNetGraph tiles = tiles(spec);
    MultiDataSet data = Networks.data(spec, 3, FRAMES, DataType.FLOAT, 2);
    FusedGraphTest.gradient(tiles, data);
    assertEquals(tiles.graph().score(), tiles.graph().score(data, false), 0);
  }

  @Test
  void scoreIsNotThatOfABackwardPassOverOtherData() {
    WaveNetSpec spec = Networks.small(2, InputEncoding.ONE_HOT, ConditioningSpec.NONE);
    MultiDataSet other = Networks.data(spec, 3, FRAMES, DataType.FLOAT, 7);
    WaveNetGraph tiles = tiles(spec);
    FusedGraphTest.gradient(tiles, Networks.data(spec, 3, FRAMES, DataType.FLOAT, 2));
    assertEquals(tiles(spec).graph().score(other, false), tiles.graph().score(other, false), 0);
  }

  @Test
  void secondPassOverwritesGradientsOfTheFirst() {
    WaveNetSpec spec = Networks.small(2, InputEncoding.ONE_HOT, Networks.withContext(3));
    WaveNetGraph tiles = tiles(spec);
    MultiDataSet data = Networks.data(spec, 3, FRAMES, DataType.FLOAT, 2);
    INDArray first = FusedGraphTest.gradient(tiles, data);
    assertEquals(first, FusedGraphTest.gradient(tiles, data));
    FusedGraphTest.gradient(tiles, Networks.data(spec, 2, 20, DataType.FLOAT, 7));
    assertEquals(first, FusedGraphTest.gradient(tiles, data));
  }

  @Test
  void untrainedTilesHaveNoGradient() {
    WaveNetSpec spec = Networks.small(2, InputEncoding.ONE_HOT, ConditioningSpec.NONE);
    MultiDataSet data = Networks.data(spec, 1, FRAMES, DataType.FLOAT, 2);
    data.getLabelsMaskArray(0).assign(0);
    data.getLabelsMaskArray(0).putScalar(0, 400, 1);
    MultiDataSet exact = Networks.data(spec, 1, FRAMES, DataType.DOUBLE, 2);
    exact.getLabelsMaskArray(0).assign(data.getLabelsMaskArray(0));
    assertGradientsMatch(spec, data, exact);
  }

  private static void assertGradientsMatch(WaveNetSpec spec, int batch, int frames) {
    assertGradientsMatch(
        spec,
        Networks.data(spec, batch, frames, DataType.FLOAT, 2),
        Networks.data(spec, batch, frames, DataType.DOUBLE, 2));
  }

  private static void assertGradientsMatch(
      WaveNetSpec spec, MultiDataSet data, MultiDataSet exact) {
    WaveNetGraph tiles = tiles(spec);
    WaveNetGraph reference = FusedGraphTest.reference(spec);
    INDArray actual = FusedGraphTest.gradient(tiles, data).castTo(DataType.DOUBLE);
    INDArray expected = FusedGraphTest.gradient(reference, exact);

    double score =
        spec.distribution() instanceof Categorical
            ? reference.graph().score()
            : FusedGraphTest.binnedScore(reference, exact);
    assertEquals(score, tiles.graph().score(), 1e-5 * Math.max(1, score));
    List<String> wrong = new ArrayList<>();
    for (TensorSpec tensor : tiles.tensors()) {
      INDArray wanted = reference.tensor(tensor.name(), expected);
      double scale = Math.max(1e-2, wanted.amaxNumber().doubleValue());
      double worst =
          wanted.sub(tiles.tensor(tensor.name(), actual)).amaxNumber().doubleValue() / scale;
      if (!(worst <= 2e-5)) {
        wrong.add("%s: %.2g of %.2g".formatted(tensor.name(), worst, scale));
      }
    }
    assertTrue(wrong.isEmpty(), wrong::toString);
  }

  private static WaveNetGraph tiles(WaveNetSpec spec) {
    return graph(spec, DataType.FLOAT);
  }

  private static WaveNetGraph graph(WaveNetSpec spec, DataType type) {
    WaveNetGraph graph = FusedGraph.build(spec, type, new NoOp());
    graph.load(Networks.weights(spec, 9));
    return graph;
  }
}
