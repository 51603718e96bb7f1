package org.wavenet4j.cli;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.wavenet4j.measure.SoundStatistics;
import org.wavenet4j.train.loop.LogEntry;

/** Says in plain words what was measured, and no more than that. */
final class Findings {
  private Findings() {}

  /** On a run that has ended. */
  static List<String> of(RunSummary run) {
    List<String> findings = new ArrayList<>();
    if (!run.log().isEmpty()) {
      findings.add(training(run, run.log().get(run.log().size() - 1)));
    }
    List<LogEntry> evaluated = run.log().stream().filter(LogEntry::evaluated).toList();
    if (!evaluated.isEmpty()) {
      findings.add(learning(run, evaluated));
    }
    findings.add(sound(run.generated(), run.real()));
    return findings;
  }

  private static String training(RunSummary run, LogEntry last) {
    return text(
        "Trained for %.1f minutes: %,d steps, %.1f minutes of audio at %,.0f samples a second.",
        last.seconds() / 60,
        last.step(),
        last.samples() / 60.0 / run.corpus().sampleRateHz(),
        last.samples() / Math.max(1e-9, last.seconds()));
  }

  private static String learning(RunSummary run, List<LogEntry> evaluated) {
    LogEntry first = evaluated.get(0);
    LogEntry last = evaluated.get(evaluated.size() - 1);
    return text(
            "Held-out bits per sample: %.2f after step %d, %.2f at the end. ",
            first.heldOutBitsPerSample(), first.step(), last.heldOutBitsPerSample())
        + beside(last.heldOutBitsPerSample(), run.baselines());
  }

  /** A score beside those of simpler predictors. */
  private static String beside(double bitsPerSample, Baselines baselines) {
    String caveat = baselines.unigramCaveat();
    return text(
        "Guessing evenly costs %.2f, by how often each code occurs (unigram%s) %.2f, by an adaptive "
            + "linear predictor of order 32 %.2f: the network is %s the unigram and %s the linear "
            + "predictor.",
        baselines.uniform(),
        caveat.isEmpty() ? "" : ", " + caveat,
        baselines.unigram(),
        baselines.linearPredictor(),
        better(bitsPerSample, baselines.unigram()),
        better(bitsPerSample, baselines.linearPredictor()));
  }

  private static String better(double bitsPerSample, double baseline) {
    return bitsPerSample < baseline ? "better than" : "not yet as good as";
  }

  private static String sound(SoundStatistics generated, SoundStatistics real) {
    return text(
        "Generated sound beside real: silent %.1f %% of the time (real: %.1f %%), clipped %.3f %% "
            + "of the samples (%.3f %%), spectral flatness %.4f (%.4f; near 0 for tones, 0.56 for "
            + "white noise), level %.1f dB (%.1f dB).",
        100 * generated.silentFraction(),
        100 * real.silentFraction(),
        100 * generated.clippedFraction(),
        100 * real.clippedFraction(),
        generated.spectralFlatness(),
        real.spectralFlatness(),
        generated.rmsDbfs(),
        real.rmsDbfs());
  }

  static String text(String format, Object... values) {
    return String.format(Locale.ROOT, format, values);
  }
}
