package org.wavenet4j.cli;

import java.util.List;
import java.util.Locale;
import org.wavenet4j.train.loop.TrainingReport;
import org.wavenet4j.train.search.CandidateResult;
import org.wavenet4j.train.search.SearchListener;
import org.wavenet4j.train.search.SearchPlan;
import org.wavenet4j.train.tones.ToneProgress;

/** A search in the progress line: the whole of it with the time left, the best so far above it. */
final class SearchProgress implements SearchListener {
  /** First in the line. */
  static final String JOB = "tune";

  private static final int TABLE_ROWS = 5;

  private final SearchPlan plan;
  private final ProgressLine progress;
  private int number;
  private int kept;
  private String heldOut = "";

  SearchProgress(SearchPlan plan, ProgressLine progress) {
    this.plan = plan;
    this.progress = progress;
  }

  @Override
  public void begins(int candidate, List<String> settings) {
    tellKept();
    number = candidate;
    heldOut = "";
    progress.message(
        "Candidate %d of %d: %s".formatted(number, plan.candidates(), String.join(" ", settings)));
    update(0, "");
  }

  @Override
  public void ended(CandidateResult result, boolean known, List<CandidateResult> results) {
    if (known) {
      kept++;
      if (result.number() == plan.candidates()) {
        tellKept();
      }
      return;
    }
    update(1, "");
    String reason = result.outcome().reason();
    if (!reason.isEmpty()) {
      progress.message("  " + result.outcome().name() + ": " + reason);
    }
    if (result.number() < plan.candidates()) {
      SearchTable.lines(results, TABLE_ROWS).forEach(progress::message);
    }
  }

  private void tellKept() {
    if (kept > 0) {
      progress.message(
          "%d of %d candidates are known from before.".formatted(kept, plan.candidates()));
      kept = 0;
    }
  }

  @Override
  public void tones(ToneProgress fit) {
    update(0, "tones, pass %d of %d".formatted(fit.pass(), fit.passes()));
  }

  @Override
  public void report(TrainingReport report) {
    if (report.evaluated()) {
      heldOut = String.format(Locale.ROOT, ", held out %.3f", report.heldOutBitsPerSample());
    }
    update(
        (double) report.step() / report.steps(),
        String.format(Locale.ROOT, "bits %.3f%s", report.trainBitsPerSample(), heldOut));
  }

  @Override
  public void message(String line) {
    progress.message("  " + line);
  }

  private void update(double fraction, String details) {
    String candidate = "candidate %d/%d".formatted(number, plan.candidates());
    progress.update(
        (number - 1 + fraction) / plan.candidates(),
        details.isEmpty() ? candidate : candidate + "  " + details);
  }
}
