package org.wavenet4j.train.graph;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.deeplearning4j.nn.conf.ComputationGraphConfiguration.GraphBuilder;
import org.deeplearning4j.nn.conf.NeuralNetConfiguration;
import org.deeplearning4j.nn.conf.RNNFormat;
import org.deeplearning4j.nn.conf.inputs.InputType;
import org.deeplearning4j.nn.graph.ComputationGraph;
import org.deeplearning4j.nn.graph.vertex.GraphVertex;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.learning.config.IUpdater;
import org.wavenet4j.model.ConditioningSpec;
import org.wavenet4j.model.StackSpec;
import org.wavenet4j.model.TensorNames;
import org.wavenet4j.model.WaveNetSpec;

/**
 * The network from two vertices and a layer of ours (front, residual stack, head), in a few large
 * matrix products, and the stock layers of {@link ContextLayers} where it has a context stack: the
 * graph that is trained. It computes what {@link ReferenceGraph} computes.
 */
public final class FusedGraph {
  private static final String FRONT = "front";
  private static final String STACK = "stack";
  private static final String HEAD = "head";

  private FusedGraph() {}

  /**
   * Builds the graph with arbitrary weights; {@link WaveNetGraph#load} sets them.
   *
   * @param dataType FLOAT or DOUBLE
   * @param updater the optimizer, as Adam
   */
  public static WaveNetGraph build(WaveNetSpec spec, DataType dataType, IUpdater updater) {
    GraphBuilder builder =
        new NeuralNetConfiguration.Builder().dataType(dataType).updater(updater).graphBuilder();
    ConditioningSpec conditioning = spec.conditioning();
    List<String> inputs = new ArrayList<>(List.of("input"));
    List<InputType> types = new ArrayList<>(List.of(InputType.recurrent(1, RNNFormat.NCW)));
    List<String> frontInputs = new ArrayList<>(inputs);
    List<String> stackInputs = new ArrayList<>(List.of(FRONT));
    if (spec.prediction().isPresent()) {
      inputs.add("prediction");
      types.add(InputType.recurrent(spec.expectedInputs(), RNNFormat.NCW));
      frontInputs.add("prediction");
    }
    if (conditioning.local()) {
      inputs.add("local");
      types.add(InputType.recurrent(conditioning.localChannels(), RNNFormat.NCW));
      stackInputs.add(ContextLayers.add(builder, conditioning.context(), "local"));
    }
    if (conditioning.global()) {
      inputs.add("global");
      types.add(InputType.feedForward(conditioning.globalChannels()));
      stackInputs.add("global");
    }
    builder
        .addInputs(inputs)
        .setInputTypes(types.toArray(new InputType[0]))
        .addVertex(FRONT, new FrontVertex(spec, updater), frontInputs.toArray(new String[0]))
        .addVertex(STACK, new StackVertex(spec, updater), stackInputs.toArray(new String[0]))
        .addLayer(HEAD, new HeadOutput(spec, updater), STACK)
        .setOutputs(HEAD);
    ComputationGraph graph = new ComputationGraph(builder.build());
    graph.init();
    return new WaveNetGraph(spec, graph, views(spec, graph), data -> data);
  }

  private static List<TensorView> views(WaveNetSpec spec, ComputationGraph graph) {
    TensorViews views = new TensorViews(spec, graph);
    INDArray skips = slices(graph, STACK).get(StackVertex.SKIP_WEIGHTS);
    long gateOffset = 0;
    for (int s = 0; s < spec.stacks().size(); s++) {
      StackSpec stack = spec.stacks().get(s);
      for (int l = 0; l < stack.layers(); l++) {
        views.place(TensorNames.layer(s, l, "skip.weight"), skips, gateOffset, skips.size(1), 1);
        gateOffset += stack.gateChannels();
      }
    }
    ContextLayers.place(views, spec.conditioning(), graph);
    for (String vertex : List.of(FRONT, STACK, HEAD)) {
      slices(graph, vertex)
          .forEach(
              (name, parameter) -> {
                if (!name.equals(StackVertex.SKIP_WEIGHTS)) {
                  views.placeRowMajor(name, parameter);
                }
              });
    }
    return views.all();
  }

  private static Map<String, INDArray> slices(ComputationGraph graph, String vertex) {
    GraphVertex at = graph.getVertex(vertex);
    return at instanceof FusedPass pass ? pass.slices() : at.paramTable(true);
  }
}
