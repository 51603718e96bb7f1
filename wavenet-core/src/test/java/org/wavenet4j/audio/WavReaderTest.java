package org.wavenet4j.audio;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayInputStream;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HexFormat;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Values are worked out by hand from the bytes. */
class WavReaderTest {
  private static final int PCM = 1;
  private static final int FLOAT = 3;

  @TempDir private Path folder;

  private Audio read(WavBytes wav) throws IOException {
    Path file = folder.resolve("test.wav");
    Files.write(file, wav.bytes());
    return WavFile.read(file);
  }

  private float[] mono(WavBytes wav) throws IOException {
    Audio audio = read(wav);
    assertEquals(1, audio.channelCount());
    return audio.channels()[0];
  }

  private static WavReader stream(WavBytes wav) {
    return WavReader.open(new ByteArrayInputStream(wav.bytes()), "stream");
  }

  @Test
  void reads8BitAsUnsigned() throws IOException {
    float[] samples = mono(WavBytes.riff().fmt(PCM, 1, 8000, 8).data("00 40 80 c0 ff"));
    assertArrayEquals(new float[] {-1, -0.5f, 0, 0.5f, 127 / 128f}, samples);
  }

  @Test
  void reads16BitAsSignedLittleEndian() throws IOException {
    float[] samples =
        mono(WavBytes.riff().fmt(PCM, 1, 8000, 16).data("0080 00c0 ffff 0000 0100 ff7f"));
    assertArrayEquals(new float[] {-1, -0.5f, -1 / 32768f, 0, 1 / 32768f, 32767 / 32768f}, samples);
  }

  @Test
  void reads24BitWithItsSign() throws IOException {
    float[] samples =
        mono(WavBytes.riff().fmt(PCM, 1, 8000, 24).data("000080 0000c0 ffffff 010000 ffff7f"));
    assertArrayEquals(
        new float[] {-1, -0.5f, -1 / 8388608f, 1 / 8388608f, 8388607 / 8388608f}, samples);
  }

  @Test
  void reads32BitRoundedToFloat() throws IOException {
    float[] samples =
        mono(WavBytes.riff().fmt(PCM, 1, 8000, 32).data("00000080 000000c0 01000000 ffffff7f"));
    assertArrayEquals(new float[] {-1, -0.5f, 0x1p-31f, 1}, samples);
  }

  @Test
  void readsFloatsAsTheyAre() throws IOException {
    float[] samples =
        mono(WavBytes.riff().fmt(FLOAT, 1, 8000, 32).data("0000803f 000020c0 0000c07f"));
    assertArrayEquals(new float[] {1, -2.5f, Float.NaN}, samples);
  }

  @Test
  void readsDoublesRoundedToFloat() throws IOException {
    float[] samples =
        mono(
            WavBytes.riff()
                .fmt(FLOAT, 1, 8000, 64)
                .data("000000000000f03f 9a9999999999b9bf ffffffffffffef7f"));
    assertArrayEquals(new float[] {1, -0.1f, Float.POSITIVE_INFINITY}, samples);
  }

  @Test
  void readsExtensibleByItsSubFormat() throws IOException {
    float[] pcm = mono(WavBytes.riff().extensible(PCM, 1, 48000, 24, 20).data("000040 f0ff7f"));
    assertArrayEquals(new float[] {0.5f, 0x7ffff0 / 8388608f}, pcm);
    float[] floats = mono(WavBytes.riff().extensible(FLOAT, 1, 48000, 32, 32).data("0000003f"));
    assertArrayEquals(new float[] {0.5f}, floats);
  }

  @Test
  void readsTwelveBitsFromTheUpperBitsOfTwoBytes() throws IOException {
    assertArrayEquals(
        new float[] {-0.5f, 0.25f}, mono(WavBytes.riff().fmt(PCM, 1, 8000, 12).data("00c0 0020")));
  }

  @Test
  void separatesInterleavedChannels() throws IOException {
    Audio audio = read(WavBytes.riff().fmt(PCM, 3, 44101, 8).data("80 90 a0 81 91 a1"));
    assertEquals(44101, audio.sampleRateHz());
    assertArrayEquals(new float[] {0, 1 / 128f}, audio.channels()[0]);
    assertArrayEquals(new float[] {16 / 128f, 17 / 128f}, audio.channels()[1]);
    assertArrayEquals(new float[] {32 / 128f, 33 / 128f}, audio.channels()[2]);
  }

  @Test
  void reads65535Channels() throws IOException {
    Audio audio = read(WavBytes.riff().fmt(PCM, 65535, 8000, 8).data("c0".repeat(65535)));
    assertEquals(65535, audio.channelCount());
    assertArrayEquals(new float[] {0.5f}, audio.channels()[65534]);
  }

  @Test
  void passesOverOtherChunksAndTheirPadding() throws IOException {
    WavBytes wav =
        WavBytes.riff()
            .chunk("LIST", "010203")
            .fmt(PCM, 1, 8000, 8)
            .chunk("odd ", "64")
            .chunk("none", "")
            .data("c0")
            .chunk("LIST", "ffff");
    assertArrayEquals(new float[] {0.5f}, mono(wav));
  }

  @Test
  void readsAFileWhoseSamplesComeBeforeTheFormat() throws IOException {
    WavBytes wav =
        WavBytes.riff().chunk("junk", "00").data("c0 80 40").fmt(PCM, 1, 8000, 8).chunk("x   ", "");
    assertArrayEquals(new float[] {0.5f, 0, -0.5f}, mono(wav));
  }

