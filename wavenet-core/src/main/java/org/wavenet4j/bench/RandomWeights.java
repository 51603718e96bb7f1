package org.wavenet4j.bench;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import org.wavenet4j.model.InputEncoding;
import org.wavenet4j.model.Model;
import org.wavenet4j.model.Provenance;
import org.wavenet4j.model.TensorNames;
import org.wavenet4j.model.TensorSpec;
import org.wavenet4j.model.WaveNetSpec;
import org.wavenet4j.model.Weights;

/** Networks that nobody trained, for measurements that do not depend on what a network says. */
public final class RandomWeights {
  private RandomWeights() {}

  /** Weights of a size that keeps activations near 1, so that no gate is stuck; tones if it has. */
  public static Model model(WaveNetSpec spec, long seed) {
    Random random = new Random(seed);
    Map<String, float[]> values = new LinkedHashMap<>();
    for (TensorSpec tensor : TensorNames.of(spec)) {
      boolean lookUp =
          tensor.name().equals(TensorNames.FRONT_WEIGHT)
              && spec.input().encoding() == InputEncoding.ONE_HOT;
      int fanIn = lookUp ? 1 : Math.max(1, tensor.length() / tensor.shape().get(0));
      float[] value = new float[tensor.length()];
      for (int i = 0; i < value.length; i++) {
        value[i] = (float) (random.nextGaussian() / Math.sqrt(fanIn));
      }
      values.put(tensor.name(), value);
    }
    return new Model(
        spec,
        new Weights(spec, values),
        Provenance.unknown(),
        Optional.empty(),
        Optional.empty(),
        spec.tones().map(tones -> RandomTones.draw(tones, spec.sampleRateHz(), random)));
  }
}
