package org.wavenet4j.run;

import org.wavenet4j.model.ConditioningSpec;
import org.wavenet4j.model.ContextSpec;
import org.wavenet4j.model.Model;
import org.wavenet4j.model.TensorNames;

/** The context stack as its definition reads, in doubles, over a whole piece at once. */
final class ContextOracle {
  private final Model model;
  private final ConditioningSpec conditioning;

  ContextOracle(Model model) {
    this.model = model;
    this.conditioning = model.spec().conditioning();
  }

  /** {@code [feature frame][stackChannels]} of {@code [feature frame][C]}. */
  double[][] rows(float[] features) {
    int channels = conditioning.localChannels();
    ContextSpec context = conditioning.context();
    int reach = context.reachFrames();
    int frames = channels == 0 ? 0 : features.length / channels;
    double[][] x = new double[frames + 2 * reach][channels];
    for (int i = 0; i < frames * channels; i++) {
      x[reach + i / channels][i % channels] = features[i];
    }
    for (int layer = 0; layer < context.layers(); layer++) {
      x = valid(layer, x);
    }
    return x;
  }

  /** The frames whose taps all lie within those given. */
  private double[][] valid(int layer, double[][] x) {
    ContextSpec context = conditioning.context();
    float[] weight = model.weights().get(TensorNames.context(layer, "weight"));
    float[] bias = model.weights().get(TensorNames.context(layer, "bias"));
    int taps = context.kernelSize();
    int dilation = context.dilations().get(layer);
    double[][] y = new double[x.length - (taps - 1) * dilation][context.channels()];
    for (int f = 0; f < y.length; f++) {
      for (int o = 0; o < y[f].length; o++) {
        double sum = bias[o];
        for (int k = 0; k < taps; k++) {
          double[] row = x[f + k * dilation];
          for (int i = 0; i < row.length; i++) {
            sum += weight[(o * taps + k) * row.length + i] * row[i];
          }
        }
        boolean last = layer == context.layers() - 1;
        y[f][o] = last || sum > 0 ? sum : 0.2 * sum;
      }
    }
    return y;
  }
}
