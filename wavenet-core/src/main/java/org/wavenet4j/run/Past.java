package org.wavenet4j.run;

import java.util.Optional;
import org.wavenet4j.model.ToneSpec;
import org.wavenet4j.model.WaveNetSpec;
import org.wavenet4j.prediction.Expectation;
import org.wavenet4j.prediction.RestLimit;

/** Whose sound a network hears. */
public enum Past {
  /** Sound that is there, as in training: to tell how well the network foresees it. */
  GIVEN {
    @Override
    RestLimit restLimit(ToneSpec tones, int sampleRateHz) {
      return RestLimit.ofGiven(tones.restShare());
    }
  },

  /** What it made itself: to make more of it. */
  OWN {
    @Override
    RestLimit restLimit(ToneSpec tones, int sampleRateHz) {
      return RestLimit.ofOwn(tones.restShare(), sampleRateHz);
    }
  };

  abstract RestLimit restLimit(ToneSpec tones, int sampleRateHz);

  /** What a network is told of each sample of one stream, if it starts from a prediction. */
  public Optional<Expectation> expectation(WaveNetSpec spec) {
    return spec.prediction()
        .map(
            prediction ->
                spec.tones()
                    .map(tones -> restLimit(tones, spec.sampleRateHz()))
                    .map(limit -> Expectation.besideTones(prediction, spec.quantizer(), limit))
                    .orElseGet(() -> new Expectation(prediction, spec.quantizer())));
  }
}
