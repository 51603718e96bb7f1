package org.wavenet4j.prediction;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
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

  private static float tone(int t) {
    return (float) (0.2 * Math.sin(0.05 * t + 1));
  }

  private static float companded(float amplitude) {
    double size = Math.log(1 + 255.0 * Math.abs(amplitude)) / Math.log(256);
    return (float) Math.copySign(size, amplitude);
  }

  @Test
  void besideATonePredictionIsAboutTheRest() {
    Expectation expectation = Expectation.besideTones(SPEC, MuLaw.INSTANCE, RestLimit.ofGiven(100));
    BackwardPredictor rest = new BackwardPredictor(SPEC);
    float[] sound = sound(4000);
    float[] told = new float[6];
    float lastError = 0;
    for (int t = 0; t < sound.length; t++) {
      expectation.expectTone(tone(t), 1, 0);
      assertEquals(tone(t) + rest.prediction(), expectation.location());
      expectation.inputs(told, 1);
      assertEquals(companded(tone(t) + rest.prediction()), told[1], 1e-6);
      assertEquals((Math.log(expectation.scale()) + 6) / 2, told[2], 1e-5);
      assertEquals(lastError, told[3]);
      assertEquals(companded(tone(t)), told[4], 1e-6);
      assertEquals(companded(rest.prediction()), told[5], 1e-6);
      float error = (sound[t] - expectation.location()) / expectation.scale();
      lastError = Math.max(-8, Math.min(8, error));
      expectation.add(sound[t]);
      rest.add(sound[t] - tone(t));
    }
    assertEquals(5, Expectation.inputs(true));
    assertEquals(3, Expectation.inputs(false));
  }

  @Test
  void aRestThatOutgrowsItsShareOfTheTonesIsNotSustained() {
    Expectation expectation = Expectation.besideTones(SPEC, MuLaw.INSTANCE, RestLimit.ofGiven(0.3));
    BackwardPredictor rest = new BackwardPredictor(SPEC);
    float level = 0.1f;
    double most = 0.3 * level + 0.01;
    double heldBack = 0;
    for (int t = 0; t < 6000; t++) {
      // Quiet, then ten times what it may be, then quiet again.
      double size = t / 2000 == 1 ? 10 * most : 0.1 * most;
      float sample = (float) (Math.sqrt(2) * size * Math.sin(0.3 * t));
      expectation.expectTone(0, level, 0);
      double share = t == 0 ? 1 : expectation.location() / rest.prediction();
      int since = t % 2000;
      if (since > 2 * SPEC.updateFrames() && Math.abs(rest.prediction()) > 0.1 * size) {
        assertEquals(t / 2000 == 1 ? Math.sqrt(0.1) : 1, share, 0.03, "sample " + t);
        heldBack += t / 2000 == 1 ? 1 : 0;
      }
      assertTrue(expectation.scale() <= most + 0.01, "sample " + t);
      expectation.add(sample);
      rest.add(sample);
    }
    assertTrue(heldBack > 1000, "held back " + heldBack);
  }

  @Test
  void aRestIsHeldBackLittleByLittleAndNotFromOneSampleToTheNext() {
    Expectation expectation = Expectation.besideTones(SPEC, MuLaw.INSTANCE, RestLimit.ofGiven(0.3));
    BackwardPredictor rest = new BackwardPredictor(SPEC);
    double most = 0.3 * 0.1 + 0.01;
    double before = 1;
    double least = 1;
    for (int t = 0; t < 4000; t++) {
      // Grows from a tenth of what it may be to ten times that.
      double size = most * Math.pow(10, t / 2000.0 - 1);
      float sample = (float) (Math.sqrt(2) * size * Math.sin(0.3 * t));
      expectation.expectTone(0, 0.1f, 0);
      if (t > 1500 && Math.abs(rest.prediction()) > 0.1 * size) {
        double share = expectation.location() / rest.prediction();
        assertEquals(before, share, 0.02, "sample " + t);
        before = share;
        least = Math.min(least, share);
      }
      expectation.add(sample);
      rest.add(sample);
    }
    assertTrue(least < 0.4, "least " + least);
  }

  @Test
  void whatIsExpectedIsWithinFullScale() {
    Expectation expectation = Expectation.besideTones(SPEC, MuLaw.INSTANCE, RestLimit.ofGiven(100));
    for (float amplitude : new float[] {1.5f, -7}) {
      expectation.expectTone(amplitude, 1, 0);
      assertEquals(Math.signum(amplitude), expectation.location());
      float scale = expectation.scale();
      expectation.expectTone(Math.signum(amplitude), 1, 0);
      assertEquals(expectation.scale(), scale);
    }
  }

  @Test
  void silentTonesChangeNothing() {
    Expectation with = Expectation.besideTones(SPEC, MuLaw.INSTANCE, RestLimit.ofGiven(100));
    Expectation without = new Expectation(SPEC, MuLaw.INSTANCE);
    float[] told = new float[5];
    float[] expected = new float[3];
    for (float sample : sound(3000)) {
      with.expectTone(0, 1, 0);
      with.inputs(told, 0);
      without.inputs(expected, 0);
      assertArrayEquals(expected, Arrays.copyOf(told, 3));
      assertEquals(without.location(), with.location());
      assertEquals(without.scale(), with.scale());
      with.add(sample);
      without.add(sample);
    }
  }

  @Test
  void afterARestartAndItsReachEverythingIsAsBeforeAlsoWithTones() {
    float[] sound = sound(6000); // beside the tone far louder than it may be
    int from = 1000;
    Expectation whole = Expectation.besideTones(SPEC, MuLaw.INSTANCE, RestLimit.ofGiven(0.3));
    Expectation late = Expectation.besideTones(SPEC, MuLaw.INSTANCE, RestLimit.ofGiven(0.3));
    for (int t = 0; t < from; t++) {
      whole.expectTone(tone(t), 0.05f, 0);
      whole.add(sound[t]);
      late.expectTone(0.3f, 0.05f, 0);
      late.add(sound[sound.length - 1 - t]);
    }
    late.restart(from);
    float[] expected = new float[5];
    float[] actual = new float[5];
    for (int t = from; t < sound.length; t++) {
      whole.expectTone(tone(t), 0.05f, 0);
      late.expectTone(tone(t), 0.05f, 0);
      whole.inputs(expected, 0);
      late.inputs(actual, 0);
      if (t >= from + SPEC.reachFrames()) {
        assertArrayEquals(expected, actual, "sample " + t);
        assertEquals(whole.location(), late.location());
        assertEquals(whole.scale(), late.scale());
      }
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
