package org.wavenet4j.train.piano;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.wavenet4j.UserError;
import org.wavenet4j.audio.SampleFormat;
import org.wavenet4j.notes.NoteEvent;
import org.wavenet4j.train.data.TestAudio;
import org.wavenet4j.train.decode.AudioSource;
import org.wavenet4j.train.decode.UnreadableAudio;

class SoundfontPianoTest {
  private static final int ROOT = TinySoundfont.ROOT_PITCH;

  @TempDir Path temp;
  private Path file;

  @BeforeEach
  void soundfont() throws IOException {
    file = temp.resolve("tiny.sf2");
    write(2, new TinySoundfont.Preset(0, 0, TinySoundfont.struckString(8820, 500)));
  }

  private void write(int version, TinySoundfont.Preset... presets) throws IOException {
    Files.write(file, TinySoundfont.of(version, List.of(presets)));
  }

  private float[] play(int rateHz, NoteEvent... notes) throws UnreadableAudio {
    return all(Piano.ofSoundfont(file, rateHz, 0).play(List.of(notes)));
  }

  private static float[] all(AudioSource opened) throws UnreadableAudio {
    float[] sound = new float[0];
    try (AudioSource source = opened) {
      for (Optional<float[][]> b = source.next(); b.isPresent(); b = source.next()) {
        float[] block = b.get()[0];
        sound = Arrays.copyOf(sound, sound.length + block.length);
        System.arraycopy(block, 0, sound, sound.length - block.length, block.length);
      }
    }
    return sound;
  }

  private static NoteEvent note(double start, double release, int pitch, int velocity) {
    return new NoteEvent(start, release, release, pitch, velocity);
  }

  private static float peak(float[] sound, int from, int to) {
    float peak = 0;
    for (int t = from; t < to; t++) {
      peak = Math.max(peak, Math.abs(sound[t]));
    }
    return peak;
  }

  @ParameterizedTest
  @CsvSource({"44100, 1", "22050, 2"})
  void aStrokeBeginsAtItsSample(int rateHz, int oversampling) throws Exception {
    for (int frame : new int[] {0, 1, 299, 300, 301, 12_345, 16_001}) {
      double start = (frame + 0.3) / rateHz;
      float[] sound = play(rateHz, note(start, start + 0.1, ROOT, 100));
      int stroke = oversampling * frame;
      assertEquals(0, peak(sound, 0, stroke), 1e-9, "sound before frame " + frame);
      assertTrue(sound[stroke] > 0.02, "no impulse at frame " + frame + ": " + sound[stroke]);
    }
  }

  @Test
  void strokesLieBetweenSamplesWhereRatesDiffer() throws Exception {
    for (int pitch : new int[] {ROOT - 12, ROOT, ROOT + 12}) {
      int stroke = 3 * 4567; // 16,000 Hz is rendered at 48,000
      float[] sound = play(16_000, note(4567 / 16_000.0, 0.5, pitch, 100));
      assertTrue(peak(sound, 0, stroke - 2) < 0.001, "sound before, at pitch " + pitch);
      assertTrue(peak(sound, stroke - 2, stroke + 4) > 0.02, "no impulse at pitch " + pitch);
    }
  }

  @Test
  void allKeysOfAChordBeginTogether() throws Exception {
    NoteEvent[] chord = new NoteEvent[8];
    for (int i = 0; i < chord.length; i++) {
      chord[i] = note(0.1, 0.2, ROOT - 4 + i, 100);
    }
    float[] sound = play(44_100, chord);
    // Interpolation of the shifted keys looks a frame ahead.
    assertTrue(peak(sound, 0, 4410 - 1) < 0.01, "sound before");
    assertTrue(sound[4410] > 0.45, "of 8 impulses: " + sound[4410]);
  }

  @Test
  void theSameNotesAreTheSameSamplesWhateverWasPlayedBefore() throws Exception {
    NoteEvent[] notes = {note(0, 0.3, 50, 30), note(0.1, 0.2, 61, 127), note(0.1, 0.4, 72, 64)};
    float[] fresh = play(16_000, notes);
    Piano piano = Piano.ofSoundfont(file, 16_000, 0);
    all(piano.play(List.of(note(0, 1, 40, 127))));
    assertArrayEquals(fresh, all(piano.play(List.of(notes))));
  }

  @Test
  void tenKeysAtFullVelocityPeakAlikeHoweverLoudTheSoundfont() throws Exception {
    NoteEvent[] chord =
        IntStream.of(36, 43, 48, 52, 55, 60, 64, 67, 72, 76)
            .mapToObj(pitch -> note(0.25, 1.25, pitch, 127))
            .toArray(NoteEvent[]::new);
    float[] sound = play(44_100, chord);
    assertEquals(1.5, peak(sound, 0, sound.length), 0.03);

    short[] quiet = TinySoundfont.struckString(8820, 500);
    for (int t = 0; t < quiet.length; t++) {
      quiet[t] = (short) (quiet[t] / 4);
    }
    write(2, new TinySoundfont.Preset(0, 0, quiet));
    assertArrayEquals(sound, play(44_100, chord), 3e-3f);
    float[] lower = all(Piano.ofSoundfont(file, 44_100, -20).play(List.of(chord)));
    assertEquals(0.15, peak(lower, 0, lower.length), 0.003);
  }

