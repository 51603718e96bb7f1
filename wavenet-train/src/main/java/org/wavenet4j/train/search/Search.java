package org.wavenet4j.train.search;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.concurrent.atomic.AtomicReference;
import org.deeplearning4j.arbiter.optimize.api.termination.TerminationCondition;
import org.deeplearning4j.arbiter.optimize.config.OptimizationConfiguration;
import org.deeplearning4j.arbiter.optimize.runner.IOptimizationRunner;
import org.deeplearning4j.arbiter.optimize.runner.LocalOptimizationRunner;
import org.jspecify.annotations.Nullable;
import org.wavenet4j.IoReason;
import org.wavenet4j.UserError;
import org.wavenet4j.train.data.Corpus;
import org.wavenet4j.train.data.FolderLock;

/**
 * Tries the candidates of a plan, one after the other. A search that goes on draws all its
 * candidates again, in the same order, and takes the results that are kept for the first of them:
 * so generators that learn from scores need no state on the disk.
 */
public final class Search {
  private final SearchPlan plan;
  private final Corpus corpus;
  private final SearchFolder folder;
  private final SpeedMeter meter;
  private final SearchListener listener;
  private final StopSwitch stop = new StopSwitch();
  private final AtomicReference<@Nullable Throwable> failure = new AtomicReference<>();
  private final List<CandidateResult> results = new ArrayList<>();

  /** A search, begun or to be begun in {@code folder}. */
  public Search(
      SearchPlan plan,
      Corpus corpus,
      SearchFolder folder,
      SpeedMeter meter,
      SearchListener listener) {
    this.plan = plan;
    this.corpus = corpus;
    this.folder = folder;
    this.meter = meter;
    this.listener = listener;
  }

  /** Asks to end: the candidate that is trained is saved first. From any thread. */
  public void requestStop() {
    stop.request();
  }

  /**
   * Tries what was not tried yet.
   *
   * @throws UserError if the folder is another search's, is searched by another process, or cannot
   *     be written
   */
  public SearchResult run() {
    folder.begin(plan);
    try {
      FolderLock lock = FolderLock.take(folder.path(), "searched", "--out");
      try {
        execute();
        folder.tell(plan, earlier());
      } finally {
        lock.close();
      }
    } catch (IOException e) {
      throw new UserError(folder.path() + ": cannot be written (" + IoReason.of(e) + ")", e);
    }
    List<CandidateResult> all = earlier();
    return new SearchResult(all, all.size() == plan.candidates());
  }

  private void execute() {
    HeldOutBits score = new HeldOutBits();
    OptimizationConfiguration configuration =
        new OptimizationConfiguration.Builder()
            .candidateGenerator(Generators.of(plan, score))
            .scoreFunction(score)
            .terminationConditions(new Ended())
            .build();
    new LocalOptimizationRunner(1, configuration, new CandidateTasks(this::tried)).execute();
    Throwable failed = failure.get();
    if (failed instanceof Error error) {
      throw error;
    }
    if (failed instanceof RuntimeException exception) {
      throw exception;
    }
  }

  /** On Arbiter's thread; what it throws would count as a candidate that failed. */
  private Optional<OptionalDouble> tried(int number, List<String> settings) {
    try {
      if (stop.requested()) {
        return Optional.empty();
      }
      Optional<CandidateResult> result = result(number, settings);
      result.ifPresent(this::add);
      return result.map(this::forArbiter);
    } catch (Error | RuntimeException e) {
      failure.set(e);
      return Optional.empty();
    }
  }

  private Optional<CandidateResult> result(int number, List<String> settings) {
    Optional<CandidateResult> kept = folder.result(number);
    if (kept.isPresent()) {
      requireSame(kept.get(), number, settings);
      listener.ended(kept.get(), true, with(kept.get()));
      return kept;
    }
    listener.begins(number, settings);
    Optional<CandidateResult> result = repeated(number, settings).or(() -> trial(number, settings));
    result.ifPresent(
        known -> {
          folder.keep(known);
          folder.tell(plan, with(known));
          listener.ended(known, false, with(known));
        });
    return result;
  }

  private Optional<CandidateResult> trial(int number, List<String> settings) {
    CandidateTrial trial =
        new CandidateTrial(
            plan, corpus, folder.run(number), meter, stop, listener, number, settings, earlier());
    Optional<CandidateResult> result = trial.run();
    // A graph is as large as the next candidate's will be, and lies outside of Java's heap.
    System.gc();
    return result;
  }

  private Optional<CandidateResult> repeated(int number, List<String> settings) {
    return earlier().stream()
        .filter(other -> other.settings().equals(settings))
        .findFirst()
        .map(
            other ->
                CandidateResult.untrained(
                    number, settings, other.facts(), new Outcome.Repeated(other.number())));
  }

  private void requireSame(CandidateResult kept, int number, List<String> settings) {
    if (kept.number() != number || !kept.settings().equals(settings)) {
      throw new UserError(
          "%s: is of another candidate (%s) than this search has there (%s); give another --out"
              .formatted(
                  folder.resultFile(number),
                  String.join(" ", kept.settings()),
                  String.join(" ", settings)));
    }
  }

  private void add(CandidateResult result) {
    synchronized (results) {
      results.add(result);
    }
  }

  private List<CandidateResult> earlier() {
    synchronized (results) {
      return List.copyOf(results);
    }
  }

  private List<CandidateResult> with(CandidateResult last) {
    List<CandidateResult> all = new ArrayList<>(earlier());
    all.add(last);
    return all;
  }

  /** What a generator may learn from: also how far a hopeless one came. */
  private OptionalDouble forArbiter(CandidateResult result) {
    if (result.outcome() instanceof Outcome.Repeated repeated) {
      return forArbiter(earlier().get(repeated.number() - 1));
    }
    return result.outcome().bitsPerSample();
  }

  /** Arbiter goes on for ever after a grid's last candidate, so it is told the end. */
  private final class Ended implements TerminationCondition {
    @Override
    public void initialize(IOptimizationRunner runner) {
      // Nothing to prepare.
    }

    @Override
    public boolean terminate(IOptimizationRunner runner) {
      return failure.get() != null || stop.requested() || earlier().size() >= plan.candidates();
    }
  }
}
