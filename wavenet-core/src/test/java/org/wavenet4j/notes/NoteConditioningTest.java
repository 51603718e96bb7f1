package org.wavenet4j.notes;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.wavenet4j.UsageError;
import org.wavenet4j.model.ConditioningSpec;
import org.wavenet4j.run.LocalConditioning;

class NoteConditioningTest {
  private static final int RATE_HZ = 16_000;
  private static final int CHANNELS = PianoRoll.CHANNELS;
  private static final ConditioningSpec NETWORK = new ConditioningSpec(177, 64, 0);

  private static NoteConditioning conditioning(NoteEvent... notes) {
    return new NoteConditioning(new PianoRoll(List.of(notes), RATE_HZ), NETWORK);
  }

  private static float[] read(LocalConditioning local, long firstFrame, int frames) {
    float[] out = new float[frames * CHANNELS];
    local.read(firstFrame, frames, out);
    return out;
  }

  private static NoteEvent stroke(long sample) {
    return new NoteEvent(sample / (double) RATE_HZ, 0.4, 0.5, 60, 127);
  }

  /** A stroke at sample 63 is told from sample 0 on, one at 64 from sample 64 on. */
  @Test
  void samplesAreToldTheFeatureFrameTheyLieIn() {
    int key = 60 - 21;
    float[] at63 = read(conditioning(stroke(63)), 0, 129);
    float[] at64 = read(conditioning(stroke(64)), 0, 129);
    float faded = (float) Math.exp(-1 / 7.5);
    for (int t = 0; t < 129; t++) {
      String sample = "sample " + t;
      assertEquals(1, at63[t * CHANNELS + key], sample);
      assertEquals(t < 64 ? 0 : 1, at64[t * CHANNELS + key], sample);
      float onset = t < 64 ? 0 : t < 128 ? 1 : faded;
      assertEquals(onset, at64[t * CHANNELS + 88 + key], 1e-7f, sample);
      assertEquals(1, at64[t * CHANNELS + 176], sample);
    }
  }

  @Test
  void noteMovedByOneHopMovesWhatSamplesAreToldByOneHop() {
    float[] still = read(conditioning(stroke(1001)), 0, 3000);
    float[] moved = read(conditioning(stroke(1001 + 64)), 64, 3000);
    float[] early = Arrays.copyOf(still, 1500 * CHANNELS);
    assertArrayEquals(early, Arrays.copyOf(moved, 1500 * CHANNELS));
  }

  /** Back and forth, as a restarting generator reads, and across the boundaries of hops. */
  @Test
  void anyBlockIsWhatTheWholeRepeatedRollSays() {
    PianoRoll roll = new PianoRoll(List.of(stroke(100), stroke(777), stroke(6200)), RATE_HZ);
    int featureFrames = 100;
    float[] whole = new float[featureFrames * CHANNELS];
    roll.read(0, featureFrames, whole, 0);
    LocalConditioning expected = LocalConditioning.repeated(NETWORK, whole);
    NoteConditioning notes = new NoteConditioning(roll, NETWORK);
    Random random = new Random(2);
    for (int i = 0; i < 300; i++) {
      int frames = 1 + random.nextInt(200);
      int first = random.nextInt(featureFrames * 64 - frames);
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
    assertRefused(roll, ConditioningSpec.NONE, "no local conditioning");
    assertRefused(roll, new ConditioningSpec(80, 64, 0), "80 features every 64 samples");
    assertRefused(roll, new ConditioningSpec(177, 192, 0), "177 features every 192 samples");
    assertEquals(177, new NoteConditioning(roll, new ConditioningSpec(177, 64, 5)).channels());
  }

  private static void assertRefused(PianoRoll roll, ConditioningSpec network, String trained) {
    UsageError error = assertThrows(UsageError.class, () -> new NoteConditioning(roll, network));
    assertEquals(
        "the model was trained with "
            + trained
            + ", but notes are 177 features every 64 samples; take a model that was trained on"
            + " notes",
        error.getMessage());
  }
}
