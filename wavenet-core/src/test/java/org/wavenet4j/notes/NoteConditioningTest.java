package org.wavenet4j.notes;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.wavenet4j.UsageError;
import org.wavenet4j.model.ConditioningSpec;
import org.wavenet4j.model.ContextSpec;
import org.wavenet4j.run.LocalConditioning;

class NoteConditioningTest {
  private static final int RATE_HZ = 16_000;
  private static final int CHANNELS = PianoRoll.CHANNELS;
  private static final ConditioningSpec NETWORK = PianoRoll.conditioning(RATE_HZ);

  private static NoteConditioning conditioning(NoteEvent... notes) {
    return new NoteConditioning(new PianoRoll(List.of(notes), RATE_HZ), NETWORK);
  }

  private static float[] read(LocalConditioning local, long firstFrame, int frames) {
    float[] out = new float[frames * CHANNELS];
    assertEquals(frames, local.read(firstFrame, frames, out, 0));
    return out;
  }

  private static NoteEvent stroke(long sample) {
    return new NoteEvent(sample / (double) RATE_HZ, 0.4, 0.5, 60, 127);
  }

  /** Back and forth, as a restarting generator reads. */
  @Test
  void anyRunOfFramesIsWhatTheWholeRollSays() {
    PianoRoll roll = new PianoRoll(List.of(stroke(100), stroke(777), stroke(6200)), RATE_HZ);
    float[] whole = new float[100 * CHANNELS];
    roll.read(0, 100, whole, 0);
    LocalConditioning expected = LocalConditioning.given(NETWORK, whole);
    NoteConditioning notes = new NoteConditioning(roll, NETWORK);
    Random random = new Random(2);
    for (int i = 0; i < 100; i++) {
      int frames = 1 + random.nextInt(20);
      int first = random.nextInt(100 - frames);
      assertArrayEquals(
          read(expected, first, frames),
          read(notes, first, frames),
          () -> "%d frames from %d on".formatted(frames, first));
    }
  }

  @Test
  void afterTheNotesComesSilenceWithoutEnd() {
    float[] silence = new float[CHANNELS];
    silence[176] = 1;
    assertArrayEquals(silence, read(conditioning(stroke(0)), 1L << 40, 1));
  }

  @Test
  void networkThatTakesOtherFeaturesIsRefused() {
    PianoRoll roll = new PianoRoll(List.of(), RATE_HZ);
    ContextSpec context = new ContextSpec(4, 3, List.of(1));
    assertRefused(roll, ConditioningSpec.NONE, "no local conditioning");
    assertRefused(roll, given(80, 64), "80 features every 64 samples that are no notes");
    assertRefused(roll, given(177, 64), "177 features every 64 samples that are no notes");
    assertRefused(roll, PianoRoll.conditioning(48_000), "notes as 177 features every 192 samples");
    ConditioningSpec withContext = PianoRoll.conditioning(RATE_HZ, context);
    assertEquals(context, withContext.context());
    assertEquals(177, new NoteConditioning(roll, withContext).channels());
  }

  private static ConditioningSpec given(int channels, int hop) {
    return new ConditioningSpec(channels, hop, 0);
  }

  private static void assertRefused(PianoRoll roll, ConditioningSpec network, String trained) {
    UsageError error = assertThrows(UsageError.class, () -> new NoteConditioning(roll, network));
    assertEquals(
        "the model was trained with "
            + trained
            + ", expected notes as 177 features every 64 samples; give a model that was trained on"
            + " notes",
        error.getMessage());
  }
}
