package org.wavenet4j.train.tones;

import java.util.List;
import java.util.concurrent.CancellationException;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;
import org.wavenet4j.Range;
import org.wavenet4j.UserError;
import org.wavenet4j.model.ToneSpec;
import org.wavenet4j.model.Tones;
import org.wavenet4j.train.data.Corpus;
import org.wavenet4j.train.data.Split;
import org.wavenet4j.train.device.Threads;
import org.wavenet4j.train.tile.WorkerPool;

/**
 * Fits {@link Tones} to the training pieces of a corpus, from their sound and their notes: whole
 * pieces, evenly spread over the split, of at most half an hour together (of a longer piece, its
 * beginning). Envelopes are fitted to all notes at once; in between, high keys are looked for where
 * they sound, frequencies follow their phases, and the laws of velocity and dampers what is left.
 * The same corpus, description and number of passes give the same bytes, whatever the number of
 * threads.
 *
 * <p>Sound whose notes are not its own, or not to a fraction of a period, is explained little, and
 * its tones are as much quieter than it.
 */
public final class ToneFit {
  private static final int MOST_PASSES = 200;
  // Each rests on the one before: phases over longer times, and what velocity and dampers do once
  // envelopes and frequencies are nearly right.
  private static final List<Stage> STAGES =
      List.of(
          new Stage(0.12, 0.06, Also.PITCH),
          new Stage(0.24, 0.15, Also.NOTHING),
          new Stage(0.41, 0.35, Also.NOTHING),
          new Stage(0.65, 0.6, Also.TOUCH),
          new Stage(0.82, 0.6, Also.TOUCH));

  /** What is refined beside the frequencies that phases tell. */
  private enum Also {
    /** Where high keys are tuned to, which phases do not tell. */
    PITCH,
    /** Velocities and fades. */
    TOUCH,
    NOTHING
  }

  /**
   * Where envelopes are left for a moment.
   *
   * @param share of all passes
   * @param tunedOverSeconds as {@link Tuning} has it
   * @param also what else is refined, before
   */
  private record Stage(double share, double tunedOverSeconds, Also also) {}

  private final Corpus corpus;
  private final ToneSpec spec;
  private final int passes;

  /**
   * Plans a fit.
   *
   * @param passes how many times the pieces are gone through, 1 to {@value #MOST_PASSES}; 16 come
   *     close to the best
   */
  public ToneFit(Corpus corpus, ToneSpec spec, int passes) {
    Range.check("passes", passes, 1, MOST_PASSES);
    this.corpus = corpus;
    this.spec = spec;
    this.passes = passes;
  }

  /**
   * Fits, on as many threads as the process has; they end with the fit.
   *
   * @param progress is told when it begins, and after each pass
   * @param stop is asked, on any thread, before each piece of each pass
   * @throws CancellationException if {@code stop} said so
   * @throws UserError if there are no training pieces, or one has no MIDI file or cannot be read
   */
  public Tones fit(Consumer<ToneProgress> progress, BooleanSupplier stop) {
    return fit(Threads.ofProcess().count(), progress, stop);
  }

  Tones fit(int threads, Consumer<ToneProgress> progress, BooleanSupplier stop) {
    try (WorkerPool pool = new WorkerPool(threads)) {
      progress.accept(new ToneProgress(0, passes, 0));
      Rehearsal rehearsal = new Rehearsal(TonePieces.of(corpus, Split.TRAIN), pool, stop);
      return fit(rehearsal, UntunedPiano.tones(spec, corpus.sampleRateHz()), progress);
    }
  }

  private Tones fit(Rehearsal rehearsal, Tones start, Consumer<ToneProgress> progress) {
    EnvelopeFit envelopes = new EnvelopeFit(rehearsal, start);
    int stages = 0;
    for (int pass = 1; pass <= passes; pass++) {
      envelopes.pass();
      double explainedDb = rehearsal.explainedDb(envelopes.error());
      progress.accept(new ToneProgress(pass, passes, explainedDb));
      boolean next = stages < STAGES.size() && pass < passes;
      if (next && pass >= Math.rint(STAGES.get(stages).share() * passes)) {
        envelopes = new EnvelopeFit(rehearsal, refine(rehearsal, envelopes, STAGES.get(stages)));
        stages++;
      }
    }
    return envelopes.tones();
  }

  private static Tones refine(Rehearsal rehearsal, EnvelopeFit envelopes, Stage stage) {
    Tones tones = envelopes.tones();
    float[][] residual = envelopes.residual();
    Tones refined =
        switch (stage.also()) {
          case PITCH -> new PitchSearch(rehearsal).refine(tones, residual);
          case TOUCH -> new TouchFit(rehearsal).refine(tones, residual, envelopes.error());
          case NOTHING -> tones;
        };
    return new Tuning(rehearsal.sampleRateHz(), stage.tunedOverSeconds()).refine(refined);
  }
}
