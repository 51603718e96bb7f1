package org.wavenet4j.cli;

import java.util.List;
import org.wavenet4j.measure.OnsetScore;
import org.wavenet4j.model.WaveNetSpec;
import org.wavenet4j.notes.NoteConditioning;
import org.wavenet4j.notes.NoteEvent;
import org.wavenet4j.notes.PianoRoll;
import org.wavenet4j.train.data.Corpus;
import org.wavenet4j.train.data.CorpusItem;
import org.wavenet4j.train.data.CorpusMidi;

/**
 * The beginning of a piece and the notes that it was rendered from.
 *
 * @param sound from the piece's first frame on
 * @param notes of the whole piece
 */
record PianoExcerpt(Excerpt sound, List<NoteEvent> notes) {
  /** Of those pieces, so many frames in all, as {@link CorpusSound#beginning} spreads them. */
  static List<PianoExcerpt> of(Corpus corpus, List<CorpusItem> pieces, long maxFrames) {
    CorpusMidi midi = new CorpusMidi(corpus);
    return CorpusSound.beginning(pieces, maxFrames).stream()
        .map(excerpt -> new PianoExcerpt(excerpt, midi.read(excerpt.item()).notes()))
        .toList();
  }

  /**
   * What a network is told of the piece, for one stream.
   *
   * @throws org.wavenet4j.UserError if the network was not trained on notes
   */
  NoteConditioning conditioning(WaveNetSpec spec) {
    return new NoteConditioning(new PianoRoll(notes, spec.sampleRateHz()), spec.conditioning());
  }

  /** Seconds at which strokes begin that the excerpt has, a chord's as one. */
  double[] onsets(int sampleRateHz) {
    double seconds = (double) sound.frames() / sampleRateHz;
    return OnsetScore.chords(
        notes.stream()
            .mapToDouble(NoteEvent::startSeconds)
            .filter(start -> start < seconds)
            .sorted()
            .toArray());
  }
}
