package org.wavenet4j.cli;

import java.util.Locale;
import java.util.function.Function;
import org.wavenet4j.train.data.Corpus;
import org.wavenet4j.train.loop.RunFolder;
import org.wavenet4j.train.loop.Trainer;
import org.wavenet4j.train.loop.TrainingListener;
import org.wavenet4j.train.loop.TrainingReport;
import org.wavenet4j.train.loop.TrainingResult;
import org.wavenet4j.train.recipe.Recipe;

/**
 * Training as a person at a terminal sees it: a line of progress, and Ctrl-C that loses nothing.
 */
final class TrainingJob {
  private final Shell shell;
  private final RunFolder folder;

  TrainingJob(Shell shell, RunFolder folder) {
    this.shell = shell;
    this.folder = folder;
  }

  /**
   * Trains until the end or an interruption, which is told with what to do next.
   *
   * @param work starts or resumes
   */
  TrainingResult run(Recipe recipe, Corpus corpus, Function<Trainer, TrainingResult> work) {
    try (ProgressLine progress = shell.progress("train")) {
      Trainer trainer = new Trainer(recipe, corpus, folder, new Listener(progress));
      StopOnInterrupt interrupt = new StopOnInterrupt(trainer::requestStop);
      try {
        TrainingResult result = work.apply(trainer);
        if (!result.finished()) {
          progress.message("Stopped after step " + result.step() + ", which is saved. To go on:");
          progress.message("  " + resumeCommand(shell, folder));
        }
        return result;
      } finally {
        interrupt.close();
      }
    }
  }

  /** What to type to go on with a run. */
  static String resumeCommand(Shell shell, RunFolder folder) {
    return shell.commandLine("train", folder.recipeFile(), "--run", folder.path(), "--resume");
  }

  /** Shows reports in the line and messages above it. */
  private static final class Listener implements TrainingListener {
    private final ProgressLine progress;
    private String heldOut = "";

    Listener(ProgressLine progress) {
      this.progress = progress;
    }

    @Override
    public void report(TrainingReport report) {
      if (report.evaluated()) {
        heldOut = String.format(Locale.ROOT, ", held out %.3f", report.heldOutBitsPerSample());
      }
      String details =
          String.format(
              Locale.ROOT,
              "%,.0f samples/s  bits/sample %.3f%s",
              report.samplesPerSecond(),
              report.trainBitsPerSample(),
              heldOut);
      progress.update((double) report.step() / report.steps(), details);
    }

    @Override
    public void message(String line) {
      progress.message(line);
    }
  }
}
