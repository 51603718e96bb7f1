package org.wavenet4j.cli;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.function.BooleanSupplier;
import org.wavenet4j.UserError;
import org.wavenet4j.model.Model;
import org.wavenet4j.model.WaveNetSpec;
import org.wavenet4j.notes.NoteConditioning;
import org.wavenet4j.notes.PianoRoll;
import org.wavenet4j.run.Sampling;
import org.wavenet4j.train.data.Corpus;
import org.wavenet4j.train.data.CorpusItem;

/**
 * {@code evaluate --task midi-piano}: a model that is told notes, on pieces whose notes are known.
 */
final class PianoTask {
  private final Shell shell;
  private final PianoTaskOptions options;
  private final boolean json;

  PianoTask(Shell shell, PianoTaskOptions options, boolean json) {
    this.shell = shell;
    this.options = options;
    this.json = json;
  }

  /**
   * Refuses a model that is told anything else than notes.
   *
   * @throws UserError naming its file
   */
  static void requireNotes(Path modelFile, WaveNetSpec spec) {
    Where.in(
        modelFile,
        () ->
            new NoteConditioning(
                new PianoRoll(List.of(), spec.sampleRateHz()), spec.conditioning()));
  }

  /** Measures and answers. An interrupt is held until what is done is told. */
  void run(Model model, Corpus corpus, SplitChoice split, long maxFrames) throws IOException {
    try (StopOnInterrupt interrupt = new StopOnInterrupt()) {
      run(model, corpus, split, maxFrames, interrupt::requested);
    }
  }

  /** The same until {@code stop}. */
  void run(Model model, Corpus corpus, SplitChoice split, long maxFrames, BooleanSupplier stop)
      throws IOException {
    CorpusSound sound = new CorpusSound(corpus);
    List<PianoExcerpt> pieces = PianoExcerpt.of(corpus, withMidi(corpus, split), maxFrames);
    Sampling sampling = options.sampling(model.spec());
    PianoMeasurement measurement =
        new PianoMeasurement(
            model, sound, sampling, options.linear(), options.kept(corpus.folder()));
    List<PianoFindings> found = measurement.of(pieces, shell, stop);
    if (found.size() < pieces.size()) {
      shell.err().printf("interrupted: %d of %d pieces done%n", found.size(), pieces.size());
    }
    if (found.isEmpty()) {
      throw new UserError(
          "evaluate: interrupted before any piece was done, so there is nothing to tell");
    }
    tell(new PianoAnswer(found, pieces.size(), split, sampling));
  }

  /**
   * The pieces of a split whose notes are known.
   *
   * @throws UserError if there are none
   */
  static List<CorpusItem> withMidi(Corpus corpus, SplitChoice split) {
    List<CorpusItem> items =
        split.items(corpus).stream().filter(item -> !item.midiFile().isEmpty()).toList();
    if (items.isEmpty()) {
      throw new UserError(
          "%s: no piece of its split %s has MIDI; try another --split, or a corpus that was made with MIDI"
              .formatted(corpus.folder(), split.label()));
    }
    return items;
  }

  private void tell(PianoAnswer answer) throws IOException {
    if (json) {
      JsonAnswer.print(shell.out(), answer::write);
    } else {
      answer.print(shell.out());
    }
  }
}
