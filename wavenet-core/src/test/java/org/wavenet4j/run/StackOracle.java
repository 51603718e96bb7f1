package org.wavenet4j.run;

import org.wavenet4j.model.ConditioningSpec;
import org.wavenet4j.model.InputEncoding;
import org.wavenet4j.model.Model;
import org.wavenet4j.model.StackSpec;
import org.wavenet4j.model.TensorNames;
import org.wavenet4j.model.WaveNetSpec;

/**
 * The network as its definition reads: doubles, the weights of the model as they are stored, every
 * frame of every layer computed anew, nothing kept. Slow.
 */
final class StackOracle {
  private final Model model;
  private final WaveNetSpec spec;

  StackOracle(Model model) {
    this.model = model;
    this.spec = model.spec();
  }

  /**
   * {@code [frame][O]} of input frames {@code codes}.
   *
   * @param local {@code [feature frame][C]}
   */
  double[][] outputs(int[] codes, float[] local, float[] global) {
    return outputs(codes, new float[0], local, global);
  }

  /** {@code [frame][O]} of input frames and what is expected of the samples, {@code [frame][I]}. */
  double[][] outputs(int[] codes, float[] expected, float[] local, float[] global) {
    int frames = codes.length;
    double[][] conditions = new ContextOracle(model).rows(local);
    double[][] x = front(codes);
    if (spec.prediction().isPresent()) {
      addExpected(expected, x);
    }
    double[][] skip = new double[frames][];
    for (int t = 0; t < frames; t++) {
      skip[t] = vector(TensorNames.SKIP_BIAS);
    }
    for (int s = 0; s < spec.stacks().size(); s++) {
      if (TensorNames.hasEntry(spec, s)) {
        for (int t = 0; t < frames; t++) {
          x[t] =
              sum(
                  product(TensorNames.entry(s, "weight"), x[t]),
                  vector(TensorNames.entry(s, "bias")));
        }
      }
      for (int l = 0; l < spec.stacks().get(s).layers(); l++) {
        x = block(s, l, x, skip, conditions, global);
      }
    }
    double[][] outputs = new double[frames][];
    for (int t = 0; t < frames; t++) {
      double[] post =
          sum(product(TensorNames.POST_WEIGHT, relu(skip[t])), vector(TensorNames.POST_BIAS));
      outputs[t] =
          sum(product(TensorNames.OUTPUT_WEIGHT, relu(post)), vector(TensorNames.OUTPUT_BIAS));
    }
    return outputs;
  }

  private double[][] front(int[] codes) {
    float[] weight = model.weights().get(TensorNames.FRONT_WEIGHT);
    int taps = spec.input().kernelSize();
    int inputs = spec.inputChannels();
    double[][] x = new double[codes.length][];
    for (int t = 0; t < codes.length; t++) {
      x[t] = vector(TensorNames.FRONT_BIAS);
      for (int k = 0; k < taps; k++) {
        int past = t - (taps - 1 - k);
        for (int i = 0; past >= 0 && i < inputs; i++) {
          double value =
              spec.input().encoding() == InputEncoding.SCALAR
                  ? spec.quantizer().decode(codes[past])
                  : codes[past] == i ? 1 : 0;
          for (int r = 0; r < x[t].length; r++) {
            x[t][r] += weight[(k * inputs + i) * x[t].length + r] * value;
          }
        }
      }
    }
    return x;
  }

  private void addExpected(float[] expected, double[][] x) {
    float[] weight = model.weights().get(TensorNames.FRONT_PREDICTION_WEIGHT);
    int taps = spec.input().kernelSize();
    int inputs = expected.length / x.length;
    for (int t = 0; t < x.length; t++) {
      for (int k = Math.max(0, taps - 1 - t); k < taps; k++) {
        for (int i = 0; i < inputs; i++) {
          for (int r = 0; r < x[t].length; r++) {
            double value = expected[(t - (taps - 1 - k)) * inputs + i];
            x[t][r] += weight[(k * inputs + i) * x[t].length + r] * value;
          }
        }
      }
    }
  }

  private double[][] block(
      int s, int l, double[][] x, double[][] skip, double[][] conditions, float[] global) {
    StackSpec stack = spec.stacks().get(s);
    ConditioningSpec conditioning = spec.conditioning();
    double[][] next = new double[x.length][];
    for (int t = 0; t < x.length; t++) {
      double[] a = sum(vector(name(s, l, "dilated.bias")), dilated(s, l, x, t));
      if (conditioning.local()) {
        double[] told = conditions[t / conditioning.localHopFrames()];
        a = sum(a, product(name(s, l, "local.weight"), told));
      }
      if (conditioning.global()) {
        a = sum(a, product(name(s, l, "global.weight"), slice(global, 0, global.length)));
      }
      double[] z = new double[stack.gateChannels()];
      for (int d = 0; d < z.length; d++) {
        z[d] = Math.tanh(a[d]) / (1 + Math.exp(-a[z.length + d]));
      }
      skip[t] = sum(skip[t], product(name(s, l, "skip.weight"), z));
      next[t] =
          TensorNames.hasResidual(spec, s, l)
              ? sum(
                  sum(x[t], product(name(s, l, "residual.weight"), z)),
                  vector(name(s, l, "residual.bias")))
              : x[t];
    }
    return next;
  }

  private double[] dilated(int s, int l, double[][] x, int t) {
    StackSpec stack = spec.stacks().get(s);
    float[] weight = model.weights().get(name(s, l, "dilated.weight"));
    int taps = stack.kernelSize();
    int channels = stack.residualChannels();
    double[] a = new double[2 * stack.gateChannels()];
    for (int o = 0; o < a.length; o++) {
      for (int k = 0; k < taps; k++) {
        int past = t - (taps - 1 - k) * stack.dilations().get(l);
        for (int r = 0; past >= 0 && r < channels; r++) {
          a[o] += weight[(o * taps + k) * channels + r] * x[past][r];
        }
      }
    }
    return a;
  }

  private static String name(int s, int l, String what) {
    return TensorNames.layer(s, l, what);
  }

  private double[] vector(String name) {
    float[] values = model.weights().get(name);
    return slice(values, 0, values.length);
  }

  private static double[] slice(float[] values, int from, int length) {
    double[] slice = new double[length];
    for (int i = 0; i < length; i++) {
      slice[i] = values[from + i];
    }
    return slice;
  }

  /** A matrix {@code [out][in]} times a vector. */
  private double[] product(String name, double[] in) {
    float[] weight = model.weights().get(name);
    double[] out = new double[weight.length / in.length];
    for (int o = 0; o < out.length; o++) {
      for (int i = 0; i < in.length; i++) {
        out[o] += weight[o * in.length + i] * in[i];
      }
    }
    return out;
  }

  private static double[] sum(double[] a, double[] b) {
    double[] sum = new double[a.length];
    for (int i = 0; i < a.length; i++) {
      sum[i] = a[i] + b[i];
    }
    return sum;
  }

  private static double[] relu(double[] values) {
    double[] out = new double[values.length];
    for (int i = 0; i < values.length; i++) {
      out[i] = Math.max(0, values[i]);
    }
    return out;
  }
}
