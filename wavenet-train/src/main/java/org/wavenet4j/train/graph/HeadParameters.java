package org.wavenet4j.train.graph;

import java.util.List;
import java.util.Map;
import org.deeplearning4j.nn.api.ParamInitializer;
import org.deeplearning4j.nn.conf.NeuralNetConfiguration;
import org.deeplearning4j.nn.conf.layers.Layer;
import org.nd4j.linalg.api.ndarray.INDArray;

/**
 * Tells DL4J of {@link HeadOutput}'s parameters; {@link WaveNetGraph#load} gives them their values.
 */
final class HeadParameters implements ParamInitializer {
  @Override
  public long numParams(NeuralNetConfiguration conf) {
    return numParams(conf.getLayer());
  }

  @Override
  public long numParams(Layer layer) {
    return ParameterSlices.total(((HeadOutput) layer).parameterShapes());
  }

  @Override
  public List<String> paramKeys(Layer layer) {
    return List.copyOf(((HeadOutput) layer).parameterShapes().keySet());
  }

  @Override
  public List<String> weightKeys(Layer layer) {
    return paramKeys(layer).stream().filter(key -> isWeightParam(layer, key)).toList();
  }

  @Override
  public List<String> biasKeys(Layer layer) {
    return paramKeys(layer).stream().filter(key -> isBiasParam(layer, key)).toList();
  }

  @Override
  public boolean isWeightParam(Layer layer, String key) {
    return key.endsWith(".weight");
  }

  @Override
  public boolean isBiasParam(Layer layer, String key) {
    return key.endsWith(".bias");
  }

  @Override
  public Map<String, INDArray> init(
      NeuralNetConfiguration conf, INDArray parameters, boolean initialize) {
    HeadOutput head = (HeadOutput) conf.getLayer();
    paramKeys(head).forEach(conf::addVariable);
    return ParameterSlices.of(parameters, head.parameterShapes());
  }

  @Override
  public Map<String, INDArray> getGradientsFromFlattened(
      NeuralNetConfiguration conf, INDArray gradients) {
    return ParameterSlices.of(gradients, ((HeadOutput) conf.getLayer()).parameterShapes());
  }
}
