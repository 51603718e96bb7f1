package org.wavenet4j.train.search;

import java.io.IOException;
import java.nio.file.Files;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import org.wavenet4j.IoReason;
import org.wavenet4j.UserError;
import org.wavenet4j.train.data.Corpus;
import org.wavenet4j.train.loop.Diverged;
import org.wavenet4j.train.loop.LogEntry;
import org.wavenet4j.train.loop.MemoryShortage;
import org.wavenet4j.train.loop.RunFolder;
import org.wavenet4j.train.loop.Trainer;
import org.wavenet4j.train.loop.TrainingListener;
import org.wavenet4j.train.loop.TrainingLog;
import org.wavenet4j.train.loop.TrainingReport;
import org.wavenet4j.train.loop.TrainingResult;
import org.wavenet4j.train.recipe.Recipe;
import org.wavenet4j.train.recipe.RecipeReader;
import org.wavenet4j.train.tones.ToneProgress;

/** Tries one candidate: checks it, then trains it, from its checkpoint where it has one. */
final class CandidateTrial {
  private static final LogEntry NOTHING = new LogEntry(0, 0, 0, Double.NaN, Double.NaN, Double.NaN);

  private final SearchPlan plan;
  private final Corpus corpus;
  private final RunFolder folder;
  private final SpeedMeter meter;
  private final StopSwitch stop;
  private final SearchListener listener;
  private final int number;
  private final List<String> settings;
  private final Optional<MedianRule> rule;
  private Optional<NetworkFacts> facts = Optional.empty();
  private Optional<Outcome> hopeless = Optional.empty();

  /**
   * A trial.
   *
   * @param earlier results of the candidates before
   */
  CandidateTrial(
      SearchPlan plan,
      Corpus corpus,
      RunFolder folder,
      SpeedMeter meter,
      StopSwitch stop,
      SearchListener listener,
      int number,
      List<String> settings,
      List<CandidateResult> earlier) {
    this.plan = plan;
    this.corpus = corpus;
    this.folder = folder;
    this.meter = meter;
    this.stop = stop;
    this.listener = listener;
    this.number = number;
    this.settings = settings;
    this.rule = plan.earlyStopping().map(early -> new MedianRule(early, earlier));
  }

  /**
   * Tries it.
   *
   * @return empty where it was stopped, to go on another time
   * @throws UserError for what is not the candidate's fault, as a full disk
   */
  Optional<CandidateResult> run() {
    try {
      return checkedAndTrained();
    } catch (Diverged e) {
      String reason = "step %d: the loss is no longer a number".formatted(e.step());
      return Optional.of(result(new Outcome.Failed(reason)));
    } catch (OutOfMemoryError | RuntimeException e) {
      if (MemoryShortage.in(e).isEmpty()) {
        throw e;
      }
      return Optional.of(result(new Outcome.Failed("did not fit into memory")));
    }
  }

  private Optional<CandidateResult> checkedAndTrained() {
    boolean begun = folder.hasCheckpoint();
    Recipe recipe;
    Trainer trainer;
    if (begun) {
      recipe = RecipeReader.read(folder.recipeFile(), List.of()); // with the steps that were timed
      trainer = new Trainer(recipe, corpus, folder, new Watch());
    } else {
      try {
        Recipe changed = RecipeReader.changed(plan.recipe(), settings);
        recipe = plan.resolved(plan.budget().applied(changed));
        trainer = new Trainer(recipe, corpus, folder, new Watch());
      } catch (UserError e) {
        return refused(e.getMessage().lines().findFirst().orElse(""));
      }
    }
    Optional<String> refusal = refusal(recipe);
    // One that was begun had kept the constraints: on a busy machine its speed may look lower now.
    if (refusal.isPresent() && !begun) {
      return refused(refusal.get());
    }
    stop.training(trainer);
    return begun && judged(recipe.training().steps()) ? ended() : trained(trainer, recipe, begun);
  }

  /** Learns the network's facts, the cheap ones first: what is too large is not even measured. */
  private Optional<String> refusal(Recipe recipe) {
    NetworkFacts known = NetworkFacts.of(recipe.model());
    facts = Optional.of(known);
    Optional<String> refusal = plan.constraints().refusal(known);
    if (refusal.isPresent()) {
      return refusal;
    }
    NetworkFacts measured = known.measured(meter.timesRealTime(recipe.model()));
    facts = Optional.of(measured);
    return plan.constraints().refusal(measured);
  }

  private Optional<CandidateResult> trained(Trainer trainer, Recipe recipe, boolean begun) {
    TrainingResult training =
        begun
            ? trainer.resume()
            : trainer.start(
                plan.budget().minutes(), steps -> plan.resolved(recipe.withSteps(steps)));
    double bits = training.heldOutBitsPerSample();
    if (!training.finished()) {
      return ended();
    }
    return Optional.of(
        result(
            Double.isFinite(bits)
                ? new Outcome.Scored(bits)
                : new Outcome.Failed("the held-out bits per sample are no number")));
  }

  /** Of one that did not come to its end. */
  private Optional<CandidateResult> ended() {
    return hopeless.map(this::result);
  }

  private Optional<CandidateResult> refused(String reason) {
    return Optional.of(result(new Outcome.Refused(reason)));
  }

  private CandidateResult result(Outcome outcome) {
    List<LogEntry> log = log();
    LogEntry last = log.isEmpty() ? NOTHING : log.get(log.size() - 1);
    return new CandidateResult(
        number, settings, facts, last.step(), last.seconds(), curve(log), outcome);
  }

  /** Whether the log has an evaluation that stops it: the process may have ended right there. */
  private boolean judged(int steps) {
    List<Evaluation> curve = curve(log());
    for (int end = 1; end <= curve.size(); end++) {
      judge(curve.subList(0, end), steps);
    }
    return hopeless.isPresent();
  }

  /** Of one that came to its last step the score is known, however good. */
  private void judge(List<Evaluation> curve, long steps) {
    int last = curve.size() - 1;
    if (hopeless.isPresent() || rule.isEmpty() || curve.get(last).step() >= steps) {
      return;
    }
    OptionalDouble median = rule.get().beating(curve);
    if (median.isPresent()) {
      long step = curve.get(last).step();
      double best = MedianRule.best(curve, last);
      hopeless = Optional.of(new Outcome.Hopeless(step, best, median.getAsDouble()));
    }
  }

  private List<LogEntry> log() {
    try {
      return Files.exists(folder.logFile()) ? TrainingLog.read(folder.logFile()) : List.of();
    } catch (IOException e) {
      throw new UserError(folder.logFile() + ": cannot be read (" + IoReason.of(e) + ")", e);
    }
  }

  private static List<Evaluation> curve(List<LogEntry> log) {
    return log.stream()
        .filter(LogEntry::evaluated)
        .map(entry -> new Evaluation(entry.step(), entry.heldOutBitsPerSample()))
        .toList();
  }

  /** Hands everything on, and stops what is hopeless. */
  private final class Watch implements TrainingListener {
    @Override
    public void tones(ToneProgress progress) {
      listener.tones(progress);
    }

    @Override
    public void report(TrainingReport report) {
      listener.report(report);
      List<Evaluation> curve = report.evaluated() ? curve(log()) : List.of();
      if (!curve.isEmpty()) {
        judge(curve, report.steps());
        if (hopeless.isPresent()) {
          stop.stopTraining();
        }
      }
    }

    @Override
    public void message(String line) {
      listener.message(line);
    }
  }
}
