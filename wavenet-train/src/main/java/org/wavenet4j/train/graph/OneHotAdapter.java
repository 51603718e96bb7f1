package org.wavenet4j.train.graph;

import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.dataset.api.MultiDataSet;
import org.nd4j.linalg.factory.Nd4j;
import org.wavenet4j.model.InputEncoding;
import org.wavenet4j.model.WaveNetSpec;

/**
 * Expands codes to the one-hot vectors that stock layers want: {@code [B,1,N]} to {@code [B,Q,N]}.
 */
final class OneHotAdapter implements WaveNetGraph.DataAdapter {
  private final WaveNetSpec spec;
  private final DataType dataType;

  OneHotAdapter(WaveNetSpec spec, DataType dataType) {
    this.spec = spec;
    this.dataType = dataType;
  }

  @Override
  public MultiDataSet adapt(MultiDataSet data) {
    INDArray[] features = data.getFeatures().clone();
    if (spec.input().encoding() == InputEncoding.ONE_HOT) {
      features[0] = oneHot(features[0]);
    }
    INDArray[] labels = {oneHot(data.getLabels(0))};
    return new org.nd4j.linalg.dataset.MultiDataSet(
        features, labels, null, data.getLabelsMaskArrays());
  }

  private INDArray oneHot(INDArray codes) {
    long batch = codes.size(0);
    long frames = codes.size(2);
    INDArray expanded = Nd4j.zeros(dataType, batch, spec.quantizer().levels(), frames);
    for (long b = 0; b < batch; b++) {
      for (long t = 0; t < frames; t++) {
        expanded.putScalar(new long[] {b, codes.getInt((int) b, 0, (int) t), t}, 1);
      }
    }
    return expanded;
  }
}
