package org.wavenet4j.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.concurrent.Callable;
import org.wavenet4j.UsageError;
import org.wavenet4j.UserError;
import org.wavenet4j.cli.report.SoundGroup;
import org.wavenet4j.model.Model;
import org.wavenet4j.train.data.Corpus;
import org.wavenet4j.train.data.Preparation;
import org.wavenet4j.train.device.Compute;
import org.wavenet4j.train.loop.LogEntry;
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
            + " plays a piece that it never saw, beside the model that ships and the true"
            + " rendering, measures, and writes report.html.",
    footerHeading = "%nExamples:%n",
    footer = {"  wavenet demo", "  wavenet demo --minutes 15 --out runs/demo-15"})
final class DemoCommand implements Callable<Integer> {
  static final String RECIPE = "configs/piano-midi-small.yaml";
  static final String MANIFEST = "datasets/piano-demo.yaml";

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
    // Tones that are fitted in a part of the time; held-out scores often enough for a curve; an
    // average short enough for a run of minutes.
    Recipe recipe =
        RecipeReader.read(
            ofProject(RECIPE),
            List.of(
                "name=demo",
                "training.tonePasses=6",
                "evaluation.everySteps=100",
                "evaluation.windows=8",
                "training.averageDecay=0.99"));
    RunFolder folder = new RunFolder(out);
    if (folder.hasCheckpoint()) {
      throw new UsageError(
          "%s: holds a run already. Train it on: %s\nOr start another demo: %s"
              .formatted(
                  out,
                  job(folder).resumeCommand(),
                  shell.commandLine("demo", "--out", out + "-2")));
    }
    // What is wrong with these is told before the minutes that the rest takes.
    Optional<Model> shipped = ShippedModel.beside(recipe.model().sampleRateHz(), shell);
    Compute compute = computeOptions.start();
    folder.create();
    Preparation preparation = PrepareCommand.prepare(manifest, recipe.corpus(), shell);
    shell.out().println(preparation.report().toText().stripTrailing());
    return train(recipe, preparation.corpus(), shipped, folder, compute);
  }

  private Path ofProject(String file) {
    Path path = shell.home().resolve(file);
    if (!Files.exists(path)) {
      throw new UserError(
          path
              + ": is missing. The demo needs what comes with the project: run wavenet from a complete"
              + " clone or release archive");
    }
    return path;
  }

  private TrainingJob job(RunFolder folder) {
    return new TrainingJob(shell, folder, computeOptions);
  }

  private Integer train(
      Recipe recipe, Corpus corpus, Optional<Model> shipped, RunFolder folder, Compute compute)
      throws IOException {
    shell.out().println("\nTraining for " + duration() + "; Ctrl-C saves what was learned.");
    TrainingResult result =
        job(folder)
            .run(recipe, corpus, compute, trainer -> trainer.start(OptionalDouble.of(minutes)));
    if (!result.finished()) {
      return Problems.FAILED;
    }
    job(folder).report(() -> finish(corpus, shipped, folder));
    return 0;
  }

  private void finish(Corpus corpus, Optional<Model> shipped, RunFolder folder) throws IOException {
    Recipe resolved = RecipeReader.read(folder.recipeFile(), List.of());
    RunSummary summary = RunSummary.measure(resolved, corpus, folder, shell);
    HeldOutPlaying playing = HeldOutPlaying.of(summary.model(), shipped, corpus, shell);
    PlayingReport played = new PlayingReport(playing, corpus.sampleRateHz());
    List<String> findings = findings(summary, played, shipped.isPresent());
    SoundGroup sounds = played.sounds(duration());
    summary.writeReport(findings, List.of(sounds));
    played.save(folder.samples(), sounds);
    Path midi = corpus.folder().resolve(playing.piece().midiFile());
    tell(findings, folder, midi, shipped.isPresent());
  }

  private String duration() {
    return (minutes == Math.rint(minutes)
            ? Long.toString((long) minutes)
            : Double.toString(minutes))
        + (minutes == 1 ? " minute" : " minutes");
  }

  private List<String> findings(RunSummary summary, PlayingReport played, boolean compared) {
    List<String> findings = new ArrayList<>(summary.findings());
    findings.addAll(2, List.of(played.bits(), played.likeness()));
    if (!compared) {
      findings.add(
          4,
          "The comparison with the model that ships is left out: "
              + ShippedModel.NOTES.file(shell)
              + " is missing; a clone of the project and a release archive have it.");
    }
    findings.add(howLong(summary));
    return findings;
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
        "No network is a pianist after %s. On this machine the steps of %s take about %.0f"
            + " minutes, after a longer fit of its tones.",
        duration(), RECIPE, wholeMinutes);
  }

  private void tell(List<String> findings, RunFolder folder, Path piece, boolean compared) {
    shell.out().println();
    findings.forEach(shell.out()::println);
    shell.out().println("\nWhere to look next:");
    shell.out().println("  report    " + folder.reportFile() + " (open it in a browser)");
    shell.out().println("  sound     " + folder.samples().resolve(PlayingReport.SOUND));
    Path model = folder.modelFile();
    String play = shell.commandLine("play", piece, "--model", model, "--out", "a.wav");
    shell.out().println("  more      " + play);
    if (compared) {
      shell.out().println("  ships     " + shell.commandLine("play", piece));
    }
    shell.out().println("  longer    " + shell.commandLine("train", RECIPE));
  }
}
