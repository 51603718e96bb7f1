package org.wavenet4j.train.graph;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.dataset.api.MultiDataSet;
import org.nd4j.linalg.factory.Nd4j;
import org.nd4j.linalg.indexing.NDArrayIndex;
import org.nd4j.linalg.ops.transforms.Transforms;
import org.wavenet4j.distribution.Axis;
import org.wavenet4j.distribution.BinnedDistribution;
import org.wavenet4j.distribution.Categorical;
import org.wavenet4j.model.InputEncoding;
import org.wavenet4j.model.WaveNetSpec;

/**
 * Expands codes to what stock layers want: one-hot vectors, {@code [B,1,N]} to {@code [B,Q,N]}; the
 * labels of a loss that takes codes are repeated for each of its parameters, {@code [B,O,N]}.
 *
 * <p>Expected locations and scales, which are labels, become two more features {@code [B,O,N]}: the
 * factor of each output that is relative to them, and what is added to it then. The last feature
 * {@code [B,2,N]} holds the edges of the codes' bins.
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
    List<INDArray> features = new ArrayList<>(List.of(data.getFeatures()));
    if (spec.input().encoding() == InputEncoding.ONE_HOT) {
      features.set(0, oneHot(features.get(0)));
    }
    INDArray labels = data.getLabels(0);
    if (spec.prediction().isPresent()) {
      BinnedDistribution distribution = (BinnedDistribution) spec.distribution();
      features.addAll(anchors(distribution, labels));
      features.add(edges(distribution.axis(), labels));
    }
    INDArray codes = row(labels, 0);
    boolean categorical = spec.distribution() instanceof Categorical;
    int columns = spec.distribution().parameterCount() + (spec.prediction().isPresent() ? 2 : 0);
    return new org.nd4j.linalg.dataset.MultiDataSet(
        features.toArray(new INDArray[0]),
        new INDArray[] {categorical ? oneHot(codes) : repeated(codes, columns)},
        null,
        data.getLabelsMaskArrays());
  }

  /** Means become {@code scale mean + location}, log-scales {@code log-scale + log scale}. */
  private List<INDArray> anchors(BinnedDistribution distribution, INDArray labels) {
    INDArray location = row(labels, CodeLoss.LOCATION_ROW);
    INDArray scale = row(labels, CodeLoss.SCALE_ROW);
    INDArray logScale = Transforms.log(scale, true);
    INDArray[] factors = new INDArray[distribution.parameterCount()];
    INDArray[] terms = new INDArray[distribution.parameterCount()];
    Arrays.fill(factors, Nd4j.onesLike(scale));
    Arrays.fill(terms, Nd4j.zerosLike(scale));
    for (int k = 0; k < distribution.means(); k++) {
      int mean = distribution.firstMean() + k;
      factors[mean] = scale;
      terms[mean] = location;
      terms[mean + distribution.means()] = logScale;
    }
    return List.of(Nd4j.concat(1, factors), Nd4j.concat(1, terms));
  }

  /** Lower and upper edges; open ones, which the loss replaces, are those of other bins. */
  private INDArray edges(Axis axis, INDArray labels) {
    INDArray edges = Nd4j.create(dataType, labels.size(0), 2, labels.size(2));
    int last = axis.levels() - 1;
    for (int b = 0; b < labels.size(0); b++) {
      for (int t = 0; t < labels.size(2); t++) {
        int code = labels.getInt(b, 0, t);
        edges.putScalar(new int[] {b, 0, t}, axis.lowerEdge(Math.max(code, 1)));
        edges.putScalar(new int[] {b, 1, t}, axis.upperEdge(Math.min(code, last - 1)));
      }
    }
    return edges;
  }

  /** {@code [B,1,N]} of {@code [B,rows,N]}. */
  private INDArray row(INDArray labels, int row) {
    return labels
        .get(NDArrayIndex.all(), NDArrayIndex.interval(row, row + 1), NDArrayIndex.all())
        .castTo(dataType);
  }

  private INDArray repeated(INDArray codes, int columns) {
    INDArray[] each = new INDArray[columns];
    Arrays.fill(each, codes);
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
