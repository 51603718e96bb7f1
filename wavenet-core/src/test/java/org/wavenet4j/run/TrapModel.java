package org.wavenet4j.run;

import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.wavenet4j.audio.MuLaw;
import org.wavenet4j.distribution.Categorical;
import org.wavenet4j.model.ConditioningSpec;
import org.wavenet4j.model.InputEncoding;
import org.wavenet4j.model.InputSpec;
import org.wavenet4j.model.Model;
import org.wavenet4j.model.Provenance;
import org.wavenet4j.model.SoundProfile;
import org.wavenet4j.model.StackSpec;
import org.wavenet4j.model.TensorNames;
import org.wavenet4j.model.TensorSpec;
import org.wavenet4j.model.WaveNetSpec;
import org.wavenet4j.model.Weights;

/**
 * A network made by hand that collapses: it draws codes {@value #LOW} and {@value #HIGH}, rather
 * the one that it drew 1501 samples ago, until it happens to draw {@value #TRAP}, which is as good
 * as silence, and after that no other.
 */
public final class TrapModel {
  public static final int RATE_HZ = 1000;
  static final int LOW = 100;
  static final int HIGH = 155;
  static final int TRAP = 127;

  private static final WaveNetSpec SPEC =
      new WaveNetSpec(
          RATE_HZ,
          MuLaw.INSTANCE,
          new InputSpec(InputEncoding.ONE_HOT, 1),
          List.of(new StackSpec(2, 2, 2, List.of(1500))),
          4,
          4,
          new Categorical(256),
          ConditioningSpec.NONE);

  /** As of sound that it makes outside of the trap: never quiet, at -41 dBFS, nearly white. */
  private static final SoundProfile SOUND =
      new SoundProfile(
          500, 60, new SoundProfile.Levels(-42, -42, -41, -41, -40), -70, 0, 0.1, -41, 2, 0.001);

  private TrapModel() {}

  /**
   * Makes one.
   *
   * @param probability of the trap at a sample, up to a factor of 2.4 less; from 100 on certain
   */
  public static Model of(double probability) {
    Map<String, float[]> values = new HashMap<>();
    for (TensorSpec tensor : TensorNames.of(SPEC)) {
      values.put(tensor.name(), new float[tensor.length()]);
    }
    float[] front = values.get(TensorNames.FRONT_WEIGHT); // [256][trapped or not, high or low]
    for (int code = 0; code < 256; code++) {
      front[2 * code] = code == TRAP ? 1 : -1;
      front[2 * code + 1] = code == HIGH ? 1 : code == LOW ? -1 : 0;
    }
    float[] dilated = values.get(TensorNames.layer(0, 0, "dilated.weight")); // [4][2][2]
    dilated[2] = 10; // filter 0 sees whether the newest is the trap,
    dilated[5] = 10; // filter 1 which code is the oldest;
    Arrays.fill(values.get(TensorNames.layer(0, 0, "dilated.bias")), 2, 4, 20); // gates are open.
    System.arraycopy(
        new float[] {1, 0, -1, 0, 0, 1, 0, -1},
        0,
        values.get(TensorNames.layer(0, 0, "skip.weight")),
        0,
        8);
    for (int c = 0; c < 4; c++) {
      values.get(TensorNames.POST_WEIGHT)[5 * c] = 1;
    }
    Arrays.fill(values.get(TensorNames.OUTPUT_BIAS), -30);
    float[] output = values.get(TensorNames.OUTPUT_WEIGHT); // [256][trapped, free, high, low]
    output[4 * TRAP] = 60;
    output[4 * TRAP + 1] = (float) (30 + Math.log(2 * probability));
    output[4 * HIGH + 1] = 30;
    output[4 * LOW + 1] = 30;
    output[4 * HIGH + 2] = 1.5f;
    output[4 * LOW + 3] = 1.5f;
    return new Model(SPEC, new Weights(SPEC, values), Provenance.unknown(), Optional.of(SOUND));
  }
}
