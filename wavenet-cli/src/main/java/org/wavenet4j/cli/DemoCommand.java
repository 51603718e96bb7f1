package org.wavenet4j.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalDouble;
import java.util.concurrent.Callable;
import org.wavenet4j.UsageError;
import org.wavenet4j.UserError;
import org.wavenet4j.cli.report.LogEntry;
import org.wavenet4j.train.data.Corpus;
import org.wavenet4j.train.data.Preparation;
import org.wavenet4j.train.data.Split;
import org.wavenet4j.train.device.Compute;
import org.wavenet4j.train.loop.RunFolder;
import org.wavenet4j.train.loop.TrainingResult;
import org.wavenet4j.train.recipe.Recipe;
import org.wavenet4j.train.recipe.RecipeReader;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code wavenet demo}: the whole way, from the shipped corpus to sound and a report. */
@Command(
    name = "demo",
    header = "Goes the whole way in minutes: corpus, training, sound, report.",
    description =
        "Prepares the piano corpus that ships with the project, trains a small network on it,"
            + " generates, measures, and writes report.html.",
    footerHeading = "%nExamples:%n",
    footer = {"  wavenet demo", "  wavenet demo --minutes 15 --out runs/demo-15"})
final class DemoCommand implements Callable<Integer> {
  private static final String RECIPE = "configs/piano-small.yaml";
  private static final String MANIFEST = "datasets/piano-demo.yaml";

  /** Enough of the test split to compare by, and done in half a minute. */
  private static final int TEST_SECONDS = 20;

  private final Shell shell;

  @Option(
      names = "--out",
      paramLabel = "DIR",
      defaultValue = "runs/demo",
      description = "The run folder (default: ${DEFAULT-VALUE}).")
  private Path out = Path.of("");

  @Option(
      names = "--minutes",
      paramLabel = "M",
      defaultValue = "2",
      description = "Time to train (default: ${DEFAULT-VALUE}).")
  private double minutes;

  @Mixin private ComputeOptions computeOptions = new ComputeOptions();

  DemoCommand(Shell shell) {
    this.shell = shell;
  }

  @Override
  public Integer call() throws IOException {
    if (!(minutes > 0)) {
      throw new UsageError("--minutes: " + minutes + ", expected above 0");
    }
    Path manifest = ofProject(MANIFEST);
    // Held-out scores often enough for a curve; an average short enough for a run of minutes.
    Recipe recipe =
        RecipeReader.read(
            ofProject(RECIPE),
            List.of(
                "name=demo",
                "evaluation.everySteps=100",
                "evaluation.windows=16",
                "training.averageDecay=0.99"));
    RunFolder folder = new RunFolder(out);
    if (TrainCommand.hasCheckpoint(folder)) {
      throw new UsageError(
          "%s: holds a run already. Train it on: %s\nOr start another demo: %s"
              .formatted(
                  out,
                  job(folder).resumeCommand(),
                  shell.commandLine("demo", "--out", out + "-2")));
    }
    // Before the minutes that preparing takes.
    Compute compute = computeOptions.start();
    folder.create();
    Preparation preparation = PrepareCommand.prepare(manifest, recipe.corpus(), shell);
    shell.out().println(preparation.report().toText().stripTrailing());
    return train(recipe, preparation.corpus(), folder, compute);
  }

  private Path ofProject(String file) {
    Path path = shell.home().resolve(file);
    if (!Files.exists(path)) {
      throw new UserError(
          path
              + ": is missing. The demo needs the project's folder: run its ./wavenet, or from there");
    }
    return path;
  }

  private TrainingJob job(RunFolder folder) {
    return new TrainingJob(shell, folder, computeOptions);
  }

  private Integer train(Recipe recipe, Corpus corpus, RunFolder folder, Compute compute)
      throws IOException {
    shell.out().println("\nTraining for " + minutes + " minutes; Ctrl-C saves what was learned.");
    TrainingResult result =
        job(folder)
            .run(recipe, corpus, compute, trainer -> trainer.start(OptionalDouble.of(minutes)));
    if (!result.finished()) {
      return Problems.FAILED;
    }
    Recipe resolved = RecipeReader.read(folder.recipeFile(), List.of());
    RunSummary summary = RunSummary.measure(resolved, corpus, folder, shell);
    List<String> findings = new ArrayList<>(summary.findings());
    findings.add(2, test(summary, corpus));
    findings.add(howLong(summary));
    summary.writeReport(findings);
    tell(findings, folder);
    return 0;
  }

  /** The test split, which nothing was chosen by. */
  private String test(RunSummary summary, Corpus corpus) {
    CorpusSound sound = new CorpusSound(corpus);
    List<Excerpt> excerpts =
        sound.beginning(Split.TEST, (long) TEST_SECONDS * corpus.sampleRateHz());
    Evaluation evaluation = Evaluation.of(summary.model(), sound, excerpts, shell);
    return Findings.text(
        "On pieces that training never saw (%d s of the test split): %.2f bits per sample; unigram "
            + "%.2f, linear predictor %.2f.",
        evaluation.frames() / corpus.sampleRateHz(),
        evaluation.bitsPerSample(),
        evaluation.baselines().unigram(),
        evaluation.baselines().linearPredictor());
  }

  private String howLong(RunSummary summary) {
    Recipe whole = RecipeReader.read(ofProject(RECIPE), List.of());
    LogEntry last = summary.log().get(summary.log().size() - 1);
    double samples =
        (double) whole.training().steps()
            * whole.training().windowsPerStep()
            * whole.training().windowFrames();
    double wholeMinutes = samples * last.seconds() / last.samples() / 60;
    return Findings.text(
        "%s minutes of a small network do not make a pianist. On this machine the whole of %s takes"
            + " about %.0f minutes, and music takes a larger network and hours:"
            + " configs/piano-medium.yaml is a start.",
        minutes == Math.rint(minutes) ? Long.toString((long) minutes) : Double.toString(minutes),
        RECIPE,
        wholeMinutes);
  }

  private void tell(List<String> findings, RunFolder folder) {
    shell.out().println();
    findings.forEach(shell.out()::println);
    shell.out().println("\nWhere to look next:");
    shell.out().println("  report    " + folder.reportFile() + " (open it in a browser)");
    shell.out().println("  sound     " + folder.samples().resolve("generated.wav"));
    String model = folder.modelFile().toString();
    shell
        .out()
        .println(
            "  more      "
                + shell.commandLine(
                    "generate", "--model", model, "--seconds", 10, "--out", "a.wav"));
    shell.out().println("  longer    " + shell.commandLine("train", ofProject(RECIPE)));
  }
}
