package org.wavenet4j.cli;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalDouble;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import org.wavenet4j.UsageError;
import org.wavenet4j.train.data.Corpus;
import org.wavenet4j.train.data.CorpusFile;
import org.wavenet4j.train.loop.RunFolder;
import org.wavenet4j.train.loop.Trainer;
import org.wavenet4j.train.loop.TrainingResult;
import org.wavenet4j.train.recipe.Recipe;
import org.wavenet4j.train.recipe.RecipeReader;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code wavenet train}: from a recipe and its corpus to a model and a report. */
@Command(
    name = "train",
    header = "Trains a network as a recipe says.",
    description = {
      "Writes the run folder: recipe.yaml as resolved, log.jsonl, checkpoints/, samples/,"
          + " model.safetensors (the best by held-out bits per sample) and report.html.",
      "Ctrl-C writes a checkpoint and says how to go on; resumed, a run gives bit for bit what it"
          + " would have given without the pause."
    },
    footerHeading = "%nExamples:%n",
    footer = {
      "  wavenet train configs/piano-small.yaml",
      "  wavenet train configs/piano-small.yaml --run runs/wide --set training.batch=4",
      "  wavenet train configs/piano-small.yaml --resume"
    })
final class TrainCommand implements Callable<Integer> {
  private final Shell shell;

  @Parameters(paramLabel = "RECIPE", description = "The recipe, a YAML file.")
  private Path recipeFile = Path.of("");

  @Option(
      names = "--run",
      paramLabel = "DIR",
      description = "The run folder (default: runs/ and the recipe's name).")
  private @Nullable Path run;

  @Option(
      names = "--resume",
      description = "Go on from the newest checkpoint; from the beginning if there is none yet.")
  private boolean resume;

  @Option(
      names = "--minutes",
      paramLabel = "M",
      description = "As many steps as fit into that time, instead of the recipe's.")
  private @Nullable Double minutes;

  @Option(
      names = "--set",
      paramLabel = "PATH=VALUE",
      description = "Change a value of the recipe, as training.batch=4; may be repeated.")
  private List<String> settings = new ArrayList<>();

  @Mixin private ComputeOptions computeOptions = new ComputeOptions();

  TrainCommand(Shell shell) {
    this.shell = shell;
  }

  @Override
  public Integer call() throws IOException {
    if (minutes != null && !(minutes > 0)) {
      throw new UsageError("--minutes: " + minutes + ", expected above 0");
    }
    if (minutes != null && resume) {
      throw new UsageError("--minutes: a resumed run keeps its number of steps; leave it out");
    }
    Recipe recipe = RecipeReader.read(shell.orShipped(recipeFile), settings);
    RunFolder folder = new RunFolder(run == null ? Path.of("runs", recipe.name()) : run);
    if (!resume) {
      folder.requireNoRun();
    }
    boolean begun = folder.hasCheckpoint();
    Recipe trained = begun ? ofRun(recipe, folder) : recipe;
    Corpus corpus = CorpusFile.read(trained.corpus());
    TrainingResult result =
        job(folder)
            .run(
                trained,
                corpus,
                computeOptions.start(),
                begun ? Trainer::resume : t -> t.start(wantedMinutes()));
    if (result.finished()) {
      job(folder).report(() -> finish(folder, corpus));
    }
    return result.finished() ? 0 : Problems.FAILED;
  }

  private TrainingJob job(RunFolder folder) {
    return new TrainingJob(shell, folder, computeOptions);
  }

  private OptionalDouble wantedMinutes() {
    return minutes == null ? OptionalDouble.empty() : OptionalDouble.of(minutes);
  }

  private void finish(RunFolder folder, Corpus corpus) throws IOException {
    // As resolved: --minutes has changed its steps.
    Recipe recipe = RecipeReader.read(folder.recipeFile(), List.of());
    RunSummary summary = RunSummary.measure(recipe, corpus, folder, shell);
    List<String> findings = summary.findings();
    summary.writeReport(findings, List.of());
    findings.forEach(shell.out()::println);
    shell.out().println("Model:  " + folder.modelFile());
    shell.out().println("Report: " + folder.reportFile());
  }

  /** A run goes on by its own recipe; a changed one would be another run. */
  private Recipe ofRun(Recipe given, RunFolder folder) {
    Recipe own = RecipeReader.read(folder.recipeFile(), List.of());
    boolean stepsGiven = settings.stream().anyMatch(s -> s.startsWith("training.steps="));
    // Unless they are given, the steps are those that --minutes may have set when the run began.
    Recipe expected = stepsGiven ? given : given.withSteps(own.training().steps());
    if (!expected.equals(own)) {
      throw new UsageError(
          "%s: is not the recipe that %s began with. To go on: %s"
              .formatted(recipeFile, folder.path(), job(folder).resumeCommand()));
    }
    return own;
  }
}
