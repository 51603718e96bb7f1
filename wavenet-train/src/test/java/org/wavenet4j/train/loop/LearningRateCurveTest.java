package org.wavenet4j.train.loop;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.deeplearning4j.nn.conf.NeuralNetConfiguration;
import org.junit.jupiter.api.Test;
import org.nd4j.linalg.schedule.ISchedule;
import org.nd4j.shade.jackson.core.JsonProcessingException;
import org.nd4j.shade.jackson.databind.ObjectMapper;
import org.wavenet4j.train.recipe.LearningRate;

class LearningRateCurveTest {
  private final LearningRateCurve curve =
      new LearningRateCurve(new LearningRate(0.004, 10, 0.1), 110);

  @Test
  void risesLinearlyToThePeak() {
    assertEquals(0.0004, curve.valueAt(0, 0), 1e-12);
    assertEquals(0.002, curve.valueAt(4, 0), 1e-12);
    assertEquals(0.004, curve.valueAt(9, 0), 1e-12);
  }

  @Test
  void fallsByHalfACosineToItsFinalFraction() {
    assertEquals(0.0022, curve.valueAt(59, 0), 1e-12); // half way: mean of peak and end
    assertEquals(0.0004, curve.valueAt(109, 0), 1e-12);
    assertEquals(0.0004, curve.valueAt(500, 0), 1e-12);
  }

  @Test
  void comesBackFromTheJsonOfAGraphsConfiguration() throws JsonProcessingException {
    ObjectMapper dl4j = NeuralNetConfiguration.mapper();
    ISchedule back = dl4j.readValue(dl4j.writeValueAsString(curve), ISchedule.class);
    assertEquals(curve, back);
    assertEquals(curve.valueAt(59, 0), back.valueAt(59, 0));
  }
}
