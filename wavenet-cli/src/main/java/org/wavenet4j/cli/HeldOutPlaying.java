package org.wavenet4j.cli;

import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.wavenet4j.model.Model;
import org.wavenet4j.train.data.Corpus;
import org.wavenet4j.train.data.CorpusItem;
import org.wavenet4j.train.data.Split;

/**
 * A run's model on the beginnings of all pieces of the test split, which nothing was chosen by, and
 * beside the model that ships on one of them.
 *
 * @param all of the run's model, the pieces as one
 * @param baselines on the same sound
 * @param piece the longest, which the rest is about
 * @param rendering its beginning as the corpus has it
 * @param trained the same as the run's model plays it
 * @param shipped the same as the model that ships plays it; empty where there is none
 */
record HeldOutPlaying(
    PianoFindings all,
    Baselines baselines,
    CorpusItem piece,
    float[] rendering,
    Performance trained,
    Optional<Performance> shipped) {
  /** Of each piece: enough to hear and to compare by, and done in half a minute. */
  private static final int SECONDS = 9;

  /**
   * Plays and measures.
   *
   * @param shipped of the corpus's rate, as {@code model}
   * @throws org.wavenet4j.UserError if no piece of the test split has MIDI
   */
  static HeldOutPlaying of(Model model, Optional<Model> shipped, Corpus corpus, Shell shell) {
    CorpusSound sound = new CorpusSound(corpus);
    List<CorpusItem> items = PianoTask.withMidi(corpus, SplitChoice.of(Split.TEST.label()));
    long frames = (long) SECONDS * corpus.sampleRateHz() * items.size();
    List<PianoExcerpt> pieces = PianoExcerpt.of(corpus, items, frames);
    PianoExcerpt longest =
        pieces.stream()
            .max(Comparator.comparingLong(piece -> piece.sound().item().frames()))
            .orElseThrow();
    List<Performance> performances = Performance.of(model, sound, pieces, shell);
    Excerpt played = longest.sound();
    return new HeldOutPlaying(
        PianoFindings.pooled(performances.stream().map(Performance::findings).toList()),
        Baselines.of(
            sound, model.spec().quantizer(), pieces.stream().map(PianoExcerpt::sound).toList()),
        played.item(),
        sound.read(played.item(), played.startFrame(), (int) played.frames()),
        performances.get(pieces.indexOf(longest)),
        shipped.map(other -> Performance.of(other, sound, List.of(longest), shell).get(0)));
  }
}
