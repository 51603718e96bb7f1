package org.wavenet4j.train.search;

import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import java.util.stream.Stream;
import org.wavenet4j.Printable;
import org.wavenet4j.UsageError;
import org.wavenet4j.model.JsonFields;
import org.wavenet4j.model.JsonKey;
import org.wavenet4j.model.JsonShape;
import org.wavenet4j.train.recipe.Recipe;
import org.wavenet4j.train.recipe.RecipeReader;
import org.wavenet4j.train.recipe.YamlFile;

/**
 * Reads searches: YAML whose keys depend on {@code generator.type}; the one place that knows them.
 */
public final class SearchPlanReader {
  private static final int MOST_VALUES = 1000;
  // What nobody can write stands for what was left out.
  private static final int NO_INTEGER = Integer.MIN_VALUE;
  private static final double NO_NUMBER = Double.NaN;
  private static final List<String> NO_VALUES = List.of("");

  private static final JsonKey<String> NAME = JsonKey.of("name", JsonShape.TEXT);
  private static final JsonKey<String> RECIPE = JsonKey.of("recipe", JsonShape.TEXT);
  private static final JsonKey<Long> SEED = JsonKey.of("seed", JsonShape.LONG);

  private static final JsonKey<String> TYPE = JsonKey.of("type", JsonShape.TEXT);
  private static final JsonKey<Integer> CANDIDATES = JsonKey.of("candidates", JsonShape.INTEGER);
  private static final JsonKey<Integer> POINTS = JsonKey.of("points", JsonShape.INTEGER);
  private static final JsonKey<Integer> POPULATION = JsonKey.of("population", JsonShape.INTEGER);

  private static final JsonKey<Integer> STEPS =
      JsonKey.optional("steps", JsonShape.INTEGER, NO_INTEGER);
  private static final JsonKey<Double> MINUTES =
      JsonKey.optional("minutes", JsonShape.NUMBER, NO_NUMBER);
  private static final JsonKey<Budget> BUDGET =
      JsonKey.of("budget", JsonShape.object(List.of(STEPS, MINUTES), SearchPlanReader::budget));

  private static final JsonKey<List<String>> CHOICE =
      JsonKey.optional("choice", JsonShape.listOf(JsonShape.JSON, MOST_VALUES), NO_VALUES);
  private static final JsonKey<List<Integer>> INTEGER =
      JsonKey.optional("integer", JsonShape.listOf(JsonShape.INTEGER, 2), List.of(NO_INTEGER));
  private static final JsonKey<List<Double>> UNIFORM = range("uniform");
  private static final JsonKey<List<Double>> LOG_UNIFORM = range("logUniform");
  private static final JsonKey<Map<String, Space>> SPACES =
      JsonKey.of(
          "spaces",
          JsonShape.mapOf(
              JsonShape.object(
                  List.of(CHOICE, INTEGER, UNIFORM, LOG_UNIFORM), SearchPlanReader::space)));

  private static final JsonKey<Integer> MOST_PARAMETERS =
      JsonKey.optional("mostParameters", JsonShape.INTEGER, NO_INTEGER);
  private static final JsonKey<Double> LEAST_FIELD = number("leastReceptiveFieldMs");
  private static final JsonKey<Double> MOST_FIELD = number("mostReceptiveFieldMs");
  private static final JsonKey<Double> LEAST_SPEED = number("leastTimesRealTime");
  private static final JsonKey<Constraints> CONSTRAINTS =
      JsonKey.optional(
          "constraints",
          JsonShape.object(
              List.of(MOST_PARAMETERS, LEAST_FIELD, MOST_FIELD, LEAST_SPEED),
              SearchPlanReader::constraints),
          Constraints.NONE);

  private static final JsonKey<Integer> AFTER = JsonKey.of("afterCandidates", JsonShape.INTEGER);
  private static final JsonKey<Integer> EVALUATIONS = JsonKey.of("evaluations", JsonShape.INTEGER);
  private static final JsonKey<Optional<EarlyStopping>> EARLY_STOPPING =
      JsonKey.optional(
          "earlyStopping",
          JsonShape.object(
              List.of(AFTER, EVALUATIONS),
              f -> Optional.of(new EarlyStopping(f.get(AFTER), f.get(EVALUATIONS)))),
          Optional.empty());

  private SearchPlanReader() {}

  /**
   * Reads a search and the recipe that it names, and tries whether its spaces can be.
   *
   * @param file YAML in UTF-8; a relative path of the recipe starts from it
   * @param overrides of the recipe, each {@code path=value}
   * @throws UsageError naming file, line, key, value and expectation
   */
  public static SearchPlan read(Path file, List<String> overrides) {
    YamlFile yaml = YamlFile.read(file, "search", "configs/search-*.yaml");
    JsonKey<SearchGenerator> generator =
        JsonKey.of("generator", generator(yaml, yaml.text("generator", TYPE.name())));
    SearchPlan plan =
        yaml.as(
            JsonShape.object(
                List.of(NAME, RECIPE, SEED, generator, BUDGET, SPACES, CONSTRAINTS, EARLY_STOPPING),
                f -> plan(file, overrides, f, generator)));
    new SpaceCheck(yaml, plan).check();
    return plan;
  }

