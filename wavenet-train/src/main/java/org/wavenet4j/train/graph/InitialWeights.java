package org.wavenet4j.train.graph;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Random;
import org.wavenet4j.model.InputEncoding;
import org.wavenet4j.model.TensorNames;
import org.wavenet4j.model.TensorSpec;
import org.wavenet4j.model.WaveNetSpec;
import org.wavenet4j.model.Weights;

/**
 * Weights before training: normal with variance 1 / fan-in (LeCun et al. 1998, "Efficient
 * BackProp", section 4.6), twice that before a relu (He et al. 2015, arXiv:1502.01852); biases 0.
 * Drawn tensor by tensor in the spec's order, so the same seed gives the same network whichever
 * graph it is loaded into.
 *
 * <p>A one-hot front starts as two amplitude scales, companded and linear, in random proportions:
 * neighbouring codes begin as neighbours, where independent rows would have to learn the order of
 * 256 codes first.
 */
public final class InitialWeights {
  private static final double CODE_NOISE = 0.05;

  private final WaveNetSpec spec;
  // java.util.Random's Gaussian is specified bit by bit, unlike that of the newer generators.
  private final Random random;

  private InitialWeights(WaveNetSpec spec, long seed) {
    this.spec = spec;
    this.random = new Random(seed);
  }

  /** Draws all weights of a network. */
  public static Weights draw(WaveNetSpec spec, long seed) {
    InitialWeights initial = new InitialWeights(spec, seed);
    Map<String, float[]> values = new LinkedHashMap<>();
    for (TensorSpec tensor : TensorNames.of(spec)) {
      values.put(tensor.name(), initial.draw(tensor));
    }
    return new Weights(spec, values);
  }

  private float[] draw(TensorSpec tensor) {
    if (tensor.name().endsWith(".bias")) {
      return new float[tensor.length()];
    }
    if (tensor.name().equals(TensorNames.FRONT_WEIGHT)) {
      return drawFront(tensor);
    }
    // The sum of all skips is one sum over every block's gate.
    boolean skip = tensor.name().endsWith("skip.weight");
    double fanIn = (double) tensor.length() / tensor.shape().get(0) * (skip ? spec.layers() : 1);
    boolean beforeRelu = skip || tensor.name().equals(TensorNames.POST_WEIGHT);
    double deviation = Math.sqrt((beforeRelu ? 2 : 1) / fanIn);
    float[] values = new float[tensor.length()];
    for (int i = 0; i < values.length; i++) {
      values[i] = (float) (random.nextGaussian() * deviation);
    }
    return values;
  }

  /** [K][Q or 1][R]. */
  private float[] drawFront(TensorSpec tensor) {
    int taps = tensor.shape().get(0);
    int inputs = tensor.shape().get(1);
    int width = tensor.shape().get(2);
    float[] values = new float[tensor.length()];
    double deviation = 1 / Math.sqrt(taps);
    for (int tap = 0; tap < taps; tap++) {
      for (int r = 0; r < width; r++) {
        double companded = random.nextGaussian() * deviation;
        double linear = random.nextGaussian() * deviation;
        for (int q = 0; q < inputs; q++) {
          values[(tap * inputs + q) * width + r] =
              (float) (companded * companded(q) + linear * linear(q) + codeNoise());
        }
      }
    }
    return values;
  }

  private boolean oneHot() {
    return spec.input().encoding() == InputEncoding.ONE_HOT;
  }

  private double companded(int code) {
    return oneHot() ? 2.0 * code / (spec.quantizer().levels() - 1) - 1 : 1;
  }

  private double linear(int code) {
    return oneHot() ? spec.quantizer().decode(code) : 0;
  }

  private double codeNoise() {
    return oneHot() ? random.nextGaussian() * CODE_NOISE : 0;
  }
}
