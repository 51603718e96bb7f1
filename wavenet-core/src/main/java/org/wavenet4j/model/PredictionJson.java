package org.wavenet4j.model;

import com.fasterxml.jackson.core.JsonGenerator;
import java.io.IOException;
import java.util.List;
import java.util.Optional;
import org.wavenet4j.prediction.PredictorSpec;

/** What a network expects before it computes, as two keys of {@link SpecJson}; either may lack. */
final class PredictionJson {
  private static final JsonKey<Integer> ORDER = JsonKey.of("order", JsonShape.INTEGER);
  private static final JsonKey<Integer> WINDOW = JsonKey.of("windowFrames", JsonShape.INTEGER);
  private static final JsonKey<Integer> UPDATE = JsonKey.of("updateFrames", JsonShape.INTEGER);
  private static final JsonKey<Integer> SCALE = JsonKey.of("scaleFrames", JsonShape.INTEGER);
  private static final JsonKey<Double> WHITE_NOISE = JsonKey.of("whiteNoise", JsonShape.NUMBER);
  private static final JsonKey<Double> EXPANSION =
      JsonKey.optional("bandwidthExpansion", JsonShape.NUMBER, 1.0);
  static final JsonKey<Optional<PredictorSpec>> PREDICTION =
      JsonKey.optional(
          "prediction",
          JsonShape.object(
              List.of(ORDER, WINDOW, UPDATE, SCALE, WHITE_NOISE, EXPANSION),
              f ->
                  Optional.of(
                      new PredictorSpec(
                          f.get(ORDER),
                          f.get(WINDOW),
                          f.get(UPDATE),
                          f.get(SCALE),
                          f.get(WHITE_NOISE),
                          f.get(EXPANSION)))),
          Optional.empty());

  private static final JsonKey<Integer> PARTIALS = JsonKey.of("partials", JsonShape.INTEGER);
  private static final JsonKey<List<Integer>> KNOTS =
      JsonKey.of("knotFrames", JsonShape.listOf(JsonShape.INTEGER, ToneSpec.MOST_KNOTS));
  private static final JsonKey<Double> REST_SHARE =
      JsonKey.optional("restShare", JsonShape.NUMBER, ToneSpec.USUAL_REST_SHARE);
  static final JsonKey<Optional<ToneSpec>> TONES =
      JsonKey.optional(
          "tones",
          JsonShape.object(
              List.of(PARTIALS, KNOTS, REST_SHARE),
              f -> Optional.of(new ToneSpec(f.get(PARTIALS), f.get(KNOTS), f.get(REST_SHARE)))),
          Optional.empty());

  private PredictionJson() {}

  /** Writes what there is, so that the files of other networks stay what they were. */
  static void write(WaveNetSpec spec, JsonGenerator out) throws IOException {
    if (spec.prediction().isPresent()) {
      PredictorSpec prediction = spec.prediction().get();
      out.writeObjectFieldStart(PREDICTION.name());
      out.writeNumberField(ORDER.name(), prediction.order());
      out.writeNumberField(WINDOW.name(), prediction.windowFrames());
      out.writeNumberField(UPDATE.name(), prediction.updateFrames());
      out.writeNumberField(SCALE.name(), prediction.scaleFrames());
      out.writeNumberField(WHITE_NOISE.name(), prediction.whiteNoise());
      out.writeNumberField(EXPANSION.name(), prediction.bandwidthExpansion());
      out.writeEndObject();
    }
    if (spec.tones().isPresent()) {
      out.writeObjectFieldStart(TONES.name());
      out.writeNumberField(PARTIALS.name(), spec.tones().get().partials());
      SpecJson.writeNumbers(KNOTS.name(), spec.tones().get().knotFrames(), out);
      out.writeNumberField(REST_SHARE.name(), spec.tones().get().restShare());
      out.writeEndObject();
    }
  }
}
