package org.wavenet4j.run;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.wavenet4j.model.ConditioningSpec;
import org.wavenet4j.model.ContextSpec;
import org.wavenet4j.model.InputEncoding;
import org.wavenet4j.model.Model;
import org.wavenet4j.model.StackSpec;
import org.wavenet4j.notes.NoteConditioning;
import org.wavenet4j.notes.NoteEvent;
import org.wavenet4j.notes.PianoRoll;

/** A network that is told notes, with random weights. */
class GenerationFromNotesTest {
  private static final ContextSpec CONTEXT = new ContextSpec(6, 3, List.of(1, 2)); // reach 3

  private static final int SAMPLES = 1000;

  private static PianoRoll roll(double startSeconds) {
    NoteEvent held = new NoteEvent(startSeconds, 0.05, 0.055, 60, 90);
    return new PianoRoll(List.of(held, new NoteEvent(0.01, 0.02, 0.02, 48, 127)), 16_000);
  }

  private static Model model(ContextSpec context) {
    StackSpec stack = new StackSpec(4, 3, 2, List.of(1, 2));
    ConditioningSpec conditioning = PianoRoll.conditioning(16_000, context);
    return RandomModels.model(RandomModels.spec(InputEncoding.ONE_HOT, 2, conditioning, stack), 8);
  }

  private static NoteConditioning notes(Model model, double startSeconds) {
    return new NoteConditioning(roll(startSeconds), model.spec().conditioning());
  }

  private static float[] generated(Model model, LocalConditioning local) {
    float[] out = new float[SAMPLES];
    Sampling sampling = new Sampling(3, 1);
    new Generator(Engine.of(model), sampling, local, new float[0]).generate(out, 0, SAMPLES);
    return out;
  }

  /** The whole roll: as many frames as the sound has, and those that its end sees ahead. */
  @Test
  void notesOnTheFlyMakeTheSoundOfTheWholeRoll() {
    Model model = model(CONTEXT);
    float[] features = new float[19 * PianoRoll.CHANNELS];
    roll(0.03).read(0, 19, features, 0);
    assertArrayEquals(
        generated(model, LocalConditioning.given(model.spec().conditioning(), features)),
        generated(model, notes(model, 0.03)));
  }

  /** Sample 480 lies within the feature frame of samples 448 to 511, sample 560 in the next. */
  @Test
  void predictionsFollowAStrokeFromTheFirstSampleOfItsFrameOn() {
    assertEquals(448, firstSampleThatTells(model(ContextSpec.NONE), 0.03, 0.035));
  }

  @Test
  void withAContextPredictionsFollowAStrokeAsManyFramesAheadAsThatSees() {
    assertEquals(448 - 3 * 64, firstSampleThatTells(model(CONTEXT), 0.03, 0.035));
  }

  /** A stroke at sample 511 belongs to the frame of samples 448 to 511, one at 512 to the next. */
  @Test
  void oneSampleDecidesWhichFrameTellsOfAStroke() {
    Model model = model(ContextSpec.NONE);
    assertEquals(448, firstSampleThatTells(model, 511 / 16e3, 512 / 16e3));
    float[] at448 = predictions(model, notes(model, 448 / 16e3));
    assertArrayEquals(at448, predictions(model, notes(model, 511 / 16e3)));
  }

  private static int firstSampleThatTells(Model model, double strokeSeconds, double otherSeconds) {
    float[] early = predictions(model, notes(model, strokeSeconds));
    float[] late = predictions(model, notes(model, otherSeconds));
    return Arrays.mismatch(early, late) / 256;
  }

  /** {@code [frame][256]} of 600 samples of silence. */
  private static float[] predictions(Model model, LocalConditioning local) {
    float[] predictions = new float[600 * 256];
    int silence = model.spec().quantizer().silence();
    try (Predictor predictor = new Predictor(Engine.of(model), 1, Past.OWN)) {
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
    NoteConditioning notes = notes(model(CONTEXT), 0.03);
    float[] out = new float[64 * PianoRoll.CHANNELS];
    long[] at = {0};
    Runnable read =
        () -> {
          for (int i = 0; i < 100; i++) {
            notes.read(at[0], 1 + i % 64, out, 0);
            at[0] += 1 + i % 64;
          }
        };
    assertEquals(0, DilatedStackTest.allocatedBytes(read));
  }
}
