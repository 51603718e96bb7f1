package org.wavenet4j.train.graph;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.deeplearning4j.nn.graph.ComputationGraph;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.dataset.api.MultiDataSet;
import org.nd4j.linalg.factory.Nd4j;
import org.wavenet4j.model.TensorSpec;
import org.wavenet4j.model.WaveNetSpec;
import org.wavenet4j.model.Weights;

/**
 * A network as a DL4J graph, with the way between its flat parameter vector and the tensors that
 * the spec names.
 *
 * <p>Arrays in: features {@code [B,1,N]} (codes for one-hot input, amplitudes for scalar), then
 * prediction {@code [B,I,N]} ({@link org.wavenet4j.prediction.Expectation#inputs} about the samples
 * that the frames are to tell), local {@code [B,C,F + 2 reach]}, whose column {@code reach + t /
 * hop} belongs to frame t ({@link org.wavenet4j.model.ContextSpec#reachFrames}), and global {@code
 * [B,E]} conditioning where the spec has them; labels {@code [B,1,N]} codes, with prediction {@code
 * [B,3,N]}: code, expected location and scale, which is above 0 wherever a frame is trained; labels
 * mask {@code [B,N]}. The graph's score is the negative log-likelihood in nats, summed over the
 * frames that the mask selects and divided by B.
 */
public final class WaveNetGraph {
  /** Turns the arrays above into those that a particular graph takes. */
  interface DataAdapter {
    MultiDataSet adapt(MultiDataSet data);
  }

  private final WaveNetSpec spec;
  private final ComputationGraph graph;
  private final List<TensorView> views;
  private final DataAdapter adapter;

  WaveNetGraph(
      WaveNetSpec spec, ComputationGraph graph, List<TensorView> views, DataAdapter adapter) {
    this.spec = spec;
    this.graph = graph;
    this.views = List.copyOf(views);
    this.adapter = adapter;
  }

  /** The network's description. */
  public WaveNetSpec spec() {
    return spec;
  }

  /** The DL4J graph, to fit or to score. */
  public ComputationGraph graph() {
    return graph;
  }

  /** {@code data} in the form that {@link #graph} takes. */
  public MultiDataSet adapt(MultiDataSet data) {
    return adapter.adapt(data);
  }

  /**
   * Copies the tensors out of a flat vector: the parameters themselves, their moving average, or a
   * gradient.
   *
   * @param flat as long as the graph's parameter vector
   */
  public Weights weights(INDArray flat) {
    Map<String, float[]> values = new LinkedHashMap<>();
    for (TensorView view : views) {
      values.put(view.tensor().name(), view.of(flat).dup('c').data().asFloat());
    }
    return new Weights(spec, values);
  }

  /** Copies weights into the graph's parameters. */
  public void load(Weights weights) {
    INDArray flat = graph.params();
    for (TensorView view : views) {
      INDArray target = view.of(flat);
      target.assign(
          Nd4j.createFromArray(weights.get(view.tensor().name())).reshape(target.shape()));
    }
  }

  /** One tensor as a view of a flat vector; shapes are {@link org.wavenet4j.model.TensorNames}'. */
  public INDArray tensor(String name, INDArray flat) {
    for (TensorView view : views) {
      if (view.tensor().name().equals(name)) {
        return view.of(flat);
      }
    }
    throw new IllegalArgumentException("tensor " + name + " is not part of this network");
  }

  /** Names and shapes, in the spec's order. */
  public List<TensorSpec> tensors() {
    return views.stream().map(TensorView::tensor).toList();
  }
}
