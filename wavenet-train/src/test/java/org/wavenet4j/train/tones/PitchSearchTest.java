package org.wavenet4j.train.tones;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.wavenet4j.audio.SampleFormat;
import org.wavenet4j.model.ToneSpec;
import org.wavenet4j.model.Tones;
import org.wavenet4j.notes.NoteEvent;
import org.wavenet4j.train.data.Corpus;
import org.wavenet4j.train.data.CorpusItem;
import org.wavenet4j.train.data.Split;
import org.wavenet4j.train.data.TestAudio;
import org.wavenet4j.train.data.TestMidi;

/** Of the top keys of a piano that is stretched as grand pianos are. */
class PitchSearchTest {
  private static final int SAMPLE_RATE_HZ = 16_000;
  private static final int FRAMES = 6 * SAMPLE_RATE_HZ;
  private static final ToneSpec SPEC =
      new ToneSpec(2, List.of(0, 64, 192, 480, 1280, 3200, 8000, 16_000));
  private static final int MIDDLE_C = 60;
  private static final Map<Integer, Double> CENTS =
      new TreeMap<>(Map.of(97, 20.0, 101, 26.0, 104, 38.0, 106, 0.0, 108, 50.0));

  @TempDir Path folder;

  @Test
  void topKeysAreFoundWhereTheySound() throws IOException {
    Tones tones = new ToneFit(corpus(), SPEC, 16).fit(1, progress -> {}, () -> false);
    CENTS.forEach(
        (pitch, cents) -> {
          int key = pitch - NoteEvent.LOWEST_PITCH;
          assertEquals(
              hz(pitch, cents), tones.frequenciesHz()[key * SPEC.partials()], 0.5, "of " + pitch);
          assertTrue(amplitude(tones, key, 2) > 0.03, "12 ms after " + pitch);
        });
  }

  private static double hz(int pitch, double cents) {
    return 440 * Math.pow(2, (pitch - 69 + cents / 100) / 12);
  }

  private static double amplitude(Tones tones, int key, int knot) {
    int at = (key * SPEC.values() + knot) * 2 * SPEC.partials();
    return Math.hypot(tones.envelopes()[at], tones.envelopes()[at + SPEC.partials()]);
  }

  /** A stroke every 0.4 s, each of the keys in turn, with middle C. */
  private Corpus corpus() throws IOException {
    float[] sound = new float[FRAMES];
    TestMidi midi = new TestMidi();
    List<Integer> pitches = List.copyOf(CENTS.keySet());
    for (int i = 0; i < 14; i++) {
      int pitch = pitches.get(i % pitches.size());
      int startMs = 400 * i;
      midi.note(startMs, startMs + 300, pitch, Tones.REFERENCE_VELOCITY);
      midi.note(startMs, startMs + 390, MIDDLE_C, Tones.REFERENCE_VELOCITY);
      add(hz(pitch, CENTS.get(pitch)), 0.1, 0.1, startMs, sound);
      add(hz(MIDDLE_C, 0), 0.2, 1, startMs, sound);
      add(2 * hz(MIDDLE_C, 1), 0.1, 0.8, startMs, sound);
    }
    TestAudio.writeWav(
        folder.resolve("a.wav"), SampleFormat.PCM_16, new float[][] {sound}, SAMPLE_RATE_HZ);
    Files.write(folder.resolve("a.mid"), midi.bytes());
    CorpusItem item = new CorpusItem("a", "a", "", "a.wav", "", "a.mid", FRAMES, Split.TRAIN);
    return new Corpus(folder, "top", SAMPLE_RATE_HZ, "", List.of(item));
  }

  /** A sinusoid that decays with a time of its own, for 0.4 s. */
  private static void add(double hz, double size, double decaySeconds, int startMs, float[] sound) {
    int start = startMs * SAMPLE_RATE_HZ / 1000;
    for (int t = 0; t < 0.4 * SAMPLE_RATE_HZ; t++) {
      double seconds = (double) t / SAMPLE_RATE_HZ;
      sound[start + t] +=
          (float) (size * Math.exp(-seconds / decaySeconds) * Math.sin(2 * Math.PI * hz * seconds));
    }
  }
}
