package org.wavenet4j.train.graph;

import java.util.Arrays;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.dataset.api.MultiDataSet;
import org.nd4j.linalg.factory.Nd4j;
import org.wavenet4j.distribution.Categorical;
import org.wavenet4j.model.InputEncoding;
import org.wavenet4j.model.WaveNetSpec;

/**
 * Expands codes to what stock layers want: one-hot vectors, {@code [B,1,N]} to {@code [B,Q,N]}; the
 * labels of a loss that takes codes are repeated for each of its parameters, {@code [B,O,N]}.
 */
final class ReferenceAdapter implements WaveNetGraph.DataAdapter {
  private final WaveNetSpec spec;
  private final DataType dataType;

  ReferenceAdapter(WaveNetSpec spec, DataType dataType) {
    this.spec = spec;
    this.dataType = dataType;
  }

  @Override
  public MultiDataSet adapt(MultiDataSet data) {
    INDArray[] features = data.getFeatures().clone();
    if (spec.input().encoding() == InputEncoding.ONE_HOT) {
      features[0] = oneHot(features[0]);
    }
    boolean categorical = spec.distribution() instanceof Categorical;
    INDArray[] labels = {categorical ? oneHot(data.getLabels(0)) : repeated(data.getLabels(0))};
    return new org.nd4j.linalg.dataset.MultiDataSet(
        features, labels, null, data.getLabelsMaskArrays());
  }

  private INDArray repeated(INDArray codes) {
    INDArray[] each = new INDArray[spec.distribution().parameterCount()];
    Arrays.fill(each, codes.castTo(dataType));
    return Nd4j.concat(1, each);
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
