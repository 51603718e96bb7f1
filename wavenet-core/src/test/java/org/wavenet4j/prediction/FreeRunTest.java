package org.wavenet4j.prediction;

import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Random;
import org.junit.jupiter.api.Test;
import org.wavenet4j.audio.MuLaw;

/** The predictor hears nothing but what is drawn from its own predictions, as in generation. */
class FreeRunTest {
  private static final int RATE_HZ = 16_000;
  private static final int MINUTES = 10;
  private static final MuLaw CODES = MuLaw.INSTANCE;

  @Test
  void tenMinutesOfOwnSoundNeitherFallSilentNorStickAtFullScale() {
    BackwardPredictor predictor = new BackwardPredictor(PredictorSpec.at(RATE_HZ));
    Random random = new Random(1);
    for (int second = 0; second < 60 * MINUTES; second += 10) {
      double squares = 0;
      int fullScale = 0;
      for (int t = 0; t < 10 * RATE_HZ; t++) {
        double drawn = predictor.prediction() + predictor.scale() * random.nextGaussian();
        float sample = CODES.decode(CODES.encode((float) Math.max(-1, Math.min(1, drawn))));
        squares += sample * sample;
        fullScale += Math.abs(sample) == 1 ? 1 : 0;
        predictor.add(sample);
      }
      double dbfs = 10 * Math.log10(squares / (10 * RATE_HZ));
      // Silence, as it is coded, is -81 dBFS.
      assertTrue(dbfs > -70 && dbfs < -3, "second " + second + ": " + dbfs + " dBFS");
      assertTrue(fullScale < RATE_HZ, "second " + second + ": " + fullScale + " at full scale");
    }
  }
}
