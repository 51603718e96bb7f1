package org.wavenet4j.train.graph;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.deeplearning4j.nn.conf.ComputationGraphConfiguration.GraphBuilder;
import org.deeplearning4j.nn.conf.ConvolutionMode;
import org.deeplearning4j.nn.conf.NeuralNetConfiguration;
import org.deeplearning4j.nn.conf.RNNFormat;
import org.deeplearning4j.nn.conf.graph.ElementWiseVertex;
import org.deeplearning4j.nn.conf.graph.MergeVertex;
import org.deeplearning4j.nn.conf.graph.SubsetVertex;
import org.deeplearning4j.nn.conf.graph.rnn.DuplicateToTimeSeriesVertex;
import org.deeplearning4j.nn.conf.inputs.InputType;
import org.deeplearning4j.nn.conf.layers.ActivationLayer;
import org.deeplearning4j.nn.conf.layers.Convolution1DLayer;
import org.deeplearning4j.nn.conf.layers.DenseLayer;
import org.deeplearning4j.nn.conf.layers.RnnLossLayer;
import org.deeplearning4j.nn.conf.layers.RnnOutputLayer;
import org.deeplearning4j.nn.conf.layers.Upsampling1D;
import org.deeplearning4j.nn.graph.ComputationGraph;
import org.nd4j.linalg.activations.Activation;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.learning.config.IUpdater;
import org.nd4j.linalg.lossfunctions.LossFunctions.LossFunction;
import org.wavenet4j.distribution.BinnedDistribution;
import org.wavenet4j.model.ConditioningSpec;
import org.wavenet4j.model.StackSpec;
import org.wavenet4j.model.TensorNames;
import org.wavenet4j.model.WaveNetSpec;

/**
 * The network from stock DL4J layers, block by block as van den Oord et al. 2016 (arXiv:1609.03499)
 * draw it: slow, plain, and the oracle that {@link FusedGraph} is tested against.
 *
 * <p>DL4J reports a {@code Convolution1D} weight as {@code [out][in][k][1]}, but its kernel reads
 * the memory as {@code [k][in][out]}, the last tap the newest. The views placed here follow the
 * memory.
 *
 * <p>Its output is as long as the feature frames of its input are: {@link WaveNetGraph#adapt}
 * lengthens windows that end inside one.
 */
public final class ReferenceGraph {
  private static final String INPUT = "input";
  private static final String PREDICTION = "prediction";
  private static final String LOCAL = "local";
  private static final String REPEATED = "local-repeated";
  private static final String GLOBAL = "global";
  private static final String ANCHOR_FACTORS = "anchor-factors";
  private static final String ANCHOR_TERMS = "anchor-terms";
  private static final String EDGES = "edges";

  private final WaveNetSpec spec;
  private final GraphBuilder builder;

  private ReferenceGraph(WaveNetSpec spec, DataType dataType, IUpdater updater) {
    this.spec = spec;
    this.builder =
        new NeuralNetConfiguration.Builder().dataType(dataType).updater(updater).graphBuilder();
  }

  /**
   * Builds the graph with arbitrary weights; {@link WaveNetGraph#load} sets them.
   *
   * @param dataType FLOAT or DOUBLE
   * @param updater the optimizer, as Adam
   */
  public static WaveNetGraph build(WaveNetSpec spec, DataType dataType, IUpdater updater) {
    ReferenceGraph reference = new ReferenceGraph(spec, dataType, updater);
    reference.addInputs();
    reference.addHead(reference.addStacks());
    ComputationGraph graph = new ComputationGraph(reference.builder.build());
    graph.init();
    WaveNetGraph.DataAdapter whole = new WholeFeatureFrames(spec.conditioning());
    WaveNetGraph.DataAdapter expanded = new ReferenceAdapter(spec, dataType);
    return new WaveNetGraph(
        spec, graph, reference.views(graph), data -> expanded.adapt(whole.adapt(data)));
  }

  private void addInputs() {
    ConditioningSpec conditioning = spec.conditioning();
    List<String> names = new ArrayList<>(List.of(INPUT));
    List<InputType> types = new ArrayList<>(List.of(series(spec.inputChannels())));
    if (spec.prediction().isPresent()) {
      names.add(PREDICTION);
      types.add(series(spec.expectedInputs()));
    }
    if (conditioning.local()) {
      names.add(LOCAL);
      types.add(series(conditioning.localChannels()));
    }
    if (conditioning.global()) {
      names.add(GLOBAL);
      types.add(InputType.feedForward(conditioning.globalChannels()));
    }
    if (spec.prediction().isPresent()) {
      names.addAll(List.of(ANCHOR_FACTORS, ANCHOR_TERMS, EDGES));
      types.addAll(Collections.nCopies(2, series(spec.distribution().parameterCount())));
      types.add(series(2));
    }
    builder.addInputs(names).setInputTypes(types.toArray(new InputType[0]));
  }

  /** Adds the context stack, and what it makes of the features for each audio frame. */
  private void addRepeated() {
    ConditioningSpec conditioning = spec.conditioning();
    if (conditioning.local()) {
      String told = ContextLayers.add(builder, conditioning.context(), LOCAL);
      builder.addLayer(
          REPEATED, new Upsampling1D.Builder(conditioning.localHopFrames()).build(), told);
    }
  }