  private static SearchPlan plan(
      Path file, List<String> overrides, JsonFields f, JsonKey<SearchGenerator> generator) {
    return new SearchPlan(
        f.get(NAME),
        recipe(file, f.get(RECIPE), overrides),
        f.get(SEED),
        f.get(generator),
        f.get(SPACES),
        f.get(BUDGET),
        f.get(CONSTRAINTS),
        f.get(EARLY_STOPPING));
  }

  private static Recipe recipe(Path file, String recipe, List<String> overrides) {
    if (!Printable.is(recipe)) {
      throw new IllegalArgumentException(
          "recipe: \"%s\" has control characters, expected a path".formatted(Printable.of(recipe)));
    }
    try {
      return RecipeReader.read(file.resolveSibling(recipe), overrides);
    } catch (InvalidPathException e) {
      throw new IllegalArgumentException(
          "recipe: \"%s\" is no path (%s), expected one".formatted(recipe, e.getReason()), e);
    }
  }

  private static JsonShape<SearchGenerator> generator(YamlFile yaml, String type) {
    return switch (type) {
      case "random" ->
          JsonShape.object(
              List.of(TYPE, CANDIDATES), f -> new SearchGenerator.RandomDraws(f.get(CANDIDATES)));
      case "grid" ->
          JsonShape.object(List.of(TYPE, POINTS), f -> new SearchGenerator.Grid(f.get(POINTS)));
      case "genetic" ->
          JsonShape.object(
              List.of(TYPE, CANDIDATES, POPULATION),
              f -> new SearchGenerator.Genetic(f.get(CANDIDATES), f.get(POPULATION)));
      default ->
          throw yaml.problem(
              "generator.type",
              type.isEmpty()
                  ? "missing, expected random, grid or genetic"
                  : "\"%s\", expected random, grid or genetic".formatted(Printable.of(type)));
    };
  }

  private static Budget budget(JsonFields f) {
    boolean steps = f.get(STEPS) != NO_INTEGER;
    if (steps == !Double.isNaN(f.get(MINUTES))) {
      throw new IllegalArgumentException(
          (steps ? "minutes: given beside steps" : "steps: missing, as are minutes")
              + ", expected one of the two");
    }
    return steps ? new Budget.Steps(f.get(STEPS)) : new Budget.Minutes(f.get(MINUTES));
  }

  private static Space space(JsonFields f) {
    List<Space> given = new ArrayList<>();
    if (!f.get(CHOICE).equals(NO_VALUES)) {
      given.add(new Space.Choice(f.get(CHOICE)));
    }
    if (!f.get(INTEGER).equals(List.of(NO_INTEGER))) {
      List<Integer> bounds = bounds("integer", f.get(INTEGER));
      given.add(new Space.IntegerRange(bounds.get(0), bounds.get(1)));
    }
    if (isGiven(f.get(UNIFORM))) {
      List<Double> bounds = bounds("uniform", f.get(UNIFORM));
      given.add(new Space.Uniform(bounds.get(0), bounds.get(1)));
    }
    if (isGiven(f.get(LOG_UNIFORM))) {
      List<Double> bounds = bounds("logUniform", f.get(LOG_UNIFORM));
      given.add(new Space.LogUniform(bounds.get(0), bounds.get(1)));
    }
    if (given.size() != 1) {
      String kinds = String.join(", ", names(CHOICE, INTEGER, UNIFORM, LOG_UNIFORM));
      throw new IllegalArgumentException(
          "choice: %s, expected exactly one of %s"
              .formatted(given.isEmpty() ? "missing" : "not alone", kinds));
    }
    return given.get(0);
  }

  private static boolean isGiven(List<Double> bounds) {
    return bounds.isEmpty() || !Double.isNaN(bounds.get(0));
  }

  private static <T> List<T> bounds(String name, List<T> bounds) {
    if (bounds.size() != 2) {
      throw new IllegalArgumentException(
          "%s: %s, expected two numbers, the least and the most".formatted(name, bounds));
    }
    return bounds;
  }

  private static List<String> names(JsonKey<?>... keys) {
    return Stream.of(keys).map(JsonKey::name).toList();
  }

  private static Constraints constraints(JsonFields f) {
    int parameters = f.get(MOST_PARAMETERS);
    return new Constraints(
        parameters == NO_INTEGER ? OptionalInt.empty() : OptionalInt.of(parameters),
        optional(f.get(LEAST_FIELD)),
        optional(f.get(MOST_FIELD)),
        optional(f.get(LEAST_SPEED)));
  }

  private static OptionalDouble optional(double value) {
    return Double.isNaN(value) ? OptionalDouble.empty() : OptionalDouble.of(value);
  }

  private static JsonKey<Double> number(String name) {
    return JsonKey.optional(name, JsonShape.NUMBER, NO_NUMBER);
  }

  private static JsonKey<List<Double>> range(String name) {
    return JsonKey.optional(name, JsonShape.listOf(JsonShape.NUMBER, 2), List.of(NO_NUMBER));
  }
}
