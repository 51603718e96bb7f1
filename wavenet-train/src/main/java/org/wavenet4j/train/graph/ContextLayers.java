package org.wavenet4j.train.graph;

import org.deeplearning4j.nn.conf.ComputationGraphConfiguration.GraphBuilder;
import org.deeplearning4j.nn.conf.ConvolutionMode;
import org.deeplearning4j.nn.conf.RNNFormat;
import org.deeplearning4j.nn.conf.layers.Convolution1DLayer;
import org.deeplearning4j.nn.graph.ComputationGraph;
import org.nd4j.linalg.activations.Activation;
import org.nd4j.linalg.activations.IActivation;
import org.nd4j.linalg.activations.impl.ActivationLReLU;
import org.wavenet4j.model.ConditioningSpec;
import org.wavenet4j.model.ContextSpec;
import org.wavenet4j.model.TensorNames;

/**
 * The context stack from stock DL4J layers, in either graph: {@code [B,C,F + 2 reach]} features to
 * the {@code [B,A,F]} that the blocks are told. Nothing is padded: the features reach beyond the
 * window on both sides, so that a window's frames are those of the whole piece.
 */
final class ContextLayers {
  private ContextLayers() {}

  /**
   * Adds the layers.
   *
   * @param features name of what they are given
   * @return name of what the blocks are told: the features themselves without a context stack
   */
  static String add(GraphBuilder builder, ContextSpec context, String features) {
    String told = features;
    for (int i = 0; i < context.layers(); i++) {
      builder.addLayer(name(i), layer(context, i), told);
      told = name(i);
    }
    return told;
  }

  private static Convolution1DLayer layer(ContextSpec context, int i) {
    boolean last = i == context.layers() - 1;
    IActivation activation =
        last ? Activation.IDENTITY.getActivationFunction() : new ActivationLReLU(ContextSpec.LEAK);
    return new Convolution1DLayer.Builder()
        .kernelSize(context.kernelSize())
        .dilation(context.dilations().get(i))
        .nOut(context.channels())
        .activation(activation)
        .convolutionMode(ConvolutionMode.Truncate)
        .rnnDataFormat(RNNFormat.NCW)
        .build();
  }

  /**
   * Places the layers' tensors; their memory is {@code [K][in][out]}, as {@link ReferenceGraph}
   * says.
   */
  static void place(TensorViews views, ConditioningSpec conditioning, ComputationGraph graph) {
    ContextSpec context = conditioning.context();
    long inputs = conditioning.localChannels();
    long outputs = context.channels();
    for (int i = 0; i < context.layers(); i++) {
      views.place(
          TensorNames.context(i, "weight"),
          graph.getLayer(name(i)).getParam("W"),
          0,
          1,
          inputs * outputs,
          outputs);
      views.placeRowMajor(TensorNames.context(i, "bias"), graph.getLayer(name(i)).getParam("b"));
      inputs = outputs;
    }
  }

  private static String name(int layer) {
    return "context-" + layer;
  }
}
