package org.wavenet4j.prediction;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.Random;
import org.junit.jupiter.api.Test;
import org.wavenet4j.audio.MuLaw;

class ExpectationTest {
  private static final PredictorSpec SPEC = PredictorSpec.at(16_000);

  private static float[] sound(int frames) {
    float[] sound = new float[frames];
    Random random = new Random(4);
    for (int t = 0; t < frames; t++) {
      double tone = 0.3 * Math.sin(0.05 * t) + 0.1 * Math.sin(0.31 * t);
      sound[t] = (float) (tone + 0.01 * random.nextGaussian());
    }
    return sound;
  }

  @Test
  void tellsExpectedAmplitudeCompandedScaleAndLastError() {
    Expectation expectation = new Expectation(SPEC, MuLaw.INSTANCE);
    float[] sound = sound(3000);
    float lastError = 0;
    float[] told = new float[5];
    for (float sample : sound) {
      expectation.inputs(told, 1);
      double y = (MuLaw.INSTANCE.encode(expectation.location()) + 0.0) / 255 * 2 - 1;
      assertEquals(y, told[1], 1.01 / 255, "companded");
      assertEquals((Math.log(expectation.scale()) + 6) / 2, told[2], 1e-5);
      assertEquals(lastError, told[3]);
      float error = (sample - expectation.location()) / expectation.scale();
      lastError = Math.max(-8, Math.min(8, error));
      expectation.add(sample);
    }
  }

  @Test
  void afterARestartAndItsReachEverythingIsAsBefore() {
    float[] sound = sound(6000);
    int from = 1000;
    Expectation whole = new Expectation(SPEC, MuLaw.INSTANCE);
    Expectation late = new Expectation(SPEC, MuLaw.INSTANCE);
    for (int t = 0; t < from; t++) {
      whole.add(sound[t]);
      late.add(sound[sound.length - 1 - t]);
    }
    late.restart(from);
    for (int t = from; t < from + SPEC.reachFrames(); t++) {
      whole.add(sound[t]);
      late.add(sound[t]);
    }
    for (int t = from + SPEC.reachFrames(); t < sound.length; t++) {
      float[] expected = new float[3];
      float[] actual = new float[3];
      whole.inputs(expected, 0);
      late.inputs(actual, 0);
      assertArrayEquals(expected, actual);
      assertEquals(whole.location(), late.location());
      assertEquals(whole.scale(), late.scale());
      whole.add(sound[t]);
      late.add(sound[t]);
    }
  }

  @Test
  void aRepeatedCodeIsNeverSurerThanHalfAStep() {
    for (float amplitude : new float[] {0, 0.01f, -0.5f}) {
      Expectation expectation = new Expectation(SPEC, MuLaw.INSTANCE);
      int code = MuLaw.INSTANCE.encode(amplitude);
      for (int t = 0; t < 4000; t++) {
        expectation.add(MuLaw.INSTANCE.decode(code));
      }
      float step = MuLaw.INSTANCE.decode(code + 1) - MuLaw.INSTANCE.decode(code);
      assertEquals(step / 2, expectation.scale(), step / 20, "scale at " + amplitude);
    }
  }

  @Test
  void silenceTellsFiniteNumbers() {
    Expectation expectation = new Expectation(SPEC, MuLaw.INSTANCE);
    float[] told = new float[3];
    for (int t = 0; t < 3000; t++) {
      expectation.inputs(told, 0);
      assertEquals(0, told[0]);
      assertEquals(0, told[1], 4);
      expectation.add(0);
    }
  }
}