  /** Adds front and blocks; returns the name of the summed skips. */
  private String addStacks() {
    addRepeated();
    int width = spec.stacks().get(0).residualChannels();
    String x = addFront(width);
    List<String> skips = new ArrayList<>();
    for (int s = 0; s < spec.stacks().size(); s++) {
      StackSpec stack = spec.stacks().get(s);
      if (TensorNames.hasEntry(spec, s)) {
        builder.addLayer("entry-" + s, conv(1, 1, stack.residualChannels(), true), x);
        x = "entry-" + s;
      }
      for (int l = 0; l < stack.layers(); l++) {
        skips.add("skip-" + s + "-" + l);
        x = addBlock(s, l, x);
      }
    }
    return skips.size() == 1 ? skips.get(0) : sum("skips", skips);
  }

  private String addFront(int width) {
    int taps = spec.input().kernelSize();
    builder.addLayer("front", conv(taps, 1, width, true), INPUT);
    if (spec.prediction().isEmpty()) {
      return "front";
    }
    builder.addLayer("front-prediction", conv(taps, 1, width, false), PREDICTION);
    return sum("fronts", List.of("front", "front-prediction"));
  }

  private String addBlock(int s, int l, String x) {
    StackSpec stack = spec.stacks().get(s);
    String id = "-" + s + "-" + l;
    int gate = stack.gateChannels();
    builder.addLayer(
        "dilated" + id, conv(stack.kernelSize(), stack.dilations().get(l), 2 * gate, true), x);
    String a = addConditioning(id, 2 * gate);
    builder
        .addVertex("filter-in" + id, new SubsetVertex(0, gate - 1), a)
        .addVertex("gate-in" + id, new SubsetVertex(gate, 2 * gate - 1), a)
        .addLayer("filter" + id, new ActivationLayer(Activation.TANH), "filter-in" + id)
        .addLayer("gate" + id, new ActivationLayer(Activation.SIGMOID), "gate-in" + id)
        .addVertex(
            "z" + id,
            new ElementWiseVertex(ElementWiseVertex.Op.Product),
            "filter" + id,
            "gate" + id);
    // The skip bias is one for all blocks: the first one carries it.
    builder.addLayer("skip" + id, conv(1, 1, spec.skipChannels(), s == 0 && l == 0), "z" + id);
    if (!TensorNames.hasResidual(spec, s, l)) {
      return x;
    }
    builder.addLayer("residual" + id, conv(1, 1, stack.residualChannels(), true), "z" + id);
    return sum("x" + id, List.of(x, "residual" + id));
  }

  private String addConditioning(String id, int width) {
    List<String> terms = new ArrayList<>(List.of("dilated" + id));
    if (spec.conditioning().local()) {
      builder.addLayer("local" + id, conv(1, 1, width, false), REPEATED);
      terms.add("local" + id);
    }
    if (spec.conditioning().global()) {
      builder
          .addLayer(
              "global" + id,
              new DenseLayer.Builder()
                  .nOut(width)
                  .hasBias(false)
                  .activation(Activation.IDENTITY)
                  .build(),
              GLOBAL)
          .addVertex("globals" + id, new DuplicateToTimeSeriesVertex(INPUT), "global" + id);
      terms.add("globals" + id);
    }
    return terms.size() == 1 ? terms.get(0) : sum("a" + id, terms);
  }

  private void addHead(String skips) {
    builder
        .addLayer("relu", new ActivationLayer(Activation.RELU), skips)
        .addLayer("post", conv(1, 1, spec.postChannels(), true), "relu")
        .addLayer("post-relu", new ActivationLayer(Activation.RELU), "post");
    if (spec.prediction().isPresent()) {
      addAnchoredOutput((BinnedDistribution) spec.distribution());
      return;
    }
    builder
        .addLayer(
            "output",
            output().nOut(spec.distribution().parameterCount()).dataFormat(RNNFormat.NCW).build(),
            "post-relu")
        .setOutputs("output");
  }

  /**
   * Outputs are made absolute by a product and a sum with what {@link ReferenceAdapter} gives, and
   * go to the loss with the edges of the codes' bins.
   */
  private void addAnchoredOutput(BinnedDistribution distribution) {
    builder
        .addLayer("output", conv(1, 1, distribution.parameterCount(), true), "post-relu")
        .addVertex(
            "anchored-factors",
            new ElementWiseVertex(ElementWiseVertex.Op.Product),
            "output",
            ANCHOR_FACTORS);
    builder
        .addVertex(
            "scored",
            new MergeVertex(),
            sum("anchored", List.of("anchored-factors", ANCHOR_TERMS)),
            EDGES)
        .addLayer(
            "loss",
            new RnnLossLayer.Builder(new ReferenceLoss(distribution))
                .activation(Activation.IDENTITY)
                .dataFormat(RNNFormat.NCW)
                .build(),
            "scored")
        .setOutputs("loss");
  }

