package org.wavenet4j.cli;

import java.nio.file.Path;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SplittableRandom;
import org.wavenet4j.audio.Linear16;
import org.wavenet4j.audio.MuLaw;
import org.wavenet4j.distribution.AmplitudeAxis;
import org.wavenet4j.distribution.Categorical;
import org.wavenet4j.distribution.Gaussian;
import org.wavenet4j.model.ConditioningSpec;
import org.wavenet4j.model.ContextSpec;
import org.wavenet4j.model.InputEncoding;
import org.wavenet4j.model.InputSpec;
import org.wavenet4j.model.LocalFeatures;
import org.wavenet4j.model.Model;
import org.wavenet4j.model.ModelFile;
import org.wavenet4j.model.Provenance;
import org.wavenet4j.model.SoundProfile;
import org.wavenet4j.model.StackSpec;
import org.wavenet4j.model.TensorNames;
import org.wavenet4j.model.TensorSpec;
import org.wavenet4j.model.ToneSpec;
import org.wavenet4j.model.WaveNetSpec;
import org.wavenet4j.model.Weights;
import org.wavenet4j.notes.PianoRoll;
import org.wavenet4j.prediction.PredictorSpec;

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

  /** The same network with notes. */
  static final WaveNetSpec NOTES_SPEC =
      new WaveNetSpec(
          SAMPLE_RATE_HZ,
          MuLaw.INSTANCE,
          SPEC.input(),
          SPEC.stacks(),
          4,
          8,
          SPEC.distribution(),
          new ConditioningSpec(
              LocalFeatures.NOTES,
              PianoRoll.CHANNELS,
              SAMPLE_RATE_HZ / PianoRoll.FRAME_RATE_HZ,
              ContextSpec.NONE,
              0));

  /** The same network with notes, a prediction, and tones of 1.5 s. */
  static final WaveNetSpec TONAL_SPEC =
      new WaveNetSpec(
          SAMPLE_RATE_HZ,
          MuLaw.INSTANCE,
          SPEC.input(),
          SPEC.stacks(),
          4,
          8,
          new Gaussian(new AmplitudeAxis(MuLaw.INSTANCE)),
          NOTES_SPEC.conditioning(),
          Optional.of(new PredictorSpec(4, 40, 7, 3, 1e-5)),
          Optional.of(new ToneSpec(6, List.of(0, 100, 1000, 6000))));

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

  /** Writes one with notes that makes nothing but silence. */
  static Path writeSilent(Path file) {
    Map<String, float[]> values = new HashMap<>();
    for (TensorSpec tensor : TensorNames.of(NOTES_SPEC)) {
      values.put(tensor.name(), new float[tensor.length()]);
    }
    values.get(TensorNames.OUTPUT_BIAS)[MuLaw.INSTANCE.silence()] = 100;
    Weights weights = new Weights(NOTES_SPEC, values);
    ModelFile.write(new Model(NOTES_SPEC, weights, Provenance.unknown()), file);
    return file;
  }

  /**
   * Writes one that draws codes 100 and 155 evenly until it happens to draw 127, which is as good
   * as silence, and after that no other.
   *
   * @param probability of that at a sample; from 100 on certain
   */
  static Path writeTrap(Path file, double probability) {
    Map<String, float[]> values = new HashMap<>();
    for (TensorSpec tensor : TensorNames.of(SPEC)) {
      values.put(tensor.name(), new float[tensor.length()]);
    }
    float[] front = values.get(TensorNames.FRONT_WEIGHT); // [2][256][4], the newest tap last
    for (int code = 0; code < 256; code++) {
      front[(256 + code) * 4] = code == 127 ? 1 : -1;
    }
    values.get(TensorNames.layer(0, 0, "dilated.weight"))[4] = 10; // [8][2][4]
    values.get(TensorNames.layer(0, 0, "dilated.bias"))[4] = 20;
    float[] skip = values.get(TensorNames.layer(0, 0, "skip.weight")); // [4][4]
    skip[0] = 1;
    skip[4] = -1;
    float[] post = values.get(TensorNames.POST_WEIGHT); // [8][4]
    post[0] = 1;
    post[5] = 1;
    Arrays.fill(values.get(TensorNames.OUTPUT_BIAS), -30);
    float[] output = values.get(TensorNames.OUTPUT_WEIGHT); // [256][trapped, free, ...]
    output[8 * 127] = 60;
    output[8 * 127 + 1] = (float) (30 + Math.log(2 * probability));
    output[8 * 100 + 1] = 30;
    output[8 * 155 + 1] = 30;
    SoundProfile sound =
        new SoundProfile(
            500,
            60,
            new SoundProfile.Levels(-42, -42, -41, -41, -40),
            -70,
            0.25,
            0.25,
            -41,
            2,
            0.001);
    Weights weights = new Weights(SPEC, values);
    ModelFile.write(new Model(SPEC, weights, Provenance.unknown(), Optional.of(sound)), file);
    return file;
  }
}
