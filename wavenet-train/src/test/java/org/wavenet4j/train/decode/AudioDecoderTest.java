package org.wavenet4j.train.decode;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import org.bytedeco.ffmpeg.global.avcodec;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.wavenet4j.audio.SampleFormat;
import org.wavenet4j.train.data.TestAudio;

class AudioDecoderTest {
  private static final int RATE = 44_100;
  private static final int FRAMES = 9216 * 6; // whole codec frames of 1024 and of 1152

  @TempDir Path folder;

  /** Two channels that differ: 440 Hz left, 1 kHz at half the level right. */
  private static float[][] stereo() {
    return new float[][] {
      TestAudio.sine(440, 0.5f, FRAMES, RATE), TestAudio.sine(1000, 0.25f, FRAMES, RATE)
    };
  }

  private static float[][] decodeAll(Path file) throws UnreadableAudio {
    try (AudioSource source = AudioDecoder.open(file)) {
      float[][] all = new float[source.channels()][0];
      for (var block = source.next(); block.isPresent(); block = source.next()) {
        for (int c = 0; c < all.length; c++) {
          float[] more = block.get()[c];
          int before = all[c].length;
          all[c] = Arrays.copyOf(all[c], before + more.length);
          System.arraycopy(more, 0, all[c], before, more.length);
        }
      }
      assertEquals(RATE, source.sampleRateHz());
      return all;
    }
  }

  private static String reason(Path file) {
    return assertThrows(UnreadableAudio.class, () -> decodeAll(file)).reason();
  }

  private static float worst(float[] expected, float[] actual, int frames) {
    float worst = 0;
    for (int i = 0; i < frames; i++) {
      worst = Math.max(worst, Math.abs(expected[i] - actual[i]));
    }
    return worst;
  }

  @Test
  void flacGivesEverySampleOfTheWavItWasMadeFrom() throws Exception {
    Path wav = folder.resolve("a.wav");
    TestAudio.writeWav(wav, SampleFormat.PCM_16, stereo(), RATE);
    Path flac = folder.resolve("a.flac");
    TestAudio.encode(flac, "flac", avcodec.AV_CODEC_ID_FLAC, stereo(), RATE);
    float[][] expected = decodeAll(wav);
    float[][] actual = decodeAll(flac);
    assertArrayEquals(expected[0], actual[0]);
    assertArrayEquals(expected[1], actual[1]);
    assertEquals(FRAMES, expected[0].length);
  }

  /**
   * JavaCV's recorder leaves the last frames of MP3 and AAC in its encoder and marks no encoder
   * delay but MP3's, so files made by it are compared in level, and only MP3 sample by sample.
   */
  @ParameterizedTest
  @CsvSource({"mp3, mp3, 86017, 2304", "ogg, ogg, 86021, 0", "m4a, mp4, 86018, 1024"})
  void lossyFilesKeepLengthLevelAndChannels(String name, String format, int codec, int unwritten)
      throws Exception {
    Path file = folder.resolve("a." + name);
    TestAudio.encode(file, format, codec, stereo(), RATE);
    float[][] decoded = decodeAll(file);
    assertEquals(2, decoded.length);
    assertTrue(decoded[0].length >= FRAMES - unwritten, "frames " + decoded[0].length);
    assertTrue(decoded[0].length <= FRAMES + 2048, "frames " + decoded[0].length);
    assertEquals(0.5 / Math.sqrt(2), rms(decoded[0]), 0.02);
    assertEquals(0.25 / Math.sqrt(2), rms(decoded[1]), 0.01);
  }

  @Test
  void theDelayOfAnMp3EncoderIsCutOff() throws Exception {
    Path file = folder.resolve("a.mp3");
    TestAudio.encode(file, "mp3", avcodec.AV_CODEC_ID_MP3, stereo(), RATE);
    float[][] decoded = decodeAll(file);
    assertEquals(0, worst(stereo()[0], decoded[0], FRAMES - 4096), 0.02f);
    assertEquals(0, worst(stereo()[1], decoded[1], FRAMES - 4096), 0.02f);
  }

  private static double rms(float[] samples) {
    double squares = 0;
    for (float sample : samples) {
      squares += (double) sample * sample;
    }
    return Math.sqrt(squares / samples.length);
  }

