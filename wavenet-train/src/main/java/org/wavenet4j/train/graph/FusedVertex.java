package org.wavenet4j.train.graph;

import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.deeplearning4j.nn.api.TrainingConfig;
import org.deeplearning4j.nn.conf.GradientNormalization;
import org.deeplearning4j.nn.conf.RNNFormat;
import org.deeplearning4j.nn.conf.graph.GraphVertex;
import org.deeplearning4j.nn.conf.inputs.InputType;
import org.deeplearning4j.nn.conf.memory.MemoryReport;
import org.deeplearning4j.nn.graph.ComputationGraph;
import org.jspecify.annotations.Nullable;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.learning.config.IUpdater;
import org.nd4j.linalg.learning.regularization.Regularization;
import org.nd4j.shade.jackson.annotation.JsonProperty;
import org.wavenet4j.model.SpecJson;
import org.wavenet4j.model.WaveNetSpec;

/**
 * Configuration of a DL4J vertex of ours that has parameters. The network's description travels as
 * its JSON text, so that DL4J can clone and serialize the configuration without knowing our types.
 *
 * <p>DL4J hands its global updater to layers only, so the vertex is given one.
 */
abstract class FusedVertex extends GraphVertex implements TrainingConfig {
  private static final long serialVersionUID = 1L;

  @JsonProperty private String specJson = "";
  private String layerName = "";
  @JsonProperty private @Nullable IUpdater updater;

  /** For DL4J's deserialization, which sets the fields next. */
  FusedVertex() {}

  FusedVertex(WaveNetSpec spec, IUpdater updater) {
    this.specJson = SpecJson.toJson(spec);
    this.updater = updater;
  }

  /** Parameters and their shapes, in the order in which they lie in the flat vector. */
  abstract Map<String, long[]> parameterShapes();

  /** Channels of the vertex's output. */
  abstract int outputChannels();

  /** Makes the vertex at work. */
  abstract FusedPass start(Place place);

  @Override
  public final org.deeplearning4j.nn.graph.vertex.GraphVertex instantiate(
      ComputationGraph graph,
      String name,
      int index,
      INDArray parameters,
      boolean initialize,
      DataType dataType) {
    // The updater finds a gradient's owner by this name.
    layerName = name;
    return start(new Place(graph, name, index, parameters, dataType));
  }

  /** The network's description. */
  WaveNetSpec spec() {
    return SpecJson.fromJson(specJson);
  }

  IUpdater updater() {
    return Objects.requireNonNull(updater, "updater");
  }

  @Override
  public long numParams(boolean backprop) {
    return ParameterSlices.total(parameterShapes());
  }

  @Override
  public InputType getOutputType(int layerIndex, InputType... inputs) {
    long frames = ((InputType.InputTypeRecurrent) inputs[0]).getTimeSeriesLength();
    return InputType.recurrent(outputChannels(), frames, RNNFormat.NCW);
  }

  @Override
  public int minVertexInputs() {
    return 1;
  }

  @Override
  public int maxVertexInputs() {
    return 1;
  }

  @Override
  public boolean equals(@Nullable Object other) {
    return other instanceof FusedVertex vertex
        && vertex.outputChannels() == outputChannels()
        && vertex.parameterShapes().keySet().equals(parameterShapes().keySet())
        && vertex.specJson.equals(specJson)
        && Objects.equals(vertex.updater, updater);
  }

  @Override
  public int hashCode() {
    return specJson.hashCode();
  }

  @Override
  public String getLayerName() {
    return layerName;
  }

  @Override
  public List<Regularization> getRegularizationByParam(String parameter) {
    return List.of();
  }

  @Override
  public boolean isPretrainParam(String parameter) {
    return false;
  }

  @Override
  public IUpdater getUpdaterByParam(String parameter) {
    return updater();
  }

  @Override
  public GradientNormalization getGradientNormalization() {
    return GradientNormalization.None;
  }

  @Override
  public double getGradientNormalizationThreshold() {
    return 0;
  }

  @Override
  public void setDataType(DataType dataType) {
    // The graph's type reaches the vertex when it is instantiated.
  }

  @Override
  public @Nullable MemoryReport getMemoryReport(InputType... inputs) {
    return null;
  }
}