  @Test
  void velocityIsLoudnessAndTheDamperEndsTheNote() throws Exception {
    write(2, new TinySoundfont.Preset(0, 0, TinySoundfont.struckString(88_200, 500)));
    float[] soft = play(44_100, note(0, 0.5, ROOT, 40));
    float[] loud = play(44_100, note(0, 0.5, ROOT, 120));
    assertTrue(peak(loud, 0, 20_000) > 4 * peak(soft, 0, 20_000));
    assertTrue(peak(loud, 20_000, 22_050) > 0.02, "it sounds until the damper falls");
    assertEquals(0, peak(loud, 24_000, loud.length), 1e-4, "and not after");
  }

  @Test
  void aKeyStruckAgainAsItsDamperFallsSoundsAgain() throws Exception {
    float[] sound = play(44_100, note(0.25, 0.5, ROOT, 90), note(0, 0.25, ROOT, 90));
    assertTrue(peak(sound, 11_025, 11_030) > 0.02);
    assertTrue(peak(sound, 11_025 + 2000, 11_025 + 4000) > 0.01, "it was not damped at once");
  }

  @Test
  void aNoteWithoutLengthIsDampedTooAndNoNotesAreSilence() throws Exception {
    float[] sound = play(44_100, note(0.5, 0.5, ROOT, 127));
    assertEquals(0, peak(sound, 24_000, sound.length), 1e-4);
    float[] nothing = play(44_100);
    assertEquals(0, peak(nothing, 0, nothing.length));
  }

  @Test
  void drumsAndOtherProgramsAreNotThePiano() throws Exception {
    float[] alone = play(16_000, note(0, 0.2, ROOT, 100));
    write(
        2,
        new TinySoundfont.Preset(128, 0, TinySoundfont.struckString(8820, 3000)),
        new TinySoundfont.Preset(0, 1, TinySoundfont.struckString(8820, 200)),
        new TinySoundfont.Preset(0, 0, TinySoundfont.struckString(8820, 500)));
    assertArrayEquals(alone, play(16_000, note(0, 0.2, ROOT, 100)));
  }

  @Test
  void theFingerprintTellsSoundfontsRatesAndGainsApart() throws IOException {
    String one = Piano.ofSoundfont(file, 16_000, 0).fingerprint();
    assertEquals(one, Piano.ofSoundfont(file, 16_000, 0).fingerprint());
    assertNotEquals(one, Piano.ofSoundfont(file, 24_000, 0).fingerprint());
    assertNotEquals(one, Piano.ofSoundfont(file, 16_000, -1).fingerprint());
    write(2, new TinySoundfont.Preset(0, 0, TinySoundfont.struckString(8820, 501)));
    assertNotEquals(one, Piano.ofSoundfont(file, 16_000, 0).fingerprint());
  }

  @Test
  void whatIsNoSoundfontIsTold() throws IOException {
    assertRefused("no such file, expected a soundfont (.sf2)", temp.resolve("none.sf2"));
    Path audio = temp.resolve("audio.sf2");
    TestAudio.writeWav(audio, SampleFormat.PCM_16, new float[1][100], 16_000);
    assertRefused("is no soundfont, expected an .sf2 file (RIFF of the form sfbk)", audio);
    byte[] whole = Files.readAllBytes(file);
    Files.write(file, Arrays.copyOf(whole, whole.length - 60));
    assertRefused("is damaged, expected a whole soundfont (.sf2)", file);
    short[] sample = TinySoundfont.struckString(100, 500);
    write(3, new TinySoundfont.Preset(0, 0, sample));
    assertRefused(
        "is of SoundFont version 3.1, expected 2 (an .sf3 file has to be converted to .sf2)", file);
    write(2, new TinySoundfont.Preset(128, 0, sample), new TinySoundfont.Preset(0, 1, sample));
    assertRefused("has no program 0 in bank 0, expected a soundfont with its piano there", file);
    write(2, new TinySoundfont.Preset(0, 0, new short[100]));
    assertRefused("its program 0 of bank 0 makes no sound, expected a piano", file);
  }

  private static void assertRefused(String problem, Path soundfont) {
    UserError error = assertThrows(UserError.class, () -> Piano.ofSoundfont(soundfont, 16_000, 0));
    assertEquals(soundfont + ": " + problem, error.getMessage());
  }
}
