package org.wavenet4j.train.graph;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Random;
import org.wavenet4j.distribution.BinnedDistribution;
import org.wavenet4j.distribution.Gaussian;
import org.wavenet4j.distribution.MixtureOfLogistics;
import org.wavenet4j.model.InputEncoding;
import org.wavenet4j.model.TensorNames;
import org.wavenet4j.model.TensorSpec;
import org.wavenet4j.model.WaveNetSpec;
import org.wavenet4j.model.Weights;

/**
 * Weights before training: normal with variance 1 / fan-in (LeCun et al. 1998, "Efficient
 * BackProp", section 4.6), twice that before a relu (He et al. 2015, arXiv:1502.01852); biases 0
 * but for the output's. Drawn tensor by tensor in the spec's order, so the same seed gives the same
 * network whichever graph it is loaded into.
 *
 * <p>A one-hot front starts as two amplitude scales, companded and linear, in random proportions:
 * neighbouring codes begin as neighbours, where independent rows would have to learn the order of
 * 256 codes first. A scalar front makes activations of about 1 from sound of the usual level.
 *
 * <p>What is made of local features is of about 1 too, also where most of them are 0: see {@link
 * FeatureGain}.
 *
 * <p>A distribution that has means and scales starts broad and almost the same for all inputs: the
 * means of a mixture evenly over the axis of codes, so that each finds its own part of it. One that
 * starts from a prediction begins as little more than that: errors about as far off as expected,
 * with long tails, because the parts of a mixture are of every width.
 */
public final class InitialWeights {
  private static final double CODE_NOISE = 0.05;

  /** Root mean square of music and speech, of full scale; makes a scalar input of about 1. */
  private static final double USUAL_AMPLITUDE = 0.1;

  /** Means and scales have an axis of length 2 to lie on, where logits are of about 1. */
  private static final double BINNED_OUTPUT_SCALE = 0.1;

  /** The deviation of an even guess over the axis, 1/sqrt(3). */
  private static final float GAUSSIAN_LOG_SCALE = -0.55f;

  /**
   * Log-scales of a mixture around a prediction, in units of its scale: narrowest and widest. Wider
   * parts would take weight from those that errors of a normal or Laplace distribution need.
   */
  private static final float NARROWEST = -2;

  private static final float WIDEST = 0;

  /** Of one logistic alone: log(sqrt(3) / pi), which gives it the expected deviation. */
  private static final float SAME_DEVIATION = -0.6f;

  /** How far off a prediction the means of a mixture around it are at most, in scales. */
  private static final float MOST_OFFSET = 0.5f;

  private final WaveNetSpec spec;
  private final FeatureGain features;
  // java.util.Random's Gaussian is specified bit by bit, unlike that of the newer generators.
  private final Random random;

  private InitialWeights(WaveNetSpec spec, long seed) {
    this.spec = spec;
    this.features = new FeatureGain(spec.conditioning());
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
    if (tensor.name().equals(TensorNames.OUTPUT_BIAS)) {
      return drawOutputBias();
    }
    if (tensor.name().endsWith(".bias")) {
      return new float[tensor.length()];
    }
    if (tensor.name().equals(TensorNames.FRONT_WEIGHT)) {
      return spec.input().encoding() == InputEncoding.ONE_HOT
          ? drawOneHotFront(tensor)
          : drawScalarFront(tensor);
    }
    if (tensor.name().equals(TensorNames.FRONT_PREDICTION_WEIGHT)) {
      int inputs = tensor.shape().get(0) * tensor.shape().get(1); // of about 1 each
      return drawNormal(tensor, Math.sqrt(1.0 / inputs));
    }
    // The sum of all skips is one sum over every block's gate.
    boolean skip = tensor.name().endsWith("skip.weight");
    double fanIn = (double) tensor.length() / tensor.shape().get(0) * (skip ? spec.layers() : 1);
    boolean beforeRelu = skip || tensor.name().equals(TensorNames.POST_WEIGHT);
    double gain = (beforeRelu ? 2 : 1) * features.of(tensor.name());
    double deviation = Math.sqrt(gain / fanIn);
    boolean binned =
        tensor.name().equals(TensorNames.OUTPUT_WEIGHT)
            && spec.distribution() instanceof BinnedDistribution;
    return drawNormal(tensor, binned ? BINNED_OUTPUT_SCALE * deviation : deviation);
  }

  private float[] drawNormal(TensorSpec tensor, double deviation) {
    float[] values = new float[tensor.length()];
    for (int i = 0; i < values.length; i++) {
      values[i] = (float) (random.nextGaussian() * deviation);
    }
    return values;
  }

  private float[] drawOutputBias() {
    return spec.prediction().isPresent() ? drawAnchoredBias() : drawBroadBias();
  }

  /**
   * Around the prediction: a Gaussian as it is expected, or parts from narrow to wide on either
   * side in turn, each off by its own width.
   */
  private float[] drawAnchoredBias() {
    float[] bias = new float[spec.distribution().parameterCount()];
    if (spec.distribution() instanceof MixtureOfLogistics mixture) {
      int components = mixture.components();
      bias[2 * components] = SAME_DEVIATION;
      for (int k = 0; components > 1 && k < components; k++) {
        float logScale = NARROWEST + k * (WIDEST - NARROWEST) / (components - 1);
        float offset = Math.min(MOST_OFFSET, (float) StrictMath.exp(logScale));
        bias[components + k] = k % 2 == 0 ? offset : -offset;
        bias[2 * components + k] = logScale;
      }
    }
    return bias;
  }

  /** Broad, so that training starts from a loss near that of an even guess. */
  private float[] drawBroadBias() {
    float[] bias = new float[spec.distribution().parameterCount()];
    if (spec.distribution() instanceof MixtureOfLogistics mixture) {
      int components = mixture.components();
      for (int k = 0; k < components; k++) {
        bias[components + k] = (2f * k + 1) / components - 1;
        bias[2 * components + k] = (float) -Math.log(components);
      }
    } else if (spec.distribution() instanceof Gaussian) {
      bias[1] = GAUSSIAN_LOG_SCALE;
    }
    return bias;
  }

  /** [K][1][R]. */
  private float[] drawScalarFront(TensorSpec tensor) {
    double deviation = 1 / (USUAL_AMPLITUDE * Math.sqrt(tensor.shape().get(0)));
    return drawNormal(tensor, deviation);
  }

  /** [K][Q][R]. */
  private float[] drawOneHotFront(TensorSpec tensor) {
    int taps = tensor.shape().get(0);
    int codes = tensor.shape().get(1);
    int width = tensor.shape().get(2);
    float[] values = new float[tensor.length()];
    double deviation = 1 / Math.sqrt(taps);
    for (int tap = 0; tap < taps; tap++) {
      for (int r = 0; r < width; r++) {
        double companded = random.nextGaussian() * deviation;
        double linear = random.nextGaussian() * deviation;
        for (int q = 0; q < codes; q++) {
          values[(tap * codes + q) * width + r] =
              (float)
                  (companded * (2.0 * q / (codes - 1) - 1)
                      + linear * spec.quantizer().decode(q)
                      + random.nextGaussian() * CODE_NOISE);
        }
      }
    }
    return values;
  }
}
