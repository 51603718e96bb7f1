package org.wavenet4j.train.graph;

import java.util.List;
import org.deeplearning4j.nn.api.layers.IOutputLayer;
import org.deeplearning4j.nn.conf.NeuralNetConfiguration;
import org.deeplearning4j.nn.gradient.DefaultGradient;
import org.deeplearning4j.nn.gradient.Gradient;
import org.deeplearning4j.nn.layers.AbstractLayer;
import org.deeplearning4j.nn.workspace.ArrayType;
import org.deeplearning4j.nn.workspace.LayerWorkspaceMgr;
import org.jspecify.annotations.Nullable;
import org.nd4j.common.primitives.Pair;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.dataset.api.DataSet;
import org.nd4j.linalg.dataset.api.iterator.DataSetIterator;
import org.wavenet4j.model.WaveNetSpec;

/**
 * {@link DistributionOutput} at work. Its activations are the distribution's parameters as it is
 * given them; its score is the loss summed over the trained frames and divided by B, as DL4J's own
 * recurrent outputs have it.
 */
final class DistributionLayer extends AbstractLayer<DistributionOutput> implements IOutputLayer {
  private static final long serialVersionUID = 1L;

  private final transient CodeLoss loss;
  private @Nullable INDArray labels;
  // Backpropagation comes before the score of the same pass and has computed the loss already.
  private double lossSum = Double.NaN;

  DistributionLayer(NeuralNetConfiguration conf, DataType dataType, WaveNetSpec spec) {
    super(conf, dataType);
    this.loss = CodeLoss.of(spec.distribution());
  }

  @Override
  public INDArray activate(boolean training, LayerWorkspaceMgr workspaces) {
    return workspaces.dup(ArrayType.ACTIVATIONS, input, 'c');
  }

  @Override
  public Pair<Gradient, INDArray> backpropGradient(INDArray epsilon, LayerWorkspaceMgr workspaces) {
    INDArray gradient =
        workspaces.createUninitialized(
            ArrayType.ACTIVATION_GRAD, input.dataType(), input.shape(), 'c');
    lossSum = sum(gradient);
    return new Pair<>(new DefaultGradient(), gradient);
  }

  @Override
  public double computeScore(
      double regularization, boolean training, LayerWorkspaceMgr workspaces) {
    double sum = Double.isNaN(lossSum) ? sum(input.ulike()) : lossSum;
    lossSum = Double.NaN;
    return sum / input.size(0) + regularization;
  }

  private double sum(INDArray gradient) {
    INDArray codes = getLabels();
    if (codes == null) {
      throw new IllegalStateException("labels are not set");
    }
    double sum = 0;
    for (int b = 0; b < input.size(0); b++) {
      sum +=
          loss.sum(
              Matrices.example(input, b),
              Matrices.example(codes, b),
              maskArray == null ? null : maskArray.getRow(b),
              Matrices.example(gradient, b));
    }
    return sum;
  }

  @Override
  public boolean needsLabels() {
    return true;
  }

  @Override
  public void setLabels(INDArray labels) {
    this.labels = labels;
  }

  @Override
  public @Nullable INDArray getLabels() {
    return labels;
  }

  @Override
  public void clear() {
    super.clear();
    labels = null;
    lossSum = Double.NaN;
  }

  @Override
  public boolean isPretrainLayer() {
    return false;
  }

  @Override
  public void clearNoiseWeightParams() {
    // There are no weights.
  }

  @Override
  public INDArray computeScoreForExamples(double regularization, LayerWorkspaceMgr workspaces) {
    throw notAClassifier();
  }

  @Override
  public double f1Score(DataSet data) {
    throw notAClassifier();
  }

  @Override
  public double f1Score(INDArray examples, INDArray labels) {
    throw notAClassifier();
  }

  @Deprecated
  @Override
  public int numLabels() {
    throw notAClassifier();
  }

  @Override
  public void fit(DataSetIterator iterator) {
    throw notAClassifier();
  }

  @Override
  public int[] predict(INDArray examples) {
    throw notAClassifier();
  }

  @Override
  public List<String> predict(DataSet data) {
    throw notAClassifier();
  }

  @Override
  public void fit(INDArray examples, INDArray labels) {
    throw notAClassifier();
  }

  @Override
  public void fit(DataSet data) {
    throw notAClassifier();
  }

  @Override
  public void fit(INDArray examples, int[] labels) {
    throw notAClassifier();
  }

  private static UnsupportedOperationException notAClassifier() {
    return new UnsupportedOperationException(
        "a distribution over samples is scored and trained inside its graph only");
  }
}
