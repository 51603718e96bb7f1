package org.wavenet4j.cli;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.wavenet4j.notes.NoteEvent;
import org.wavenet4j.train.data.CorpusItem;
import org.wavenet4j.train.data.Split;

class PianoExcerptTest {
  @Test
  void onsetsAreTheChordsThatBeginWithinTheExcerpt() {
    CorpusItem item = new CorpusItem("id", "", "", "", "", "midi/id.mid", 9000, Split.TEST);
    List<NoteEvent> notes =
        List.of(
            new NoteEvent(0.25, 0.5, 0.5, 60, 80),
            new NoteEvent(0.27, 0.5, 0.5, 64, 80),
            new NoteEvent(0.9, 2, 2, 67, 80),
            new NoteEvent(1, 2, 2, 72, 80));
    PianoExcerpt second = new PianoExcerpt(new Excerpt(item, 0, 4000), notes);
    assertArrayEquals(new double[] {0.25, 0.9}, second.onsets(4000));
    assertArrayEquals(new double[] {0.25, 0.9, 1}, second.onsets(3999));
  }
}
