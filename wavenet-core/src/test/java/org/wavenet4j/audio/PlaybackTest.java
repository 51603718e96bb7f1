package org.wavenet4j.audio;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Collections;
import java.util.HexFormat;
import java.util.List;
import javax.sound.sampled.LineUnavailableException;
import org.junit.jupiter.api.Test;
import org.wavenet4j.UserError;

class PlaybackTest {
  private final FakeLine device = new FakeLine();

  private Playback open() {
    return Playback.open(1000, format -> device.line());
  }

  @Test
  void samplesSoundAs16BitFromTheFirstBlockOn() {
    try (Playback playback = open()) {
      // 80 ms of 1000 Hz are 80 frames, or 160 bytes.
      assertEquals(List.of("open 1000 Hz 160"), device.calls);
      playback.write(new float[] {9, 0.5f, -0.5f, 2, -2, 9}, 1, 4);
      assertEquals(List.of("open 1000 Hz 160", "start", "write"), device.calls);
      playback.finish();
      assertEquals("drain", device.calls.get(3));
    }
    assertEquals("004000c0ff7f0080", HexFormat.of().formatHex(device.taken.toByteArray()));
    assertEquals(List.of("stop", "flush", "close"), device.calls.subList(4, 7));
  }

  @Test
  void blockLongerThanTheBufferAndADeviceThatTakesLittleLoseNothing() {
    device.mostTaken = 6;
    float[] samples = new float[203];
    for (int i = 0; i < samples.length; i++) {
      samples[i] = i / 32768f;
    }
    try (Playback playback = open()) {
      playback.write(samples, 0, samples.length);
    }
    byte[] taken = device.taken.toByteArray();
    assertEquals(2 * 203, taken.length);
    for (int i = 0; i < samples.length; i++) {
      assertEquals(i, taken[2 * i] & 0xff);
      assertEquals(0, taken[2 * i + 1]);
    }
  }

  @Test
  void deviceThatHadPlayedAllBeforeMoreCameIsAGap() {
    try (Playback playback = open()) {
      device.played = true;
      playback.write(new float[10], 0, 10);
      assertEquals(0, playback.gaps(), "nothing was late before the beginning");
      device.played = false;
      playback.write(new float[10], 0, 10);
      assertEquals(0, playback.gaps());
      device.played = true;
      playback.write(new float[10], 0, 10);
      playback.write(new float[10], 0, 10);
      assertEquals(2, playback.gaps());
    }
  }

  @Test
  void closingFromElsewhereEndsAWriteAndDropsWhatComesAfter() {
    device.mostTaken = 4;
    Playback playback = open();
    device.whileWriting = playback::close;
    playback.write(new float[10], 0, 10);
    playback.write(new float[10], 0, 10);
    playback.finish();
    assertEquals(4, device.taken.size());
    assertEquals(1, Collections.frequency(device.calls, "write"));
    assertEquals(0, Collections.frequency(device.calls, "drain"));
  }

  @Test
  void soundThatNeverBeganIsNotWaitedFor() {
    try (Playback playback = open()) {
      playback.finish();
    }
    assertEquals(List.of("open 1000 Hz 160", "stop", "flush", "close"), device.calls);
  }

  @Test
  void deviceThatIsTakenAwayIsTold() {
    device.mostTaken = 0;
    try (Playback playback = open()) {
      UserError error = assertThrows(UserError.class, () -> playback.write(new float[10], 0, 10));
      assertEquals(
          "sound device: it takes no samples any more\n"
              + "Write it to a file instead: --out FILE.wav",
          error.getMessage());
    }
    assertTrue(device.calls.contains("close"));
  }

  @Test
  void machineWithoutASoundDeviceIsToldInTwoLines() {
    List<Playback.Lines> none =
        List.of(
            format -> {
              throw new IllegalArgumentException("No line matching");
            },
            format -> {
              throw new LineUnavailableException("in use");
            });
    for (Playback.Lines lines : none) {
      UserError error = assertThrows(UserError.class, () -> Playback.open(16_000, lines));
      assertEquals(
          "sound device: none of this machine is free that takes 16000 Hz,"
              + " 16 bit, mono\nWrite it to a file instead: --out FILE.wav",
          error.getMessage());
    }
  }
}
