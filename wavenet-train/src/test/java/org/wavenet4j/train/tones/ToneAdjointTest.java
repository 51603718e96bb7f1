package org.wavenet4j.train.tones;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.wavenet4j.model.Tones;
import org.wavenet4j.train.data.Split;
import org.wavenet4j.train.tile.WorkerPool;

class ToneAdjointTest {
  @TempDir Path folder;

  /** Strokes at any frame, dampers within runs, notes that the piece's end cuts. */
  @Test
  void playingAndItsAdjointGiveTheSameProducts() throws IOException {
    Rehearsal rehearsal =
        new Rehearsal(
            TonePieces.of(SmallPiano.corpus(folder), Split.TRAIN), new WorkerPool(1), () -> false);
    Tones known = SmallPiano.tones();
    Random random = new Random(1);
    Tones tones = randomEnvelopes(known, random);
    float[][] played = rehearsal.play(tones);
    float[][] signals = new float[played.length][];
    double left = 0;
    double size = 0;
    for (int i = 0; i < played.length; i++) {
      signals[i] = new float[played[i].length];
      double signalSize = 0;
      for (int t = 0; t < played[i].length; t++) {
        signals[i][t] = (float) random.nextGaussian();
        left += (double) played[i][t] * signals[i][t];
        signalSize += (double) signals[i][t] * signals[i][t];
      }
      size += Math.sqrt(signalSize * Rehearsal.energy(played[i]));
    }
    double[] adjoint =
        rehearsal.adjoint(known, new Turns(known, SmallPiano.SAMPLE_RATE_HZ), signals);
    double right = 0;
    for (int i = 0; i < adjoint.length; i++) {
      right += tones.envelopes()[i] * adjoint[i];
    }
    // Floats have 24 bits, and errors of thousands of them cancel.
    assertEquals(left, right, 1e-6 * size);
  }

  private static Tones randomEnvelopes(Tones tones, Random random) {
    float[] envelopes = new float[tones.envelopes().length];
    for (int i = 0; i < envelopes.length; i++) {
      envelopes[i] = (float) random.nextGaussian();
    }
    return new Tones(
        tones.spec(), tones.frequenciesHz(), envelopes, tones.velocitiesDb(), tones.fadesDb());
  }
}
