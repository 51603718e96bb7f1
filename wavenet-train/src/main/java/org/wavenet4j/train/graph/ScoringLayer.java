package org.wavenet4j.train.graph;

import java.util.List;
import org.deeplearning4j.nn.api.layers.IOutputLayer;
import org.deeplearning4j.nn.conf.NeuralNetConfiguration;
import org.deeplearning4j.nn.gradient.DefaultGradient;
import org.deeplearning4j.nn.gradient.Gradient;
import org.deeplearning4j.nn.layers.BaseLayer;
import org.deeplearning4j.nn.workspace.LayerWorkspaceMgr;
import org.jspecify.annotations.Nullable;
import org.nd4j.common.primitives.Pair;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.dataset.api.DataSet;
import org.nd4j.linalg.dataset.api.iterator.DataSetIterator;

/**
 * What every output layer of DL4J must answer, for one that scores codes: it keeps labels and mask,
 * and refuses to be used as the classifier that the interface also describes. Its score is the loss
 * summed over the trained frames and divided by B, as DL4J's own recurrent outputs have it.
 */
abstract class ScoringLayer<C extends org.deeplearning4j.nn.conf.layers.BaseLayer>
    extends BaseLayer<C> implements IOutputLayer {
  private static final long serialVersionUID = 1L;

  private @Nullable INDArray labels; // [B][1 or 3][N]
  // Backpropagation comes before the score of the same pass and has computed the loss already.
  private double lossSum = Double.NaN;

  ScoringLayer(NeuralNetConfiguration conf, DataType dataType) {
    super(conf, dataType);
  }

  /** The labels of one example, as {@link CodeLoss} takes them. */
  INDArray labels(int b) {
    INDArray all = labels;
    if (all == null) {
      throw new IllegalStateException("labels are not set");
    }
    return Matrices.example(all, b);
  }

  /** The trained frames of one example, [N]; null for all of them. */
  @Nullable INDArray mask(int b) {
    return maskArray == null ? null : maskArray.getRow(b);
  }

  /** Passes the input forward; its loss in nats, summed over the trained frames. */
  abstract double forwardLoss();

  /**
   * What a backward pass gives DL4J.
   *
   * @param loss of the forward pass before it, as {@link #forwardLoss}; the score is made of it
   */
  Pair<Gradient, INDArray> backpropagated(double loss, INDArray inputGradient) {
    lossSum = loss;
    Gradient all = new DefaultGradient();
    gradientViews.forEach(all::setGradientFor);
    return new Pair<>(all, inputGradient);
  }

  @Override
  public double computeScore(
      double regularization, boolean training, LayerWorkspaceMgr workspaces) {
    double sum = Double.isNaN(lossSum) ? forwardLoss() : lossSum;
    lossSum = Double.NaN;
    score = sum / input.size(0) + regularization;
    return score;
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
