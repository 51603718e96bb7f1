package org.wavenet4j.cli.report;

import java.io.IOException;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.ToDoubleFunction;
import java.util.stream.Collectors;
import org.wavenet4j.model.ReceptiveField;
import org.wavenet4j.model.StackSpec;
import org.wavenet4j.model.TensorNames;
import org.wavenet4j.model.TensorSpec;
import org.wavenet4j.model.WaveNetSpec;
import org.wavenet4j.train.loop.LogEntry;
import org.wavenet4j.train.recipe.Recipe;
import org.wavenet4j.train.recipe.TrainingRecipe;

/** The parts of the page that are text and charts; {@link SoundSection} has the sounds. */
final class Sections {
  private Sections() {}

  /** The network and how it was trained. */
  static String subject(Recipe recipe) {
    WaveNetSpec model = recipe.model();
    ReceptiveField field = model.receptiveField();
    TrainingRecipe training = recipe.training();
    long parameters = TensorNames.of(model).stream().mapToLong(TensorSpec::length).sum();
    String stacks =
        model.stacks().stream().map(Sections::describe).collect(Collectors.joining("; "));
    StringBuilder html = new StringBuilder("<h2>What was trained</h2>\n<table class=\"facts\">\n");
    html.append(Html.row("Network", stacks));
    html.append(
        Html.row(
            "Receptive field", text("%,d samples, %.0f ms", field.frames(), field.milliseconds())));
    html.append(Html.row("Weights", text("%,d", parameters)));
    html.append(
        Html.row(
            "Audio",
            text(
                "%,d Hz mono, %s codes, %s output",
                model.sampleRateHz(), model.quantizer().label(), model.distribution().label())));
    html.append(Html.row("Corpus", recipe.corpus().toString()));
    html.append(
        Html.row(
            "Recipe",
            text(
                "%,d steps, batch %d%s, %,d trained samples a window; Adam, learning rate up to %s",
                training.steps(),
                training.batch(),
                training.workers() == 1 ? "" : " on each of " + training.workers() + " workers",
                training.windowFrames(),
                Double.toString(training.learningRate().peak()))));
    return html.append("</table>\n").toString();
  }

  private static String describe(StackSpec stack) {
    int longest = stack.dilations().stream().mapToInt(Integer::intValue).max().orElse(1);
    return text(
        "%d blocks, %d residual and 2 x %d gate channels, kernel %d, dilations up to %d",
        stack.layers(),
        stack.residualChannels(),
        stack.gateChannels(),
        stack.kernelSize(),
        longest);
  }

  /** Bits per sample over steps and over time. */
  static String learning(Recipe recipe, List<LogEntry> log, List<Baseline> baselines)
      throws IOException {
    StringBuilder html = new StringBuilder("<h2>How it learned</h2>\n");
    if (log.isEmpty()) {
      return html.append("<p>Nothing was logged.</p>\n").toString();
    }
    html.append("<p>Bits per sample: how many bits the next sample costs on average, given those ");
    double even = Math.log(recipe.model().quantizer().levels()) / Math.log(2);
    html.append(text("before it. Guessing evenly costs %.0f; less is better. ", even));
    html.append("Held-out audio is never trained on.</p>\n");
    LossChart chart = new LossChart(log, baselines);
    return html.append(figure(chart, "steps", LogEntry::step))
        .append(figure(chart, "seconds of training", LogEntry::seconds))
        .toString();
  }

  private static String figure(LossChart chart, String xTitle, ToDoubleFunction<LogEntry> x)
      throws IOException {
    return ChartPicture.figure(
        "Bits per sample over " + xTitle, "log.jsonl", dark -> chart.png(xTitle, x, dark));
  }

  /** Where the run comes from, and its recipe to the letter. */
  static String provenance(Map<String, String> provenance, String recipeYaml) {
    StringBuilder html = new StringBuilder("<h2>Provenance</h2>\n<table class=\"facts\">\n");
    provenance.forEach((name, value) -> html.append(Html.row(name, value)));
    return html.append("</table>\n<details><summary>The recipe as it was run</summary><pre>")
        .append(Html.escape(recipeYaml))
        .append("</pre></details>\n")
        .toString();
  }

  static String text(String format, Object... values) {
    return String.format(Locale.ROOT, format, values);
  }
}
