package org.wavenet4j.run;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.wavenet4j.model.InputEncoding;
import org.wavenet4j.model.Model;
import org.wavenet4j.model.StackSpec;
import org.wavenet4j.notes.NoteConditioning;
import org.wavenet4j.notes.NoteEvent;
import org.wavenet4j.notes.PianoRoll;

/** A network that is told notes, with random weights. */
class GenerationFromNotesTest {
  private static final Model MODEL =
      RandomModels.model(
          RandomModels.spec(
              InputEncoding.ONE_HOT,
              2,
              PianoRoll.conditioning(16_000),
              new StackSpec(4, 3, 2, List.of(1, 2))),
          8);
  private static final int SAMPLES = 1000;

  private static PianoRoll roll(double startSeconds) {
    NoteEvent held = new NoteEvent(startSeconds, 0.05, 0.055, 60, 90);
    return new PianoRoll(List.of(held, new NoteEvent(0.01, 0.02, 0.02, 48, 127)), 16_000);
  }

  private static NoteConditioning notes(double startSeconds) {
    return new NoteConditioning(roll(startSeconds), MODEL.spec().conditioning());
  }

  private static float[] generated(LocalConditioning local) {
    float[] out = new float[SAMPLES];
    Sampling sampling = new Sampling(3, 1);
    new Generator(Engine.of(MODEL), sampling, local, new float[0]).generate(out, 0, SAMPLES);
    return out;
  }

  @Test
  void notesOnTheFlyMakeTheSoundOfTheWholeRoll() {
    float[] features = new float[16 * PianoRoll.CHANNELS];
    roll(0.03).read(0, 16, features, 0);
    assertArrayEquals(
        generated(LocalConditioning.repeated(MODEL.spec().conditioning(), features)),
        generated(notes(0.03)));
  }

  /** Sample 480 lies within the feature frame of samples 448 to 511, sample 560 in the next. */
  @Test
  void predictionsFollowAStrokeFromTheFirstSampleOfItsFrameOn() {
    float[] early = predictions(notes(0.03));
    float[] late = predictions(notes(0.035));
    assertEquals(448, Arrays.mismatch(early, late) / 256);
  }

  /** {@code [frame][256]} of 600 samples of silence. */
  private static float[] predictions(LocalConditioning local) {
    float[] predictions = new float[600 * 256];
    int silence = MODEL.spec().quantizer().silence();
    try (Predictor predictor = new Predictor(Engine.of(MODEL), 1)) {
      predictor.start(local, new float[0]);
      for (int t = 0; t < 600; t++) {
        System.arraycopy(predictor.predict(), 0, predictions, t * 256, 256);
        predictor.hear(silence);
      }
    }
    return predictions;
  }

  @Test
  void readingNotesAllocatesNothing() {
    NoteConditioning notes = notes(0.03);
    float[] out = new float[64 * PianoRoll.CHANNELS];
    long[] at = {0};
    Runnable read =
        () -> {
          for (int i = 0; i < 100; i++) {
            notes.read(at[0], 1 + i % 64, out);
            at[0] += 1 + i % 64;
          }
        };
    assertEquals(0, DilatedStackTest.allocatedBytes(read));
  }
}
