package org.wavenet4j.cli;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.function.BooleanSupplier;
import org.wavenet4j.UserError;
import org.wavenet4j.model.Model;
import org.wavenet4j.train.data.Split;

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
   * Measures and answers. An interrupt is held until what is done is told.
   *
   * @param folder of the corpus
   */
  void run(Model model, CorpusSound sound, Path folder, Split split, long maxFrames)
      throws IOException {
    try (StopOnInterrupt interrupt = new StopOnInterrupt()) {
      run(model, sound, folder, split, maxFrames, interrupt::requested);
    }
  }

  /** The same until {@code stop}. */
  void run(
      Model model,
      CorpusSound sound,
      Path folder,
      Split split,
      long maxFrames,
      BooleanSupplier stop)
      throws IOException {
    List<PianoExcerpt> pieces = PianoExcerpt.of(sound, sound.withNotes(split), maxFrames);
    PianoMeasurement measurement =
        new PianoMeasurement(
            model, sound, options.sampling(), options.linear(), options.kept(folder));
    List<PianoFindings> found = measurement.of(pieces, shell, stop);
    if (found.size() < pieces.size()) {
      shell.err().printf("interrupted: %d of %d pieces done%n", found.size(), pieces.size());
    }
    if (found.isEmpty()) {
      throw new UserError("interrupted before any piece was done, so there is nothing to tell");
    }
    tell(new PianoAnswer(found, pieces.size(), split, options.sampling()));
  }

  private void tell(PianoAnswer answer) throws IOException {
    if (json) {
      JsonAnswer.print(shell.out(), answer::write);
    } else {
      answer.print(shell.out());
    }
  }
}
