package org.wavenet4j.measure;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.wavenet4j.model.SoundProfile;

class SoundProfilerTest {
  private static final int RATE_HZ = 2000;

  private final SoundProfiler profiler = new SoundProfiler(RATE_HZ);

  private static float[] tone(double seconds, double amplitude) {
    float[] samples = new float[(int) Math.round(seconds * RATE_HZ)];
    for (int t = 0; t < samples.length; t++) {
      samples[t] = (float) (amplitude * Math.sin(2 * Math.PI * 100 * t / RATE_HZ));
    }
    return samples;
  }

  private void add(float[] samples) {
    profiler.add(samples, 0, samples.length);
  }

  @Test
  void tonesAndAPauseAreWorkedOutByHand() {
    add(tone(6, 0.1)); // -23.01 dBFS
    add(new float[1400]);
    add(tone(3, 0.01)); // -43.01 dBFS
    SoundProfile sound = profiler.profile().orElseThrow();
    assertEquals(9.7, sound.seconds());
    assertEquals(500, sound.windowMs());
    assertEquals(-120, sound.levels().lowest());
    assertEquals(-24, sound.levels().median());
    assertEquals(-24, sound.levels().high());
    assertEquals(-23.01, sound.levels().highest(), 0.01);
    assertEquals(-64, sound.quietDbfs());
    assertEquals(0.7, sound.longestQuietSeconds());
    // The pause's 1400 samples and the zero with which the next tone begins.
    assertEquals(1401.0 / RATE_HZ, sound.longestRepeatSeconds());
    assertEquals(-24, sound.loudDbfs());
    // 4 sin^2(pi/20), though windows that reach into the pause have an edge more.
    assertEquals(0.0979, sound.highestRoughness(), 0.005);
    assertTrue(sound.highestOffset() < 0.001, sound + "");
  }

  @Test
  void quietIsNeverSetBelowWhatASilentCodeFlickersAt() {
    add(tone(3, 0.002));
    assertEquals(-70, profiler.profile().orElseThrow().quietDbfs());
  }

  @Test
  void whereMostIsSilentLoudIsStillLoud() {
    add(tone(2, 0.1));
    add(new float[12 * RATE_HZ]);
    SoundProfile sound = profiler.profile().orElseThrow();
    assertEquals(-120, sound.levels().median());
    assertEquals(-44, sound.loudDbfs());
    assertEquals(12, sound.longestQuietSeconds());
  }

  @Test
  void stretchesEndWithTheirPiece() {
    for (int piece = 0; piece < 3; piece++) {
      add(new float[RATE_HZ / 2]);
      add(tone(1.5, 0.1));
      add(new float[RATE_HZ]);
      profiler.endPiece();
    }
    SoundProfile sound = profiler.profile().orElseThrow();
    assertEquals(9, sound.seconds());
    assertEquals(1, sound.longestQuietSeconds());
    assertEquals(1, sound.longestRepeatSeconds(), 1e-3);
  }

  @Test
  void blocksOfAnySizeGiveTheSameBits() {
    Random random = new Random(3);
    float[] samples = new float[9001];
    for (int t = 0; t < samples.length; t++) {
      samples[t] = (float) (random.nextGaussian() * (t % 3000) / 9000);
    }
    SoundProfiler whole = new SoundProfiler(RATE_HZ);
    whole.add(samples, 0, samples.length);
    for (int at = 0; at < samples.length; at += 257) {
      profiler.add(samples, at, Math.min(257, samples.length - at));
    }
    assertEquals(whole.profile(), profiler.profile());
  }

  @Test
  void soundShorterThanAWindowHasNoProfile() {
    for (int piece = 0; piece < 3; piece++) {
      add(tone(0.49, 0.1));
      profiler.endPiece();
    }
    assertEquals(Optional.empty(), profiler.profile());
  }
}
