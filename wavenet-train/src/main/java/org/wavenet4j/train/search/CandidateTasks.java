package org.wavenet4j.train.search;

import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.Properties;
import java.util.concurrent.Callable;
import java.util.function.BiFunction;
import org.deeplearning4j.arbiter.optimize.api.Candidate;
import org.deeplearning4j.arbiter.optimize.api.OptimizationResult;
import org.deeplearning4j.arbiter.optimize.api.TaskCreator;
import org.deeplearning4j.arbiter.optimize.api.data.DataProvider;
import org.deeplearning4j.arbiter.optimize.api.data.DataSource;
import org.deeplearning4j.arbiter.optimize.api.score.ScoreFunction;
import org.deeplearning4j.arbiter.optimize.runner.CandidateInfo;
import org.deeplearning4j.arbiter.optimize.runner.CandidateStatus;
import org.deeplearning4j.arbiter.optimize.runner.IOptimizationRunner;
import org.deeplearning4j.arbiter.optimize.runner.listener.StatusListener;
import org.jspecify.annotations.Nullable;

/**
 * Arbiter's candidates as tasks. What Arbiter hears of one is its score, or that it failed: a NaN
 * that came first would stay its best.
 */
@SuppressWarnings({"rawtypes", "deprecation"}) // as the interface has it
final class CandidateTasks implements TaskCreator {
  /** When a candidate began and ended, which Arbiter only shows, is of no use here. */
  private static final long NO_TIME = 0;

  private final BiFunction<Integer, List<String>, Optional<OptionalDouble>> trial;

  /**
   * Tasks of a search.
   *
   * @param trial from number and settings to a score, none for a bad candidate; empty where the
   *     search ends before
   */
  CandidateTasks(BiFunction<Integer, List<String>, Optional<OptionalDouble>> trial) {
    this.trial = trial;
  }

  @Override
  public Callable<OptimizationResult> create(
      Candidate candidate,
      @Nullable DataProvider provider,
      ScoreFunction score,
      List<StatusListener> listeners,
      IOptimizationRunner runner) {
    return () -> result(candidate);
  }

  @Override
  public Callable<OptimizationResult> create(
      Candidate candidate,
      Class<? extends DataSource> source,
      Properties properties,
      ScoreFunction score,
      List<StatusListener> listeners,
      IOptimizationRunner runner) {
    return () -> result(candidate);
  }

  private OptimizationResult result(Candidate candidate) {
    Optional<OptionalDouble> tried = trial.apply(candidate.getIndex() + 1, settings(candidate));
    CandidateStatus status =
        tried
            .map(score -> score.isPresent() ? CandidateStatus.Complete : CandidateStatus.Failed)
            .orElse(CandidateStatus.Cancelled);
    OptionalDouble known = tried.orElse(OptionalDouble.empty());
    @Nullable Double score = known.isPresent() ? known.getAsDouble() : null;
    CandidateInfo info =
        new CandidateInfo(
            candidate.getIndex(),
            status,
            score,
            NO_TIME,
            NO_TIME,
            NO_TIME,
            candidate.getFlatParameters(),
            null);
    return new OptimizationResult(candidate, score, candidate.getIndex(), null, info, null);
  }

  private static List<String> settings(Candidate candidate) {
    return ((List<?>) candidate.getValue()).stream().map(Object::toString).toList();
  }
}
