package org.wavenet4j.cli;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.Function;
import org.wavenet4j.UserError;
import org.wavenet4j.model.Tones;
import org.wavenet4j.train.data.Corpus;
import org.wavenet4j.train.device.Compute;
import org.wavenet4j.train.loop.RunFolder;
import org.wavenet4j.train.loop.Trainer;
import org.wavenet4j.train.loop.TrainingListener;
import org.wavenet4j.train.loop.TrainingReport;
import org.wavenet4j.train.loop.TrainingResult;
import org.wavenet4j.train.recipe.Recipe;
import org.wavenet4j.train.tones.ToneProgress;

/**
 * Training as a person at a terminal sees it: a line of progress, and Ctrl-C that loses nothing.
 */
final class TrainingJob {
  private static final String TRAINING = "train";

  private final Shell shell;
  private final RunFolder folder;
  private final ComputeOptions computeOptions;

  TrainingJob(Shell shell, RunFolder folder, ComputeOptions computeOptions) {
    this.shell = shell;
    this.folder = folder;
    this.computeOptions = computeOptions;
  }

  /**
   * Trains until the end or an interruption, which is told with what to do next.
   *
   * @param compute is told first
   * @param work starts or resumes
   */
  TrainingResult run(
      Recipe recipe, Corpus corpus, Compute compute, Function<Trainer, TrainingResult> work) {
    try (StopOnInterrupt interrupt = new StopOnInterrupt();
        ProgressLine progress = shell.progress(TRAINING)) {
      progress.message("Computing with " + compute.line() + ".");
      compute.note().ifPresent(progress::message);
      Trainer trainer = new Trainer(recipe, corpus, folder, new Listener(progress));
      interrupt.askToStop(trainer::requestStop);
      try {
        TrainingResult result = work.apply(trainer);
        if (!result.finished()) {
          progress.message(stopped(result.step()));
          progress.message("  " + resumeCommand());
        }
        return result;
      } catch (UserError e) {
        UserError told = withWayOn(e);
        if (interrupt.requested()) {
          progress.message(told.getMessage());
        }
        throw told;
      }
    }
  }

  /** Work that may end in an exception of a file. */
  interface Work {
    /** Does it. */
    void run() throws IOException;
  }

  /**
   * Measures and reports on a run that is trained. What ends that, an interrupt or a full disk,
   * costs the report alone, and how to have it is told.
   */
  void report(Work work) {
    String way = "The run is trained; to have its report: " + resumeCommand();
    LastWord word = new LastWord(shell, "Interrupted. " + way);
    try {
      work.run();
    } catch (IOException e) {
      throw new UserError(Problems.message(e) + "\n" + way, e);
    } catch (UserError e) {
      throw e.getCause() instanceof IOException ? new UserError(e.getMessage() + "\n" + way, e) : e;
    } finally {
      word.withdraw();
    }
  }

  private static String stopped(long step) {
    return step == 0
        ? "Stopped before the first step. To begin again:"
        : "Stopped after step " + step + ", which is saved. To go on:";
  }

  /** A full disk costs no more than the steps since the last checkpoint, and that is told. */
  private UserError withWayOn(UserError problem) {
    return problem.getCause() instanceof IOException && folder.hasCheckpoint()
        ? new UserError(
            problem.getMessage()
                + "\nOnce that is mended, go on from the last checkpoint: "
                + resumeCommand(),
            problem)
        : problem;
  }

  /** What to type to go on with the run as this process computes it. */
  String resumeCommand() {
    List<Object> words =
        new ArrayList<>(List.of("train", folder.recipeFile(), "--run", folder.path(), "--resume"));
    words.addAll(computeOptions.words());
    return shell.commandLine(words.toArray());
  }

  /** Shows the fit of tones and reports in the line, one after the other, and messages above it. */
  static final class Listener implements TrainingListener {
    private final ProgressLine progress;
    private String heldOut = "";
    private String unit = "bits/sample";

    Listener(ProgressLine progress) {
      this.progress = progress;
    }

    @Override
    public void tones(ToneProgress fit) {
      if (fit.pass() == 0) {
        progress.begin("tones");
        progress.update(0, "%d passes over the training pieces".formatted(fit.passes()));
      } else if (fit.finished()) {
        progress.begin(TRAINING);
        progress.message(
            String.format(
                Locale.ROOT,
                "Tones of %d keys: %.1f dB of the training pieces explained.",
                Tones.KEYS,
                fit.explainedDb()));
      } else {
        String details =
            String.format(
                Locale.ROOT,
                "pass %d of %d, %.1f dB explained",
                fit.pass(),
                fit.passes(),
                fit.explainedDb());
        progress.update((double) fit.pass() / fit.passes(), details);
      }
    }

    @Override
    public void report(TrainingReport report) {
      if (report.evaluated()) {
        heldOut = heldOut(report);
        unit = report.conditioned() ? "bits" : unit;
      }
      String details =
          String.format(
              Locale.ROOT,
              "%,.0f samples/s  %s %.3f%s",
              report.samplesPerSecond(),
              unit,
              report.trainBitsPerSample(),
              heldOut);
      progress.update((double) report.step() / report.steps(), details);
    }

    /** In fewer words where there is what the notes save beside it: the line has 79 columns. */
    private static String heldOut(TrainingReport report) {
      return report.conditioned()
          ? String.format(
              Locale.ROOT,
              ", held %.2f, notes %.2f",
              report.heldOutBitsPerSample(),
              report.conditioningGain())
          : String.format(Locale.ROOT, ", held out %.3f", report.heldOutBitsPerSample());
    }

    @Override
    public void message(String line) {
      progress.message(line);
    }
  }
}
