package org.wavenet4j.train.recipe;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.util.TokenBuffer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.List;
import org.wavenet4j.model.JsonFields;
import org.wavenet4j.model.JsonKey;
import org.wavenet4j.model.JsonShape;
import org.wavenet4j.model.SpecException;
import org.wavenet4j.model.SpecJson;
import org.wavenet4j.model.WaveNetSpec;

/** A recipe as a tree of keys and values, and back: the one place that knows the file's keys. */
final class RecipeTree {
  private static final ObjectMapper JSON = new ObjectMapper();

  private static final JsonKey<Integer> EVERY_STEPS = integer("everySteps");

  private static final JsonKey<Double> PEAK = number("peak");
  private static final JsonKey<Integer> WARM_UP_STEPS = integer("warmUpSteps");
  private static final JsonKey<Double> FINAL_FRACTION = number("finalFraction");
  private static final JsonKey<LearningRate> LEARNING_RATE =
      JsonKey.of(
          "learningRate",
          JsonShape.object(
              List.of(PEAK, WARM_UP_STEPS, FINAL_FRACTION),
              f -> new LearningRate(f.get(PEAK), f.get(WARM_UP_STEPS), f.get(FINAL_FRACTION))));

  private static final JsonKey<Double> BETA1 = number("beta1");
  private static final JsonKey<Double> BETA2 = number("beta2");
  private static final JsonKey<Double> EPSILON = number("epsilon");
  private static final JsonKey<AdamRecipe> ADAM =
      JsonKey.of(
          "adam",
          JsonShape.object(
              List.of(BETA1, BETA2, EPSILON),
              f -> new AdamRecipe(f.get(BETA1), f.get(BETA2), f.get(EPSILON))));

  private static final JsonKey<Integer> STEPS = integer("steps");
  private static final JsonKey<Integer> BATCH = integer("batch");
  private static final JsonKey<Integer> WINDOW_FRAMES = integer("windowFrames");
  private static final JsonKey<Integer> TONE_PASSES =
      JsonKey.optional("tonePasses", JsonShape.INTEGER, 0);
  private static final JsonKey<Double> PAST_NOISE =
      JsonKey.optional("pastNoiseCodes", JsonShape.NUMBER, 0.0);
  private static final JsonKey<Integer> WORKERS = JsonKey.optional("workers", JsonShape.INTEGER, 1);
  private static final JsonKey<Double> CLIP_GRADIENT_NORM = number("clipGradientNorm");
  private static final JsonKey<Double> AVERAGE_DECAY = number("averageDecay");
  private static final JsonKey<Integer> LOG_EVERY_STEPS = integer("logEverySteps");
  private static final JsonKey<TrainingRecipe> TRAINING =
      JsonKey.of(
          "training",
          JsonShape.object(
              List.of(
                  STEPS,
                  BATCH,
                  WINDOW_FRAMES,
                  TONE_PASSES,
                  PAST_NOISE,
                  WORKERS,
                  LEARNING_RATE,
                  ADAM,
                  CLIP_GRADIENT_NORM,
                  AVERAGE_DECAY,
                  LOG_EVERY_STEPS),
              RecipeTree::training));

  private static final JsonKey<Integer> WINDOWS = integer("windows");
  private static final JsonKey<Integer> JUDGED_FRAMES =
      JsonKey.optional("windowFrames", JsonShape.INTEGER, EvaluationRecipe.USUAL_WINDOW_FRAMES);
  private static final JsonKey<EvaluationRecipe> EVALUATION =
      JsonKey.of(
          "evaluation",
          JsonShape.object(
              List.of(EVERY_STEPS, WINDOWS, JUDGED_FRAMES),
              f -> new EvaluationRecipe(f.get(EVERY_STEPS), f.get(WINDOWS), f.get(JUDGED_FRAMES))));

  private static final JsonKey<Integer> KEEP = integer("keep");
  private static final JsonKey<CheckpointRecipe> CHECKPOINTS =
      JsonKey.of(
          "checkpoints",
          JsonShape.object(
              List.of(EVERY_STEPS, KEEP),
              f -> new CheckpointRecipe(f.get(EVERY_STEPS), f.get(KEEP))));

  private static final JsonKey<String> NAME = JsonKey.of("name", JsonShape.TEXT);
  private static final JsonKey<Long> SEED = JsonKey.of("seed", JsonShape.LONG);
  private static final JsonKey<String> CORPUS = JsonKey.of("corpus", JsonShape.TEXT);
  private static final JsonKey<WaveNetSpec> MODEL = JsonKey.of("model", SpecJson.SHAPE);
  static final JsonShape<Recipe> SHAPE =
      JsonShape.object(
          List.of(NAME, SEED, CORPUS, MODEL, TRAINING, EVALUATION, CHECKPOINTS),
          RecipeTree::recipe);

