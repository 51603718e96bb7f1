package org.wavenet4j.cli;

import java.util.List;
import java.util.Locale;
import java.util.concurrent.atomic.AtomicLong;
import org.wavenet4j.model.Model;
import org.wavenet4j.run.Engine;
import org.wavenet4j.run.LocalConditioning;

/**
 * A model beside simpler predictors on the same sound.
 *
 * @param bitsPerSample of the model
 * @param frames that all were measured on
 * @param baselines on the same frames
 */
record Evaluation(double bitsPerSample, long frames, Baselines baselines) {
  /** Measures on excerpts, at least one; the sound is of the model's rate. */
  static Evaluation of(Model model, CorpusSound sound, List<Excerpt> excerpts, Shell shell) {
    long frames = excerpts.stream().mapToLong(Excerpt::frames).sum();
    Engine engine = Engine.of(model);
    AtomicLong heard = new AtomicLong();
    long startNs = System.nanoTime();
    double bits;
    try (ProgressLine progress = shell.progress("evaluate")) {
      bits =
          BitsOverPieces.mean(
              excerpts,
              excerpt ->
                  BitsOverPieces.total(
                      engine,
                      LocalConditioning.NONE,
                      sound,
                      excerpt,
                      scored -> {
                        long done = heard.addAndGet(scored);
                        progress.update((double) done / frames, rate(done, startNs));
                      }));
    }
    return new Evaluation(bits, frames, Baselines.of(sound, model.spec().quantizer(), excerpts));
  }

  private static String rate(long frames, long startNs) {
    double seconds = Math.max(1e-9, (System.nanoTime() - startNs) / 1e9);
    return String.format(Locale.ROOT, "%,.0f samples/s", frames / seconds);
  }
}
