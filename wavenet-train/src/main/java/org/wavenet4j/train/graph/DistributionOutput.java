package org.wavenet4j.train.graph;

import java.util.Collection;
import org.deeplearning4j.nn.api.Layer;
import org.deeplearning4j.nn.conf.InputPreProcessor;
import org.deeplearning4j.nn.conf.NeuralNetConfiguration;
import org.deeplearning4j.nn.conf.inputs.InputType;
import org.deeplearning4j.nn.conf.layers.NoParamLayer;
import org.deeplearning4j.nn.conf.memory.LayerMemoryReport;
import org.deeplearning4j.optimize.api.TrainingListener;
import org.jspecify.annotations.Nullable;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.wavenet4j.model.SpecJson;
import org.wavenet4j.model.WaveNetSpec;

/**
 * Configuration of the graph's output: it scores codes [B,1,N] under the distribution whose
 * parameters it is given.
 */
public final class DistributionOutput extends NoParamLayer {
  private static final long serialVersionUID = 1L;

  private String specJson = "";

  /** For DL4J's deserialization, which sets the field next. */
  public DistributionOutput() {}

  DistributionOutput(WaveNetSpec spec) {
    this.specJson = SpecJson.toJson(spec);
  }

  WaveNetSpec spec() {
    return SpecJson.fromJson(specJson);
  }

  @Override
  public Layer instantiate(
      NeuralNetConfiguration conf,
      Collection<TrainingListener> listeners,
      int index,
      INDArray parameters,
      boolean initialize,
      DataType dataType) {
    DistributionLayer layer = new DistributionLayer(conf, dataType, spec());
    layer.setListeners(listeners);
    layer.setIndex(index);
    return layer;
  }

  @Override
  public InputType getOutputType(int index, InputType input) {
    return input;
  }

  @Override
  public @Nullable InputPreProcessor getPreProcessorForInputType(InputType input) {
    return null;
  }

  @Override
  public @Nullable LayerMemoryReport getMemoryReport(InputType input) {
    return null;
  }
}
