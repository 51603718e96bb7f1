package org.wavenet4j.train.tones;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.wavenet4j.model.ToneSpec;
import org.wavenet4j.model.Tones;
import org.wavenet4j.notes.NoteEvent;
import org.wavenet4j.train.data.Split;
import org.wavenet4j.train.tile.WorkerPool;

class EnvelopeCurvatureTest {
  private static final double RIDGE = 3;

  @TempDir Path folder;

  /** The adjoint of playing it is nearly the curvature times it; here the ridge is added. */
  @Test
  void solvingUndoesPlayingAndItsAdjointForAPartialAlone() throws IOException {
    Rehearsal rehearsal =
        new Rehearsal(
            TonePieces.of(SmallPiano.corpus(folder), Split.TRAIN), new WorkerPool(1), () -> false);
    int key = 64 - NoteEvent.LOWEST_PITCH;
    Tones tones = onePartial(key);
    double[] products =
        rehearsal.adjoint(
            tones, new Turns(tones, SmallPiano.SAMPLE_RATE_HZ), rehearsal.play(tones));
    for (int i = 0; i < products.length; i++) {
      products[i] += RIDGE * tones.envelopes()[i];
    }
    double[] solved = rehearsal.curvature(tones, RIDGE).solve(products);
    int row = tones.spec().partials();
    int first = key * tones.spec().values() * 2 * row;
    for (int i = first; i < first + tones.spec().values() * 2 * row; i += row) {
      // Sums of squared sines are half the frames only nearly.
      assertEquals(tones.envelopes()[i], solved[i], 0.02);
    }
  }

  /** Knots 0, 2, 4; curvature 2 and 5 with 1 between: (3 1; 1 6) (1, 2) is (5, 13). */
  @Test
  void twoKnotsAreSolvedAsByHand() {
    ToneSpec spec = new ToneSpec(1, List.of(0, 2, 4));
    double[] sums = new double[Tones.KEYS * 4];
    double[] right = new double[Tones.KEYS * 4];
    double[] expected = new double[Tones.KEYS * 4];
    System.arraycopy(new double[] {2, 5, 1, 0}, 0, sums, 8, 4);
    System.arraycopy(new double[] {5, -5, 13, -13}, 0, right, 8, 4);
    System.arraycopy(new double[] {1, -1, 2, -2}, 0, expected, 8, 4);
    assertArrayEquals(expected, new EnvelopeCurvature(spec, sums, 1).solve(right), 1e-12);
  }

  /** With some amplitude at every knot, many periods apart, of the first partial of one key. */
  private static Tones onePartial(int key) {
    ToneSpec spec = new ToneSpec(3, List.of(0, 600, 1000, 2000, 6000));
    Tones known = UntunedPiano.tones(spec, SmallPiano.SAMPLE_RATE_HZ);
    float[] envelopes = new float[known.envelopes().length];
    for (int row = 0; row < 2 * spec.values(); row++) {
      envelopes[(key * 2 * spec.values() + row) * spec.partials()] = 1 - 0.3f * (row % 4);
    }
    return new Tones(spec, known.frequenciesHz(), envelopes, known.velocitiesDb(), known.fadesDb());
  }
}
