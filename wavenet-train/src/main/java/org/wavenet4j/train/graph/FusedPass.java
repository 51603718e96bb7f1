package org.wavenet4j.train.graph;

import java.util.Map;
import org.deeplearning4j.nn.api.Layer;
import org.deeplearning4j.nn.api.MaskState;
import org.deeplearning4j.nn.api.TrainingConfig;
import org.deeplearning4j.nn.gradient.DefaultGradient;
import org.deeplearning4j.nn.gradient.Gradient;
import org.deeplearning4j.nn.graph.vertex.BaseGraphVertex;
import org.deeplearning4j.nn.workspace.ArrayType;
import org.deeplearning4j.nn.workspace.LayerWorkspaceMgr;
import org.jspecify.annotations.Nullable;
import org.nd4j.common.primitives.Pair;
import org.nd4j.linalg.api.ndarray.INDArray;

/** A vertex of ours at work: it owns its parameters, their gradients and its scratch arrays. */
abstract class FusedPass extends BaseGraphVertex {
  private static final long serialVersionUID = 1L;

  /** To DL4J a vertex has one parameter: it spends time on each in every step. */
  private static final String PARAMETERS = "parameters";

  private final FusedVertex config;
  private final INDArray flatParameters;
  private final transient Map<String, INDArray> parameters;
  private @Nullable INDArray flatGradients;
  private transient Map<String, INDArray> gradients = Map.of();

  FusedPass(FusedVertex config, Place place) {
    super(place.graph(), place.name(), place.index(), null, null, place.dataType());
    this.config = config;
    this.flatParameters = place.parameters();
    this.parameters = ParameterSlices.of(flatParameters, config.parameterShapes());
  }

  INDArray parameter(String name) {
    INDArray parameter = parameters.get(name);
    if (parameter == null) {
      throw new IllegalArgumentException("parameter " + name + " is not part of " + vertexName);
    }
    return parameter;
  }

  /** Gradients are overwritten in every pass: the graph does not clear them. */
  INDArray gradient(String name) {
    INDArray gradient = gradients.get(name);
    if (gradient == null) {
      throw new IllegalArgumentException("gradient " + name + " is not part of " + vertexName);
    }
    return gradient;
  }

  /** All gradients, as DL4J knows them. */
  Gradient allGradients() {
    Gradient all = new DefaultGradient();
    all.setGradientFor(PARAMETERS, gradients());
    return all;
  }

  /** Every parameter, by name, as views of the flat vector. */
  Map<String, INDArray> slices() {
    return parameters;
  }

  /** An array that outlives the step; scratch is made once a shape. */
  INDArray scratch(long... shape) {
    return Matrices.scratch(dataType, shape);
  }

  /** The pass's result, [B][channels][N], in the workspace that DL4J keeps activations in. */
  INDArray activations(LayerWorkspaceMgr workspaces, long... shape) {
    return workspaces.createUninitialized(ArrayType.ACTIVATIONS, dataType, shape, 'c');
  }

  /** The gradient of the vertex's input, [B][channels][N]. */
  INDArray inputGradient(LayerWorkspaceMgr workspaces, long... shape) {
    return workspaces.createUninitialized(ArrayType.ACTIVATION_GRAD, dataType, shape, 'c');
  }

  /** The gradient of the vertex's output; DL4J does not promise its order. */
  INDArray outputGradient() {
    return Matrices.rowMajor(epsilon);
  }

  @Override
  public Map<String, INDArray> paramTable(boolean backpropParamsOnly) {
    return Map.of(PARAMETERS, flatParameters);
  }

  @Override
  public TrainingConfig getConfig() {
    return config;
  }

  @Override
  public INDArray params() {
    return flatParameters;
  }

  /** All gradients, as they lie in the flat vector. */
  INDArray gradients() {
    INDArray flat = flatGradients;
    if (flat == null) {
      throw new IllegalStateException(vertexName + " has no place for gradients yet");
    }
    return flat;
  }

  @Override
  public @Nullable INDArray getGradientsViewArray() {
    return flatGradients;
  }

  @Override
  public void setBackpropGradientsViewArray(INDArray flat) {
    flatGradients = flat;
    gradients = ParameterSlices.of(flat, config.parameterShapes());
  }

  @Override
  public @Nullable Pair<INDArray, MaskState> feedForwardMaskArrays(
      INDArray[] masks, MaskState state, int minibatchSize) {
    return null;
  }

  // DL4J's interface declares this with '...', its base class without.
  @SuppressWarnings("overrides")
  @Override
  public void setInputs(INDArray... inputs) {
    super.setInputs(inputs);
  }

  @Override
  public boolean hasLayer() {
    return false;
  }

  @Override
  public @Nullable Layer getLayer() {
    return null;
  }

  @Override
  public String toString() {
    return getClass().getSimpleName() + " " + vertexName;
  }
}
