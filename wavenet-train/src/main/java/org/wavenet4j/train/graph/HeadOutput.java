package org.wavenet4j.train.graph;

import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.Map;
import org.deeplearning4j.nn.api.Layer;
import org.deeplearning4j.nn.api.ParamInitializer;
import org.deeplearning4j.nn.conf.InputPreProcessor;
import org.deeplearning4j.nn.conf.NeuralNetConfiguration;
import org.deeplearning4j.nn.conf.inputs.InputType;
import org.deeplearning4j.nn.conf.layers.FeedForwardLayer;
import org.deeplearning4j.nn.conf.memory.LayerMemoryReport;
import org.deeplearning4j.optimize.api.TrainingListener;
import org.jspecify.annotations.Nullable;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.learning.config.IUpdater;
import org.nd4j.shade.jackson.annotation.JsonProperty;
import org.wavenet4j.model.SpecJson;
import org.wavenet4j.model.TensorNames;
import org.wavenet4j.model.WaveNetSpec;

/**
 * Configuration of the head: [B,S,N] skips through relu, 1x1, relu, 1x1 to the distribution's
 * parameters [B,O,N], under which codes [B,1,N] are scored; with prediction the parameters are
 * relative to it, and labels [B,3,N] are code, location and scale.
 *
 * <p>A layer where the others are vertices: a graph's output must be one, and DL4J takes a graph
 * without any layer that has parameters for one that has nothing to train.
 */
public final class HeadOutput extends FeedForwardLayer {
  private static final long serialVersionUID = 1L;

  @JsonProperty private String specJson = "";

  /** For DL4J's deserialization, which sets the fields next. */
  public HeadOutput() {}

  HeadOutput(WaveNetSpec spec, IUpdater updater) {
    this.specJson = SpecJson.toJson(spec);
    this.iUpdater = updater;
    this.nIn = spec.skipChannels();
    this.nOut = spec.distribution().parameterCount();
  }

  WaveNetSpec spec() {
    return SpecJson.fromJson(specJson);
  }

  /** Parameters and their shapes, in the order in which they lie in the flat vector. */
  Map<String, long[]> parameterShapes() {
    long post = spec().postChannels();
    Map<String, long[]> shapes = new LinkedHashMap<>();
    shapes.put(TensorNames.POST_WEIGHT, new long[] {post, nIn});
    shapes.put(TensorNames.POST_BIAS, new long[] {post});
    shapes.put(TensorNames.OUTPUT_WEIGHT, new long[] {nOut, post});
    shapes.put(TensorNames.OUTPUT_BIAS, new long[] {nOut});
    return shapes;
  }

  @Override
  public Layer instantiate(
      NeuralNetConfiguration conf,
      Collection<TrainingListener> listeners,
      int index,
      INDArray parameters,
      boolean initialize,
      DataType dataType) {
    ScoringLayer<HeadOutput> layer =
        Arithmetic.of(dataType) == Arithmetic.TILES
            ? new TileHeadLayer(conf, dataType, this)
            : new HeadLayer(conf, dataType, spec());
    layer.setListeners(listeners);
    layer.setIndex(index);
    layer.setParamsViewArray(parameters);
    layer.setParamTable(initializer().init(conf, parameters, initialize));
    layer.setConf(conf);
    return layer;
  }

  @Override
  public ParamInitializer initializer() {
    return new HeadParameters();
  }

  @Override
  public InputType getOutputType(int index, InputType input) {
    return InputType.recurrent(
        nOut, ((InputType.InputTypeRecurrent) input).getTimeSeriesLength(), getDataFormat());
  }

  private static org.deeplearning4j.nn.conf.RNNFormat getDataFormat() {
    return org.deeplearning4j.nn.conf.RNNFormat.NCW;
  }

  @Override
  public void setNIn(InputType input, boolean override) {
    // The description decides, not the layer before.
  }

  @Override
  public @Nullable InputPreProcessor getPreProcessorForInputType(InputType input) {
    return null;
  }

  @Override
  public boolean isPretrainParam(String parameter) {
    return false;
  }

  @Override
  public @Nullable LayerMemoryReport getMemoryReport(InputType input) {
    return null;
  }
}
