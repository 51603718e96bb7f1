package org.wavenet4j.train.graph;

import java.util.Arrays;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.dataset.api.MultiDataSet;
import org.nd4j.linalg.factory.Nd4j;
import org.nd4j.linalg.indexing.NDArrayIndex;
import org.wavenet4j.model.ConditioningSpec;

/**
 * Lengthens windows to whole feature frames, since a stock layer repeats all of a feature frame.
 * The frames added repeat the last one, so that all losses of them are finite, and are masked; no
 * earlier frame hears them.
 */
final class WholeFeatureFrames implements WaveNetGraph.DataAdapter {
  private final ConditioningSpec conditioning;

  WholeFeatureFrames(ConditioningSpec conditioning) {
    this.conditioning = conditioning;
  }

  @Override
  public MultiDataSet adapt(MultiDataSet data) {
    long frames = data.getFeatures(0).size(2);
    int hop = conditioning.localHopFrames();
    long missing = conditioning.featureFrames((int) frames) * (long) hop - frames;
    if (missing == 0) {
      return data;
    }
    INDArray[] features = data.getFeatures().clone();
    int conditions = (conditioning.local() ? 1 : 0) + (conditioning.global() ? 1 : 0);
    for (int i = 0; i < features.length - conditions; i++) {
      features[i] = lengthened(features[i], missing);
    }
    INDArray[] labels = new INDArray[data.getLabels().length];
    Arrays.setAll(labels, i -> lengthened(data.getLabels(i), missing));
    INDArray mask = data.getLabelsMaskArray(0);
    INDArray silence = Nd4j.zeros(mask.dataType(), mask.size(0), missing);
    return new org.nd4j.linalg.dataset.MultiDataSet(
        features, labels, null, new INDArray[] {Nd4j.concat(1, mask, silence)});
  }

  private static INDArray lengthened(INDArray series, long missing) {
    long end = series.size(2);
    INDArray last =
        series.get(NDArrayIndex.all(), NDArrayIndex.all(), NDArrayIndex.interval(end - 1, end));
    return Nd4j.concat(2, series, last.repeat(2, missing));
  }
}
