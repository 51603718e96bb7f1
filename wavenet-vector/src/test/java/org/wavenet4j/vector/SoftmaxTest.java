package org.wavenet4j.vector;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.Random;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@Tag("width")
class SoftmaxTest {
  @ParameterizedTest
  @CsvSource({"2, 1", "10, 5", "16, 3", "21, 6", "256, 6", "256, 200"})
  void lossAndGradientAreThoseOfTheFormula(int classes, float spread) {
    Random random = new Random(3);
    FrameMatrix logits = new FrameMatrix(2, classes);
    double total = 0;
    double max = Double.NEGATIVE_INFINITY;
    for (int c = 0; c < classes; c++) {
      logits.values()[logits.row(1) + c] = (float) (spread * random.nextGaussian()) - 50;
      max = Math.max(max, logits.values()[logits.row(1) + c]);
    }
    for (int c = 0; c < classes; c++) {
      total += Math.exp(logits.values()[logits.row(1) + c] - max);
    }
    float[] before = logits.values().clone();
    int code = random.nextInt(classes);
    double nats = Softmax.crossEntropy(logits, 1, code);
    double expected = Math.log(total) + max - before[logits.row(1) + code];
    assertEquals(expected, nats, 1e-5 * Math.max(1, expected));
    for (int c = 0; c < logits.pitch(); c++) {
      double p = c < classes ? Math.exp(before[logits.row(1) + c] - max) / total : 0;
      assertEquals(p - (c == code ? 1 : 0), logits.values()[logits.row(1) + c], 5e-6);
      assertEquals(0, logits.values()[c], 0); // the frame before is left alone
    }
  }
}
