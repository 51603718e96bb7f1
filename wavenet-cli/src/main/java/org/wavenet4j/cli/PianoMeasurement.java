package org.wavenet4j.cli;

import java.util.List;
import java.util.Optional;
import java.util.concurrent.CancellationException;
import java.util.function.BooleanSupplier;
import org.wavenet4j.measure.RenderingLikeness;
import org.wavenet4j.model.Model;
import org.wavenet4j.run.Engine;
import org.wavenet4j.run.Generator;
import org.wavenet4j.run.LocalConditioning;
import org.wavenet4j.run.Sampling;

/** Measures a model of a piano on pieces, several at a time, each from its start. */
final class PianoMeasurement {
  // The network hears every frame with and without notes, and draws as many.
  private static final int ROUNDS_OF_MODEL = 3;
  private static final int ROUNDS_OF_LINEAR_PREDICTION = 2;

  private final Engine engine;
  private final CorpusSound corpus;
  private final Sampling sampling;
  private final boolean linear;
  private final Optional<? extends SoundKeeper> kept;

  /**
   * A measurement of one model.
   *
   * @param sampling of what is generated, for every piece alike
   * @param linear whether linear prediction is measured too
   * @param kept where generated sound is kept, if it is
   */
  PianoMeasurement(
      Model model,
      CorpusSound corpus,
      Sampling sampling,
      boolean linear,
      Optional<? extends SoundKeeper> kept) {
    this.engine = Engine.of(model);
    this.corpus = corpus;
    this.sampling = sampling;
    this.linear = linear;
    this.kept = kept;
  }

  /**
   * What was found, in the order of the pieces; without those that were not at their end when it
   * was to stop.
   *
   * @param pieces at least one
   * @throws org.wavenet4j.UserError if the model was not trained on notes
   */
  List<PianoFindings> of(List<PianoExcerpt> pieces, Shell shell, BooleanSupplier stop) {
    int rounds = ROUNDS_OF_MODEL + (linear ? ROUNDS_OF_LINEAR_PREDICTION : 0);
    long frames = pieces.stream().mapToLong(piece -> piece.sound().frames()).sum();
    try (ProgressLine progress = shell.progress("evaluate")) {
      FramesDone done = new FramesDone(rounds * frames, progress, stop);
      return PieceThreads.map(pieces, piece -> unlessStopped(piece, done)).stream()
          .flatMap(Optional::stream)
          .toList();
    }
  }

  private Optional<PianoFindings> unlessStopped(PianoExcerpt piece, FramesDone done) {
    try {
      return Optional.of(findings(piece, done));
    } catch (CancellationException e) {
      return Optional.empty();
    }
  }

  private PianoFindings findings(PianoExcerpt piece, FramesDone done) {
    Excerpt excerpt = piece.sound();
    LocalConditioning notes = piece.conditioning(engine.spec());
    double bits = BitsOverPieces.total(engine, notes, corpus, excerpt, done);
    LocalConditioning none = LocalConditioning.zeros(notes.channels());
    double bitsWithoutNotes = BitsOverPieces.total(engine, none, corpus, excerpt, done);
    float[] rendering = corpus.read(excerpt.item(), 0, (int) excerpt.frames());
    float[] generated = generate(piece, done);
    kept.ifPresent(
        sounds -> sounds.keep(excerpt.item().id(), generated, rendering, corpus.sampleRateHz()));
    double[] onsets = piece.onsets(corpus.sampleRateHz());
    return new PianoFindings(
        excerpt.item().id(),
        excerpt.frames(),
        bits / excerpt.frames(),
        bitsWithoutNotes / excerpt.frames(),
        linear
            ? Optional.of(LinearPredictionBits.of(corpus, engine.spec().quantizer(), excerpt, done))
            : Optional.empty(),
        RenderingLikeness.of(generated, rendering, onsets, corpus.sampleRateHz()),
        RenderingLikeness.of(rendering, rendering, onsets, corpus.sampleRateHz()));
  }

  /** What {@code wavenet play} of the piece's MIDI file begins with. */
  private float[] generate(PianoExcerpt piece, FramesDone done) {
    float[] sound = new float[(int) piece.sound().frames()];
    int block = Math.max(1, corpus.sampleRateHz() / 10);
    LocalConditioning notes = piece.conditioning(engine.spec());
    try (Generator generator = new Generator(engine, sampling, notes, new float[0])) {
      for (int at = 0; at < sound.length; at += block) {
        int count = Math.min(block, sound.length - at);
        generator.generate(sound, at, count);
        done.accept(count);
      }
    }
    return sound;
  }
}