  private RnnOutputLayer.Builder output() {
    if (spec.distribution() instanceof BinnedDistribution binned) {
      return new RnnOutputLayer.Builder(new ReferenceLoss(binned)).activation(Activation.IDENTITY);
    }
    return new RnnOutputLayer.Builder(LossFunction.MCXENT).activation(Activation.SOFTMAX);
  }

  private String sum(String name, List<String> terms) {
    builder.addVertex(
        name, new ElementWiseVertex(ElementWiseVertex.Op.Add), terms.toArray(new String[0]));
    return name;
  }

  private static InputType series(int channels) {
    return InputType.recurrent(channels, RNNFormat.NCW);
  }

  private static Convolution1DLayer conv(int kernel, int dilation, int channels, boolean bias) {
    return new Convolution1DLayer.Builder()
        .kernelSize(kernel)
        .dilation(dilation)
        .nOut(channels)
        .hasBias(bias)
        .activation(Activation.IDENTITY)
        .convolutionMode(ConvolutionMode.Causal)
        .rnnDataFormat(RNNFormat.NCW)
        .build();
  }

  private List<TensorView> views(ComputationGraph graph) {
    TensorViews views = new TensorViews(spec, graph);
    int width = spec.stacks().get(0).residualChannels();
    // The front is the one tensor that is stored as the convolution's memory has it: [k][in][out].
    views.placeRowMajor(TensorNames.FRONT_WEIGHT, parameter(graph, "front", "W"));
    views.placeRowMajor(TensorNames.FRONT_BIAS, parameter(graph, "front", "b"));
    if (spec.prediction().isPresent()) {
      views.placeRowMajor(
          TensorNames.FRONT_PREDICTION_WEIGHT, parameter(graph, "front-prediction", "W"));
    }
    for (int s = 0; s < spec.stacks().size(); s++) {
      StackSpec stack = spec.stacks().get(s);
      if (TensorNames.hasEntry(spec, s)) {
        placePointwise(
            views, TensorNames.entry(s, "weight"), graph, "entry-" + s, stack.residualChannels());
        views.placeRowMajor(TensorNames.entry(s, "bias"), parameter(graph, "entry-" + s, "b"));
      }
      width = stack.residualChannels();
      for (int l = 0; l < stack.layers(); l++) {
        placeBlock(views, graph, s, l, width);
      }
    }
    ContextLayers.place(views, spec.conditioning(), graph);
    views.placeRowMajor(TensorNames.SKIP_BIAS, parameter(graph, "skip-0-0", "b"));
    placePointwise(views, TensorNames.POST_WEIGHT, graph, "post", spec.postChannels());
    views.placeRowMajor(TensorNames.POST_BIAS, parameter(graph, "post", "b"));
    placeOutputWeight(views, graph);
    views.placeRowMajor(TensorNames.OUTPUT_BIAS, parameter(graph, "output", "b"));
    return views.all();
  }

  private void placeOutputWeight(TensorViews views, ComputationGraph graph) {
    if (spec.prediction().isPresent()) {
      int rows = spec.distribution().parameterCount();
      placePointwise(views, TensorNames.OUTPUT_WEIGHT, graph, "output", rows);
      return;
    }
    INDArray dense = parameter(graph, "output", "W");
    views.place(TensorNames.OUTPUT_WEIGHT, dense, 0, dense.stride(1), dense.stride(0));
  }

  private void placeBlock(TensorViews views, ComputationGraph graph, int s, int l, int width) {
    StackSpec stack = spec.stacks().get(s);
    String id = "-" + s + "-" + l;
    int rows = 2 * stack.gateChannels();
    views.place(
        TensorNames.layer(s, l, "dilated.weight"),
        parameter(graph, "dilated" + id, "W"),
        0,
        1,
        (long) width * rows,
        rows);
    views.placeRowMajor(
        TensorNames.layer(s, l, "dilated.bias"), parameter(graph, "dilated" + id, "b"));
    if (spec.conditioning().local()) {
      placePointwise(views, TensorNames.layer(s, l, "local.weight"), graph, "local" + id, rows);
    }
    if (spec.conditioning().global()) {
      INDArray dense = parameter(graph, "global" + id, "W");
      views.place(
          TensorNames.layer(s, l, "global.weight"), dense, 0, dense.stride(1), dense.stride(0));
    }
    if (TensorNames.hasResidual(spec, s, l)) {
      placePointwise(
          views, TensorNames.layer(s, l, "residual.weight"), graph, "residual" + id, width);
      views.placeRowMajor(
          TensorNames.layer(s, l, "residual.bias"), parameter(graph, "residual" + id, "b"));
    }
    placePointwise(
        views, TensorNames.layer(s, l, "skip.weight"), graph, "skip" + id, spec.skipChannels());
  }

  /** A 1x1 convolution's memory is [in][out]; the tensor is [out][in]. */
  private static void placePointwise(
      TensorViews views, String name, ComputationGraph graph, String layer, int rows) {
    views.place(name, parameter(graph, layer, "W"), 0, 1, rows);
  }

  private static INDArray parameter(ComputationGraph graph, String layer, String name) {
    return graph.getLayer(layer).getParam(name);
  }
}