  private RecipeTree() {}

  /**
   * The recipe that a tree holds.
   *
   * @throws SpecException naming the first value that does not fit
   */
  static Recipe bind(ObjectNode tree) {
    try (var parser = tree.traverse()) {
      parser.nextToken();
      return SHAPE.read(parser, "");
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** The tree of a recipe, every key in it, in the order of the records. */
  static ObjectNode of(Recipe recipe) {
    try (TokenBuffer out = new TokenBuffer(JSON, false)) {
      out.writeStartObject();
      out.writeStringField(NAME.name(), recipe.name());
      out.writeNumberField(SEED.name(), recipe.seed());
      out.writeStringField(CORPUS.name(), portable(recipe.corpus()));
      out.writeFieldName(MODEL.name());
      SpecJson.write(recipe.model(), out);
      out.writeFieldName(TRAINING.name());
      write(recipe.training(), out);
      out.writeObjectFieldStart(EVALUATION.name());
      out.writeNumberField(EVERY_STEPS.name(), recipe.evaluation().everySteps());
      out.writeNumberField(WINDOWS.name(), recipe.evaluation().windows());
      out.writeNumberField(JUDGED_FRAMES.name(), recipe.evaluation().windowFrames());
      out.writeEndObject();
      out.writeObjectFieldStart(CHECKPOINTS.name());
      out.writeNumberField(EVERY_STEPS.name(), recipe.checkpoints().everySteps());
      out.writeNumberField(KEEP.name(), recipe.checkpoints().keep());
      out.writeEndObject();
      out.writeEndObject();
      return JSON.readTree(out.asParser());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static void write(TrainingRecipe training, TokenBuffer out) throws IOException {
    out.writeStartObject();
    out.writeNumberField(STEPS.name(), training.steps());
    out.writeNumberField(BATCH.name(), training.batch());
    out.writeNumberField(WINDOW_FRAMES.name(), training.windowFrames());
    if (training.tonePasses() > 0) {
      out.writeNumberField(TONE_PASSES.name(), training.tonePasses());
    }
    out.writeNumberField(PAST_NOISE.name(), training.pastNoiseCodes());
    out.writeNumberField(WORKERS.name(), training.workers());
    out.writeObjectFieldStart(LEARNING_RATE.name());
    out.writeNumberField(PEAK.name(), training.learningRate().peak());
    out.writeNumberField(WARM_UP_STEPS.name(), training.learningRate().warmUpSteps());
    out.writeNumberField(FINAL_FRACTION.name(), training.learningRate().finalFraction());
    out.writeEndObject();
    out.writeObjectFieldStart(ADAM.name());
    out.writeNumberField(BETA1.name(), training.adam().beta1());
    out.writeNumberField(BETA2.name(), training.adam().beta2());
    out.writeNumberField(EPSILON.name(), training.adam().epsilon());
    out.writeEndObject();
    out.writeNumberField(CLIP_GRADIENT_NORM.name(), training.clipGradientNorm());
    out.writeNumberField(AVERAGE_DECAY.name(), training.averageDecay());
    out.writeNumberField(LOG_EVERY_STEPS.name(), training.logEverySteps());
    out.writeEndObject();
  }

  private static TrainingRecipe training(JsonFields f) {
    return new TrainingRecipe(
        f.get(STEPS),
        f.get(BATCH),
        f.get(WINDOW_FRAMES),
        f.get(TONE_PASSES),
        f.get(PAST_NOISE),
        f.get(WORKERS),
        f.get(LEARNING_RATE),
        f.get(ADAM),
        f.get(CLIP_GRADIENT_NORM),
        f.get(AVERAGE_DECAY),
        f.get(LOG_EVERY_STEPS));
  }

  private static Recipe recipe(JsonFields f) {
    return new Recipe(
        f.get(NAME),
        f.get(SEED),
        folder(f.get(CORPUS)),
        f.get(MODEL),
        f.get(TRAINING),
        f.get(EVALUATION),
        f.get(CHECKPOINTS));
  }

  private static Path folder(String text) {
    try {
      return Path.of(text);
    } catch (InvalidPathException e) {
      throw new IllegalArgumentException(
          "%s: \"%s\" is no path (%s), expected a folder"
              .formatted(CORPUS.name(), text, e.getReason()),
          e);
    }
  }

  /** With forward slashes, which every system reads, so that the same recipe is the same text. */
  private static String portable(Path folder) {
    return folder.toString().replace(folder.getFileSystem().getSeparator(), "/");
  }

  private static JsonKey<Integer> integer(String name) {
    return JsonKey.of(name, JsonShape.INTEGER);
  }

  private static JsonKey<Double> number(String name) {
    return JsonKey.of(name, JsonShape.NUMBER);
  }
}
