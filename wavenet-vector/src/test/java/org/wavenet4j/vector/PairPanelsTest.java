package org.wavenet4j.vector;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * What rounding to pairs costs. In the order of floats, which is that of their bits, a step of 8
 * significant bits is 2^16 floats; the even weight is the nearest multiple of such steps. The odd
 * one is the nearest number that ends in the even one's bits: of those there is one in every 2^16
 * floats too, so it is at most 2^15 floats away, which is half a step of the larger of the two.
 */
class PairPanelsTest {
  private static final int OUTPUTS = 80; // a whole panel and a narrow one
  private static final float LARGEST = Float.intBitsToFloat(0x7f7f0000);

  private static WeightPanels panels(int inputs, int outputs, float[] values) {
    WeightPanels panels = new WeightPanels(inputs, outputs);
    panels.set(0, 0, inputs, outputs, values, 0, outputs, 1);
    return panels;
  }

  private static float[] packed(float even, float odd) {
    PairPanels pairs = PairPanels.of(panels(2, 1, new float[] {even, odd}), new PanelStore());
    return new float[] {pairs.get(0, 0), pairs.get(1, 0)};
  }

  /** Half of the distance between numbers of 8 significant bits. */
  private static double halfStep(float value) {
    return Math.scalb(1.0, Math.max(Float.MIN_EXPONENT, Math.getExponent(value)) - 8);
  }

  /** Any finite float, so also denormal ones. */
  private static float anyFloat(Random random) {
    float value = Float.intBitsToFloat(random.nextInt());
    return Math.abs(value) <= LARGEST ? value : 1f;
  }

  @Test
  void weightsAreWithinHalfAStepOf8BitsOfWhatTheyWere() {
    Random random = new Random(1);
    float[] values = new float[200 * OUTPUTS];
    for (int i = 0; i < values.length; i++) {
      values[i] = i % 2 == 0 ? anyFloat(random) : (float) random.nextGaussian();
    }
    PairPanels pairs = PairPanels.of(panels(200, OUTPUTS, values), new PanelStore());
    for (int i = 0; i < values.length; i++) {
      float value = values[i];
      float actual = pairs.get(i / OUTPUTS, i % OUTPUTS);
      double error = Math.abs((double) actual - value);
      boolean isEven = i / OUTPUTS % 2 == 0;
      float larger = Math.abs(actual) > Math.abs(value) ? actual : value;
      // Below the least normal number the even bits alone can be more than half a step.
      double least = isEven ? 0 : 0xffff * (double) Float.MIN_VALUE;
      double bound = Math.max(least, halfStep(isEven ? value : larger));
      assertTrue(error <= bound, "weight " + i + ": " + value + " became " + actual);
      assertEquals(
          Float.floatToRawIntBits(value) >>> 31, Float.floatToRawIntBits(actual) >>> 31, "sign");
      if (isEven) {
        assertEquals(0, Float.floatToRawIntBits(actual) & 0xffff, "bits below the eighth");
      }
    }
  }

  /** 1 + 2^-7 is the next number of 8 bits after 1; 1 + 3 x 2^-8 lies between two, too. */
  @ParameterizedTest
  @CsvSource({
    "1, 1",
    "1.00390625, 1", // half way: to the even one
    "1.01171875, 1.015625",
    "1.0039064, 1.0078125",
    "-1.0039064, -1.0078125",
    "0, 0",
    "-0.0, -0.0",
    "3.4028235e38, 3.3895314e38", // the largest float: not to infinity
    "1e-40, 9.18355e-41"
  })
  void evenWeightIsTheNearestOf8Bits(float value, float expected) {
    assertEquals(expected, packed(value, 7f)[0]);
  }

  @Test
  void oddWeightCarriesTheEvenOnesBitsAndIsRoundedForThem() {
    // 1 is 0x3f80: the odd weight ends in these bits, which is 0x3f80 floats more, less than half.
    assertEquals(0x3f803f80, Float.floatToRawIntBits(packed(1f, 1f)[1]));
    // -1 is 0xbf80, more than half a step: so the odd weight is taken from the step below.
    assertEquals(0x3f7fbf80, Float.floatToRawIntBits(packed(-1f, 1f)[1]));
    assertEquals(0xbf7fbf80, Float.floatToRawIntBits(packed(-1f, -1f)[1]));
  }

  @Test
  void pairOfZerosIsZeroAndAZeroBesideAWeightIsNearlyOne() {
    assertEquals(0f, packed(0f, 0f)[0]);
    assertEquals(0f, packed(0f, 0f)[1]);
    for (float even : new float[] {1f, -1f, 1e-30f, -3e38f}) {
      float odd = packed(even, 0f)[1];
      assertTrue(odd >= 0 && odd < Float.MIN_NORMAL / 64, even + ": " + odd);
    }
  }

  @Test
  void outermostOddWeightsStayFinite() {
    for (float even : new float[] {0f, 1f, -1f, 3e38f, -3e38f}) {
      for (float odd : new float[] {Float.MAX_VALUE, -Float.MAX_VALUE}) {
        float actual = packed(even, odd)[1];
        assertEquals(odd, actual, 2 * halfStep(odd), "beside " + even);
        assertTrue(Float.isFinite(actual));
      }
    }
  }

  @ParameterizedTest
  @ValueSource(ints = {0, 1, 2, 3, 15, 1000, 1001})
  void scaledRowsAreThoseOfTheWeightsReadOneByOne(int inputs) {
    Random random = new Random(inputs);
    float[] values = new float[inputs * OUTPUTS];
    for (int i = 0; i < values.length; i++) {
      values[i] = (float) random.nextGaussian();
    }
    PairPanels pairs = PairPanels.of(panels(inputs, OUTPUTS, values), new PanelStore());
    assertEquals(inputs, pairs.inputs());
    assertEquals(OUTPUTS, pairs.pitch());
    float[] sums = new float[3 + OUTPUTS];
    float[] expected = new float[3 + OUTPUTS];
    for (int i = 0; i < inputs; i++) {
      float factor = (float) random.nextGaussian();
      pairs.addScaledRow(i, factor, sums, 3);
      for (int o = 0; o < OUTPUTS; o++) {
        expected[3 + o] = Math.fma(factor, pairs.get(i, o), expected[3 + o]);
      }
    }
    for (int o = 0; o < expected.length; o++) {
      assertEquals(expected[o], sums[o], "output " + o);
    }
  }
}
