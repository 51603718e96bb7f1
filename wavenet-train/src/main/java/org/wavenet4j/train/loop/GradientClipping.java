package org.wavenet4j.train.loop;

import org.deeplearning4j.nn.api.Model;
import org.deeplearning4j.nn.graph.ComputationGraph;
import org.deeplearning4j.optimize.api.BaseTrainingListener;
import org.nd4j.linalg.api.ndarray.INDArray;

/**
 * Scales every gradient to that of the mean loss a sample and clips it by its global norm (Pascanu
 * et al. 2013, arXiv:1211.5063). DL4J's own clipping is by layer or parameter only.
 *
 * <p>The graph gives the gradient of a sum over frames, and DL4J's updater divides it by the batch
 * afterwards.
 */
final class GradientClipping extends BaseTrainingListener {
  private final double largestNorm;
  private final int windowFrames;
  private volatile boolean finite = true; // several workers' threads share the listener

  GradientClipping(double largestNorm, int windowFrames) {
    this.largestNorm = largestNorm;
    this.windowFrames = windowFrames;
  }

  /** Whether every gradient so far was a number. */
  boolean finite() {
    return finite;
  }

  @Override
  public void onGradientCalculation(Model model) {
    ComputationGraph graph = (ComputationGraph) model;
    INDArray gradient = graph.getFlattenedGradients();
    double norm = gradient.norm2Number().doubleValue() / windowFrames / graph.batchSize();
    if (!Double.isFinite(norm)) {
      // The step is lost, but DL4J must leave it in order; the run is stopped right behind it.
      finite = false;
      gradient.assign(0);
      return;
    }
    gradient.muli(Math.min(1, largestNorm / Math.max(norm, Double.MIN_NORMAL)) / windowFrames);
  }
}