  @Test
  void readsRf64WithItsLongLength() throws IOException {
    WavBytes wav = new WavBytes().text("RF64").u32(0xffffffffL).text("WAVE").text("ds64").u32(28);
    wav.u64(82).u64(2).u64(2).u32(0);
    wav.fmt(PCM, 1, 8000, 8).text("data").u32(0xffffffffL).hex("c0 40").chunk("LIST", "ffff");
    assertArrayEquals(new float[] {0.5f, -0.5f}, mono(wav));
  }

  @Test
  void readsToTheEndWhereTheLengthIsUnknown() {
    for (long length : new long[] {0, 0xffffffffL}) {
      WavBytes wav =
          WavBytes.riff().fmt(PCM, 1, 8000, 16).text("data").u32(length).hex("0040 00c0");
      try (WavReader reader = stream(wav)) {
        float[][] buffer = new float[1][9];
        assertEquals(2, reader.read(buffer, 1, 8));
        assertArrayEquals(new float[] {0, 0.5f, -0.5f, 0, 0, 0, 0, 0, 0}, buffer[0]);
        assertEquals(-1, reader.read(buffer, 0, 8));
        assertFalse(reader.truncated());
      }
    }
  }

  @Test
  void takesAnEmptyDataChunkAsEmptyWhereMoreChunksAreAnnounced() throws IOException {
    WavBytes wav = new WavBytes().text("RIFF").u32(48).text("WAVE").fmt(PCM, 1, 8000, 16);
    assertEquals(0, read(wav.data("").chunk("LIST", "00400040")).frames());
  }

  @Test
  void endsWhereTheFileEndsAndTellsThatItIsTruncated() {
    for (long claimed : new long[] {5, 6, 0xfffffffeL}) {
      WavBytes wav = WavBytes.riff().fmt(PCM, 1, 8000, 16).text("data").u32(claimed).hex("0040 00");
      try (WavReader reader = stream(wav)) {
        float[][] buffer = new float[1][4];
        assertEquals(1, reader.read(buffer, 0, 4));
        assertEquals(0.5f, buffer[0][0]);
        assertEquals(-1, reader.read(buffer, 0, 4));
        assertTrue(reader.truncated(), "claimed " + claimed);
      }
    }
  }

  @Test
  void missesAlsoAPartOfAFrameThatTheHeaderClaims() {
    try (WavReader reader =
        stream(WavBytes.riff().fmt(PCM, 1, 8000, 16).text("data").u32(5).hex("0040 00c0"))) {
      float[][] buffer = new float[1][2];
      assertEquals(2, reader.read(buffer, 0, 2));
      assertFalse(reader.truncated());
      assertEquals(-1, reader.read(buffer, 0, 2));
      assertTrue(reader.truncated());
    }
  }

  @Test
  void endsInsideAFrameOfUnknownLengthAsTruncated() {
    try (WavReader reader =
        stream(WavBytes.riff().fmt(PCM, 1, 8000, 16).text("data").u32(0).hex("0040 00"))) {
      float[][] buffer = new float[1][4];
      assertEquals(1, reader.read(buffer, 0, 4));
      assertTrue(reader.truncated());
    }
  }

  @Test
  void dropsAPartOfAFrameThatTheHeaderItselfAnnounces() {
    try (WavReader reader = stream(WavBytes.riff().fmt(PCM, 1, 8000, 16).data("0040 00"))) {
      float[][] buffer = new float[1][4];
      assertEquals(1, reader.read(buffer, 0, 4));
      assertEquals(-1, reader.read(buffer, 0, 4));
      assertFalse(reader.truncated());
    }
  }

  @Test
  void givesTheSameFramesForEveryBlockSize() {
    byte[] samples = new byte[3 * 20_000];
    new Random(1).nextBytes(samples);
    WavBytes wav = WavBytes.riff().fmt(PCM, 1, 8000, 24).data(HexFormat.of().formatHex(samples));
    float[][] whole = new float[1][20_000];
    try (WavReader reader = stream(wav)) {
      assertEquals(20_000, reader.read(whole, 0, 20_000));
    }
    for (int size : new int[] {1, 7, 10_922, 10_923, 19_999}) {
      float[][] parts = new float[1][20_000];
      try (WavReader reader = stream(wav)) {
        for (int i = 0; i < 20_000; i += size) {
          reader.read(parts, i, Math.min(size, 20_000 - i));
        }
      }
      assertArrayEquals(whole[0], parts[0], "blocks of " + size);
    }
  }

  @Test
  void readsAStreamThatGivesOneByteAtATime() {
    byte[] wav = WavBytes.riff().fmt(PCM, 1, 8000, 16).data("0040 00c0").bytes();
    InputStream dripping =
        new FilterInputStream(new ByteArrayInputStream(wav)) {
          @Override
          public int read(byte[] target, int offset, int length) throws IOException {
            return super.read(target, offset, Math.min(1, length));
          }
        };
    float[][] buffer = new float[1][2];
    try (WavReader reader = WavReader.open(dripping, "stream")) {
      assertEquals(2, reader.read(buffer, 0, 2));
    }
    assertArrayEquals(new float[] {0.5f, -0.5f}, buffer[0]);
  }

  @Test
  void refusesABufferOfAnotherChannelCount() {
    try (WavReader reader = stream(WavBytes.riff().fmt(PCM, 2, 8000, 8).data("8080"))) {
      assertThrows(IllegalArgumentException.class, () -> reader.read(new float[1][1], 0, 1));
    }
  }
}
