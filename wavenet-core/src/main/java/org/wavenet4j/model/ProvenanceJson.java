package org.wavenet4j.model;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import java.io.IOException;
import java.io.StringWriter;
import java.util.List;
import java.util.Map;

/** A model's origin as JSON. A score that was never taken is left out. */
final class ProvenanceJson {
  private static final JsonKey<String> RECIPE = JsonKey.of("recipe", JsonShape.TEXT);
  private static final JsonKey<String> CORPUS_HASH = JsonKey.of("corpusHash", JsonShape.TEXT);
  private static final JsonKey<Long> SEED = JsonKey.of("seed", JsonShape.LONG);
  private static final JsonKey<Long> STEPS = JsonKey.of("steps", JsonShape.LONG);
  private static final JsonKey<Double> HELD_OUT =
      JsonKey.optional("heldOutBitsPerSample", JsonShape.NUMBER, Double.NaN);
  private static final JsonKey<Map<String, String>> VERSIONS =
      JsonKey.of("versions", JsonShape.mapOf(JsonShape.TEXT));
  static final JsonShape<Provenance> SHAPE =
      JsonShape.object(
          List.of(RECIPE, CORPUS_HASH, SEED, STEPS, HELD_OUT, VERSIONS),
          f ->
              new Provenance(
                  f.get(RECIPE),
                  f.get(CORPUS_HASH),
                  f.get(SEED),
                  f.get(STEPS),
                  f.get(HELD_OUT),
                  f.get(VERSIONS)));

  private ProvenanceJson() {}

  static String write(Provenance provenance) throws IOException {
    StringWriter text = new StringWriter();
    try (JsonGenerator out = new JsonFactory().createGenerator(text)) {
      out.writeStartObject();
      out.writeStringField(RECIPE.name(), provenance.recipe());
      out.writeStringField(CORPUS_HASH.name(), provenance.corpusHash());
      out.writeNumberField(SEED.name(), provenance.seed());
      out.writeNumberField(STEPS.name(), provenance.steps());
      if (Double.isFinite(provenance.heldOutBitsPerSample())) {
        out.writeNumberField(HELD_OUT.name(), provenance.heldOutBitsPerSample());
      }
      out.writeObjectFieldStart(VERSIONS.name());
      for (Map.Entry<String, String> version : provenance.versions().entrySet()) {
        out.writeStringField(version.getKey(), version.getValue());
      }
      out.writeEndObject();
      out.writeEndObject();
    }
    return text.toString();
  }
}
