package org.wavenet4j.cli;

import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import org.wavenet4j.audio.Linear16;
import org.wavenet4j.audio.MuLaw;
import org.wavenet4j.distribution.Categorical;
import org.wavenet4j.distribution.Gaussian;
import org.wavenet4j.model.ConditioningSpec;
import org.wavenet4j.model.InputEncoding;
import org.wavenet4j.model.InputSpec;
import org.wavenet4j.model.Model;
import org.wavenet4j.model.ModelFile;
import org.wavenet4j.model.Provenance;
import org.wavenet4j.model.StackSpec;
import org.wavenet4j.model.TensorNames;
import org.wavenet4j.model.TensorSpec;
import org.wavenet4j.model.WaveNetSpec;
import org.wavenet4j.model.Weights;

/** A network of random weights at 4000 Hz, whose receptive field is 2 + 1 + 2 + 4 = 9 frames. */
final class TinyModel {
  static final int SAMPLE_RATE_HZ = 4000;

  static final WaveNetSpec SPEC =
      new WaveNetSpec(
          SAMPLE_RATE_HZ,
          MuLaw.INSTANCE,
          new InputSpec(InputEncoding.ONE_HOT, 2),
          List.of(new StackSpec(4, 4, 2, List.of(1, 2, 4))),
          4,
          8,
          new Categorical(256),
          ConditioningSpec.NONE);

  /** The same network for 16-bit sound: scalar input, a Gaussian as its output. */
  static final WaveNetSpec LINEAR_SPEC =
      new WaveNetSpec(
          SAMPLE_RATE_HZ,
          Linear16.INSTANCE,
          new InputSpec(InputEncoding.SCALAR, 8),
          SPEC.stacks(),
          4,
          8,
          new Gaussian(1 << 16),
          ConditioningSpec.NONE);

  private TinyModel() {}

  /**
   * Writes one with weights of standard deviation {@code scale}; 0 makes all codes equally likely.
   */
  static Path write(Path file, double scale) {
    return write(SPEC, file, scale);
  }

  /** The same of another description. */
  static Path write(WaveNetSpec spec, Path file, double scale) {
    SplittableRandom random = new SplittableRandom(5);
    Map<String, float[]> values = new HashMap<>();
    for (TensorSpec tensor : TensorNames.of(spec)) {
      float[] weights = new float[tensor.length()];
      for (int i = 0; i < weights.length; i++) {
        weights[i] = (float) (scale * random.nextGaussian());
      }
      values.put(tensor.name(), weights);
    }
    Provenance provenance =
        new Provenance("name: tiny\n", "abc123", 7, 60, 5.25, Map.of("java", "17"));
    ModelFile.write(new Model(spec, new Weights(spec, values), provenance), file);
    return file;
  }
}
