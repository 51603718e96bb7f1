package org.wavenet4j.train.piano;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.wavenet4j.measure.Chroma;
import org.wavenet4j.measure.OnsetDetector;
import org.wavenet4j.measure.OnsetLag;
import org.wavenet4j.measure.OnsetScore;
import org.wavenet4j.notes.MidiNotes;
import org.wavenet4j.notes.NoteEvent;

/** The meters at the true renderings of all held-out pieces, three minutes: what they can tell. */
class PianoMeasuresTest {
  private static final Path DEMO = Path.of("..", "datasets", "piano-demo");
  private static final int RATE_HZ = 16_000;
  private static final Set<String> HELD_OUT =
      Set.of(
          "bach-jesu-joy",
          "joplin-entertainer-strain",
          "etude-05",
          "petzold-minuet-anh114",
          "mozart-sonata-k331-theme",
          "etude-06");

  private static final List<Rendering> renderings = new ArrayList<>();

  private record Rendering(String id, double[] onsets, float[] sound) {
    double seconds() {
      return (double) sound.length / RATE_HZ;
    }
  }

  @BeforeAll
  static void render() {
    for (PianoPiece piece : PianoCorpus.pieces(DEMO, RATE_HZ, 1, 6)) {
      if (HELD_OUT.contains(piece.id())) {
        List<NoteEvent> notes = MidiNotes.parse(piece.midi(), piece.id()).notes();
        double[] starts = notes.stream().mapToDouble(NoteEvent::startSeconds).toArray();
        renderings.add(new Rendering(piece.id(), OnsetScore.chords(starts), piece.render()));
      }
    }
    assertEquals(HELD_OUT.size(), renderings.size());
  }

  @Test
  void onsetsOfTrueRenderingsAreFound() {
    OnsetDetector detector = new OnsetDetector(RATE_HZ);
    OnsetScore total = new OnsetScore(0, 0, 0);
    OnsetScore chance = total;
    double seconds = 0;
    for (Rendering piece : renderings) {
      double[] found = detector.onsets(piece.sound());
      OnsetScore score = OnsetScore.of(piece.onsets(), found);
      assertTrue(score.f1() >= 0.95, piece.id() + ": F1 " + score.f1());
      total = total.plus(score);
      chance = chance.plus(OnsetScore.chance(piece.onsets(), found, piece.seconds()));
      seconds += piece.seconds();
    }
    assertTrue(seconds > 120, seconds + " s");
    assertTrue(total.f1() >= 0.98, "F1 " + total.f1());
    assertTrue(chance.f1() < 0.35, "chance " + chance.f1());
  }

  @Test
  void strokesThatLieOnTheirSamplesDoNotLag() {
    OnsetLag lag = new OnsetLag();
    for (Rendering piece : renderings) {
      lag.add(piece.sound(), RATE_HZ, piece.onsets());
    }
    assertEquals(0, lag.milliseconds().orElseThrow(), 1);
  }

  @Test
  void onsetsOfAnotherPieceScoreLikeChance() {
    OnsetDetector detector = new OnsetDetector(RATE_HZ);
    for (int i = 0; i < renderings.size(); i++) {
      Rendering other = renderings.get((i + 1) % renderings.size());
      double[] found = detector.onsets(other.sound());
      OnsetScore score = OnsetScore.of(renderings.get(i).onsets(), found);
      assertTrue(score.f1() < 0.55, renderings.get(i).id() + ": F1 " + score.f1());
    }
  }

  @Test
  void chromaTellsARenderingFromItsNotesShuffledAndFromOtherPieces() {
    List<Chroma> chromas =
        renderings.stream().map(piece -> Chroma.of(piece.sound(), RATE_HZ)).toList();
    for (int i = 0; i < chromas.size(); i++) {
      Chroma chroma = chromas.get(i);
      String id = renderings.get(i).id();
      assertEquals(1, chroma.cosine(chroma), 1e-6, id);
      double shuffled = chroma.shuffledCosine(chroma, 1);
      assertTrue(shuffled > 0.3 && shuffled < 0.75, id + " shuffled: " + shuffled);
      double other = chromas.get((i + 1) % chromas.size()).cosine(chroma);
      assertTrue(other < 0.7, id + " with the next: " + other);
    }
  }
}
