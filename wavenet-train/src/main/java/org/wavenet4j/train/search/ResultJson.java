package org.wavenet4j.train.search;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParseException;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.function.Function;
import org.wavenet4j.model.JsonFields;
import org.wavenet4j.model.JsonKey;
import org.wavenet4j.model.JsonShape;
import org.wavenet4j.model.SpecException;

/** {@link CandidateResult} as JSON and back: the one place that knows its keys. */
final class ResultJson {
  private static final int MOST = 100_000; // settings, evaluations
  private static final ObjectMapper JSON = new ObjectMapper();

  private static final JsonKey<Integer> NUMBER = JsonKey.of("candidate", JsonShape.INTEGER);
  private static final JsonKey<List<String>> SETTINGS =
      JsonKey.of("settings", JsonShape.listOf(JsonShape.TEXT, MOST));
  private static final JsonKey<Long> STEPS = JsonKey.of("steps", JsonShape.LONG);
  private static final JsonKey<Double> SECONDS = number("seconds");

  private static final JsonKey<Long> PARAMETERS = JsonKey.of("parameters", JsonShape.LONG);
  private static final JsonKey<Double> FIELD = number("receptiveFieldMs");
  private static final JsonKey<Double> SPEED =
      JsonKey.optional("timesRealTime", JsonShape.NUMBER, Double.NaN);
  private static final JsonKey<Optional<NetworkFacts>> FACTS =
      JsonKey.optional(
          "network",
          JsonShape.object(
              List.of(PARAMETERS, FIELD, SPEED), f -> Optional.of(ResultJson.facts(f))),
          Optional.empty());

  private static final JsonKey<Long> STEP = JsonKey.of("step", JsonShape.LONG);
  private static final JsonKey<Double> BITS = number("bitsPerSample");
  private static final JsonKey<List<Evaluation>> CURVE =
      JsonKey.of(
          "evaluations",
          JsonShape.listOf(
              JsonShape.object(List.of(STEP, BITS), f -> new Evaluation(f.get(STEP), f.get(BITS))),
              MOST));

  private static final JsonKey<Double> MEDIAN = number("median");
  private static final JsonKey<String> REASON = JsonKey.of("reason", JsonShape.TEXT);
  private static final JsonKey<Optional<Outcome>> SCORED =
      outcome("scored", List.of(BITS), f -> new Outcome.Scored(f.get(BITS)));
  private static final JsonKey<Optional<Outcome>> HOPELESS =
      outcome(
          "hopeless",
          List.of(STEP, BITS, MEDIAN),
          f -> new Outcome.Hopeless(f.get(STEP), f.get(BITS), f.get(MEDIAN)));
  private static final JsonKey<Optional<Outcome>> REFUSED =
      outcome("refused", List.of(REASON), f -> new Outcome.Refused(f.get(REASON)));
  private static final JsonKey<Optional<Outcome>> FAILED =
      outcome("failed", List.of(REASON), f -> new Outcome.Failed(f.get(REASON)));
  private static final JsonKey<Optional<Outcome>> REPEATED =
      outcome("repeated", List.of(NUMBER), f -> new Outcome.Repeated(f.get(NUMBER)));
  private static final List<JsonKey<Optional<Outcome>>> OUTCOMES =
      List.of(SCORED, HOPELESS, REFUSED, FAILED, REPEATED);

  private static final JsonShape<CandidateResult> SHAPE =
      JsonShape.object(
          List.of(
              NUMBER, SETTINGS, FACTS, STEPS, SECONDS, CURVE, SCORED, HOPELESS, REFUSED, FAILED,
              REPEATED),
          ResultJson::result);

  private ResultJson() {}

  /**
   * Reads one.
   *
   * @throws SpecException naming the first value that does not fit
   */
  static CandidateResult read(String text) throws IOException {
    try (JsonParser parser = new JsonFactory().createParser(text)) {
      if (parser.nextToken() == null) {
        throw new JsonParseException(parser, "an empty text");
      }
      CandidateResult result = SHAPE.read(parser, "");
      if (parser.nextToken() != null) {
        throw new JsonParseException(parser, "text after its end");
      }
      return result;
    }
  }

  static String write(CandidateResult result) throws IOException {
    ObjectNode json = JSON.createObjectNode();
    json.put(NUMBER.name(), result.number());
    ArrayNode settings = json.putArray(SETTINGS.name());
    result.settings().forEach(settings::add);
    result.facts().ifPresent(facts -> write(facts, json.putObject(FACTS.name())));
    json.put(STEPS.name(), result.steps());
    json.put(SECONDS.name(), result.seconds());
    ArrayNode curve = json.putArray(CURVE.name());
    for (Evaluation evaluation : result.curve()) {
      curve
          .addObject()
          .put(STEP.name(), evaluation.step())
          .put(BITS.name(), evaluation.bitsPerSample());
    }
    write(result.outcome(), json);
    return JSON.writerWithDefaultPrettyPrinter().writeValueAsString(json) + "\n";
  }

  private static void write(NetworkFacts facts, ObjectNode json) {
    json.put(PARAMETERS.name(), facts.parameters());
    json.put(FIELD.name(), facts.receptiveFieldMs());
    facts.timesRealTime().ifPresent(speed -> json.put(SPEED.name(), speed));
  }

  private static void write(Outcome outcome, ObjectNode json) {
    if (outcome instanceof Outcome.Scored scored) {
      json.putObject(SCORED.name()).put(BITS.name(), scored.bits());
    } else if (outcome instanceof Outcome.Hopeless hopeless) {
      json.putObject(HOPELESS.name())
          .put(STEP.name(), hopeless.step())
          .put(BITS.name(), hopeless.bits())
          .put(MEDIAN.name(), hopeless.median());
    } else if (outcome instanceof Outcome.Refused refused) {
      json.putObject(REFUSED.name()).put(REASON.name(), refused.reason());
    } else if (outcome instanceof Outcome.Failed failed) {
      json.putObject(FAILED.name()).put(REASON.name(), failed.reason());
    } else if (outcome instanceof Outcome.Repeated repeated) {
      json.putObject(REPEATED.name()).put(NUMBER.name(), repeated.number());
    }
  }

  private static CandidateResult result(JsonFields f) {
    List<Outcome> outcomes = OUTCOMES.stream().flatMap(key -> f.get(key).stream()).toList();
    if (outcomes.size() != 1) {
      throw new IllegalArgumentException(
          "scored: %d outcomes, expected exactly one".formatted(outcomes.size()));
    }
    return new CandidateResult(
        f.get(NUMBER),
        f.get(SETTINGS),
        f.get(FACTS),
        f.get(STEPS),
        f.get(SECONDS),
        f.get(CURVE),
        outcomes.get(0));
  }

  private static NetworkFacts facts(JsonFields f) {
    double speed = f.get(SPEED);
    return new NetworkFacts(
        f.get(PARAMETERS),
        f.get(FIELD),
        Double.isNaN(speed) ? OptionalDouble.empty() : OptionalDouble.of(speed));
  }

  private static JsonKey<Optional<Outcome>> outcome(
      String name, List<JsonKey<?>> keys, Function<JsonFields, Outcome> make) {
    return JsonKey.optional(
        name, JsonShape.object(keys, f -> Optional.of(make.apply(f))), Optional.empty());
  }

  private static JsonKey<Double> number(String name) {
    return JsonKey.of(name, JsonShape.NUMBER);
  }
}