  @ParameterizedTest
  @CsvSource({"flac, flac, 86028", "mp3, mp3, 86017", "ogg, ogg, 86021", "m4a, mp4, 86018"})
  void aFileCutShortIsUnreadableThoughItsStartCouldBePlayed(String name, String format, int codec)
      throws Exception {
    Path file = folder.resolve("whole." + name);
    TestAudio.encode(file, format, codec, stereo(), RATE);
    byte[] bytes = Files.readAllBytes(file);
    for (double share : new double[] {0.001, 0.1, 0.6}) {
      Path cut = folder.resolve("cut." + name);
      Files.write(cut, Arrays.copyOf(bytes, (int) (bytes.length * share)));
      String reason = reason(cut);
      assertTrue(reason.contains("cut short"), share + " " + reason);
    }
  }

  @Test
  void anMp3FileThatDeclaresNoLengthIsWholeOnlyIfItsLastFrameIs() throws Exception {
    Path file = folder.resolve("a.mp3");
    TestAudio.encode(file, "mp3", avcodec.AV_CODEC_ID_MP3, stereo(), RATE);
    byte[] bytes = Files.readAllBytes(file);
    // 256 kbit/s at 44.1 kHz: 835 or 836 bytes a frame. The first, behind the ID3 tag, declares
    // the length: without it only the chain of frames is left.
    int first = 10 + bytes[9];
    byte[] headless = Arrays.copyOfRange(bytes, first + 835, bytes.length);
    Files.write(file, headless);
    assertTrue(decodeAll(file)[0].length > FRAMES - 2 * 2304);
    Files.write(file, Arrays.copyOf(headless, headless.length - 1));
    assertEquals("is cut short: it ends inside an MP3 frame", reason(file));
    byte[] tagged = Arrays.copyOf(headless, headless.length + 128); // an ID3v1 tag at the end
    tagged[headless.length] = 'T';
    tagged[headless.length + 1] = 'A';
    tagged[headless.length + 2] = 'G';
    Files.write(file, tagged);
    assertTrue(decodeAll(file)[0].length > FRAMES - 2 * 2304);
  }

  @Test
  void wavFilesThatAreNoneOrEndTooEarlyAreToldApart() throws Exception {
    Path wav = folder.resolve("a.wav");
    TestAudio.writeWav(wav, SampleFormat.PCM_24, stereo(), RATE);
    assertEquals(FRAMES, decodeAll(wav)[0].length);
    byte[] bytes = Files.readAllBytes(wav);
    Files.write(wav, Arrays.copyOf(bytes, bytes.length / 2));
    assertEquals(
        "is cut short: it ends after 0.6 s, before the length that its header says", reason(wav));
    Files.writeString(wav, "these are the lyrics, not the song");
    assertTrue(reason(wav).contains("not a WAV file"), reason(wav));
    Files.write(wav, new byte[0]);
    assertEquals("is empty", reason(wav));
    assertTrue(reason(folder.resolve("gone.wav")).startsWith("cannot be opened"));
  }

  @ParameterizedTest
  @ValueSource(strings = {"flac", "mp3", "ogg", "opus", "m4a", "aac"})
  void textUnderAnAudioNameIsUnreadable(String extension) throws IOException {
    Path file = folder.resolve("text." + extension);
    Files.writeString(file, "nothing to hear in here, only words and words and words");
    assertTrue(reason(file).contains("no audio can be read"), reason(file));
  }

  @Test
  void aPlaylistOpensNoOtherFile() throws Exception {
    TestAudio.encode(folder.resolve("a.mp3"), "mp3", avcodec.AV_CODEC_ID_MP3, stereo(), RATE);
    Path list = folder.resolve("list.mp3");
    Files.writeString(
        list, "#EXTM3U\n#EXT-X-TARGETDURATION:9\n#EXTINF:1,\na.mp3\n#EXT-X-ENDLIST\n");
    assertTrue(reason(list).contains("no audio can be read"), reason(list));
  }

  @Test
  void whatAFileHoldsCountsMoreThanItsName() throws Exception {
    Path misnamed = folder.resolve("a.wav");
    TestAudio.encode(misnamed, "flac", avcodec.AV_CODEC_ID_FLAC, stereo(), RATE);
    assertEquals(FRAMES, decodeAll(misnamed)[0].length);
  }

  @Test
  void oneChannelOfADifferentRateIsReadAsItIs() throws Exception {
    Path file = folder.resolve("mono.flac");
    float[][] mono = {TestAudio.sine(300, 0.9f, 9_999, 48_000)};
    TestAudio.encode(file, "flac", avcodec.AV_CODEC_ID_FLAC, mono, 48_000);
    try (AudioSource source = AudioDecoder.open(file)) {
      assertEquals(1, source.channels());
      assertEquals(48_000, source.sampleRateHz());
    }
  }
}
