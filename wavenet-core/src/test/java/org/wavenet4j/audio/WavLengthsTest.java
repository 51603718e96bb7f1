package org.wavenet4j.audio;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HexFormat;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.wavenet4j.UserError;

/** How lengths are told that 32 bits hold, or do not. The limit is moved down to a few bytes. */
class WavLengthsTest {
  private static final WavFormat PCM_16 = new WavFormat(SampleFormat.PCM_16, 1, 16000);
  private static final WavFormat FLOAT_32 = new WavFormat(SampleFormat.FLOAT_32, 1, 16000);
  private static final float[] SAMPLES = {0.5f, -0.5f, 0.25f};
  private static final String PCM_BYTES = "0040 00c0 0020";

  @TempDir private Path folder;

  private static String hex(byte[] bytes) {
    return HexFormat.ofDelimiter(" ").formatHex(bytes);
  }

  private static void write(WavWriter writer) {
    try (writer) {
      writer.write(new float[][] {SAMPLES}, 0, 1);
      writer.write(new float[][] {SAMPLES}, 1, SAMPLES.length - 1);
    }
  }

  private byte[] file(WavFormat format, long totalFrames, long maxRiffBytes) throws IOException {
    Path path = folder.resolve("test.wav");
    write(WavWriter.create(path, format, totalFrames, "test", maxRiffBytes));
    return Files.readAllBytes(path);
  }

  /** With room for 64-bit lengths there are 4 + 36 + 24 + 8 bytes before the samples' 6. */
  private static final long RIFF_BYTES = 78;

  @Test
  void soundThatOutgrows32BitsTellsItsLengthsIn64() throws IOException {
    WavBytes expected = new WavBytes().text("RF64").u32(0xffffffffL).text("WAVE");
    expected.text("ds64").u32(28).u64(RIFF_BYTES).u64(6).u64(3).u32(0);
    expected.fmt(1, 1, 16000, 16).text("data").u32(0xffffffffL).hex(PCM_BYTES);
    byte[] written = file(PCM_16, WavWriter.UNKNOWN_FRAMES, RIFF_BYTES - 1);
    assertEquals(hex(expected.bytes()), hex(written));
    Audio read = WavFile.read(folder.resolve("test.wav"));
    assertArrayEquals(SAMPLES, read.channels()[0]);
  }

  @Test
  void soundOfUnknownLengthThatStaysShortLeavesTheRoomAsJunk() throws IOException {
    WavBytes expected = new WavBytes().text("RIFF").u32(RIFF_BYTES).text("WAVE");
    expected.text("JUNK").u32(28).u64(0).u64(0).u64(0).u32(0);
    expected.fmt(1, 1, 16000, 16).data(PCM_BYTES);
    byte[] written = file(PCM_16, WavWriter.UNKNOWN_FRAMES, RIFF_BYTES);
    assertEquals(hex(expected.bytes()), hex(written));
    assertArrayEquals(SAMPLES, WavFile.read(folder.resolve("test.wav")).channels()[0]);
  }

  @Test
  void shortSoundOfKnownLengthHasThePlainHeader() throws IOException {
    WavBytes expected = new WavBytes().text("RIFF").u32(36 + 6).text("WAVE");
    expected.fmt(1, 1, 16000, 16).data(PCM_BYTES);
    assertEquals(hex(expected.bytes()), hex(file(PCM_16, 3, 36 + 6)));
  }

  @Test
  void fileOfFewerFramesThanAnnouncedIsWholeAndOfMoreIsRefused() {
    Path path = folder.resolve("fewer.wav");
    try (WavWriter writer = WavWriter.create(path, PCM_16, 2)) {
      writer.write(new float[][] {SAMPLES}, 0, 1);
      assertThrows(IllegalStateException.class, () -> writer.write(new float[][] {SAMPLES}, 1, 2));
    }
    assertArrayEquals(new float[] {0.5f}, WavFile.read(path).channels()[0]);
  }

  @Test
  void plainFileRefusesWhatItsHeaderCannotTellAndStaysWhole() throws IOException {
    Path path = folder.resolve("plain.wav");
    try (WavWriter writer = WavWriter.createPlain(path, PCM_16, path.toString(), 36 + 6)) {
      writer.write(new float[][] {SAMPLES}, 0, 3);
      UserError error =
          assertThrows(UserError.class, () -> writer.write(new float[][] {SAMPLES}, 0, 1));
      assertEquals(
          path + ": 4 frames of 2 bytes, but its header can tell no more than 4 GiB; write less",
          error.getMessage());
    }
    assertEquals(hex(file(PCM_16, 3, 36 + 6)), hex(Files.readAllBytes(path)));
  }

  @Test
  void longSoundIsTheSameWhetherItsLengthWasKnownOrNot() throws IOException {
    byte[] unknown = file(FLOAT_32, WavWriter.UNKNOWN_FRAMES, 61);
    assertArrayEquals(unknown, file(FLOAT_32, 3, 61));
    ByteArrayOutputStream stream = new ByteArrayOutputStream();
    write(WavWriter.toStream(stream, FLOAT_32, 3, 61));
    assertArrayEquals(unknown, stream.toByteArray());
  }

  @Test
  void longFloatsTellTheirFramesIn64BitsToo() throws IOException {
    WavBytes expected = new WavBytes().text("RF64").u32(0xffffffffL).text("WAVE");
    expected.text("ds64").u32(28).u64(4 + 36 + 26 + 12 + 8 + 12).u64(12).u64(3).u32(0);
    expected.text("fmt ").u32(18).u16(3).u16(1).u32(16000).u32(64000).u16(4).u16(32).u16(0);
    expected.text("fact").u32(4).u32(0xffffffffL).text("data").u32(0xffffffffL);
    expected.hex("0000003f 000000bf 0000803e");
    assertEquals(hex(expected.bytes()), hex(file(FLOAT_32, 3, 61)));
  }

  @Test
  void streamOfUnknownLengthTellsNoneAndLeavesNoRoom() {
    ByteArrayOutputStream stream = new ByteArrayOutputStream();
    write(WavWriter.toStream(stream, PCM_16, WavWriter.UNKNOWN_FRAMES, 10));
    WavBytes expected = WavBytes.riff().fmt(1, 1, 16000, 16).text("data").u32(0xffffffffL);
    assertEquals(hex(expected.hex(PCM_BYTES).bytes()), hex(stream.toByteArray()));
  }

  @Test
  void sixtyFourBitsBeginWhereThirtyTwoEnd() throws IOException {
    // 36 bytes of header, and 0xFFFFFFFF is no length but means an unknown one.
    long most = (0xfffffffeL - 36) / 2;
    assertEquals("RIFF", kind(most));
    assertEquals("RF64", kind(most + 1));
    WavFormat odd = new WavFormat(SampleFormat.PCM_24, 1, 16000);
    long mostOdd = (0xfffffffeL - 36 - 1) / 3;
    assertEquals("RIFF", kind(odd, mostOdd));
    assertEquals("RF64", kind(odd, mostOdd + 1));
  }

  private static String kind(long frames) {
    return kind(PCM_16, frames);
  }

  /** The header of such a stream is all that is written of it. */
  private static String kind(WavFormat format, long frames) {
    ByteArrayOutputStream stream = new ByteArrayOutputStream();
    WavWriter writer = WavWriter.toStream(stream, format, frames);
    assertThrows(IllegalStateException.class, writer::close);
    return stream.toString(StandardCharsets.ISO_8859_1).substring(0, 4);
  }

  @Test
  void soundOfManyHoursAnnouncesItsTrueLength() {
    ByteArrayOutputStream stream = new ByteArrayOutputStream();
    long frames = 1_000_000L * 16_000;
    WavWriter writer = WavWriter.toStream(stream, PCM_16, frames);
    assertThrows(IllegalStateException.class, writer::close);
    WavBytes expected = new WavBytes().text("RF64").u32(0xffffffffL).text("WAVE");
    expected.text("ds64").u32(28).u64(72 + 32_000_000_000L).u64(32_000_000_000L).u64(frames).u32(0);
    expected.fmt(1, 1, 16000, 16).text("data").u32(0xffffffffL);
    assertEquals(hex(expected.bytes()), hex(stream.toByteArray()));
  }

  @Test
  void lengthsThatNoLongHoldsAreRefused() {
    assertThrows(
        IllegalArgumentException.class,
        () -> WavWriter.toStream(new ByteArrayOutputStream(), PCM_16, Long.MAX_VALUE / 2));
  }

  @Test
  void claimBeyondTheFileEndsWithTheFileAndIsTold() throws IOException {
    WavBytes wav = new WavBytes().text("RF64").u32(0xffffffffL).text("WAVE");
    wav.text("ds64").u32(28).u64(1L << 50).u64(Long.MAX_VALUE).u64(1L << 40).u32(0);
    wav.fmt(1, 1, 16000, 16).text("data").u32(0xffffffffL).hex(PCM_BYTES);
    Path path = folder.resolve("claims.wav");
    Files.write(path, wav.bytes());
    float[][] read = new float[1][10];
    try (WavReader reader = WavReader.open(path)) {
      assertEquals(3, reader.read(read, 0, 10));
      assertEquals(-1, reader.read(read, 0, 10));
      assertTrue(reader.truncated());
    }
  }

  @Test
  void tableOfOtherLengthsAndJunkArePassedOver() throws IOException {
    WavBytes wav = new WavBytes().text("RF64").u32(0xffffffffL).text("WAVE");
    wav.text("ds64").u32(40).u64(114).u64(6).u64(3).u32(1).text("LIST").u64(8);
    wav.chunk("JUNK", "00".repeat(9)).fmt(1, 1, 16000, 16);
    wav.text("data").u32(0xffffffffL).hex(PCM_BYTES).chunk("LIST", "0102030405060708");
    Path path = folder.resolve("table.wav");
    Files.write(path, wav.bytes());
    assertArrayEquals(SAMPLES, WavFile.read(path).channels()[0]);
  }

  @Test
  void fileThatWasStoppedBeforeItsLengthWasKnownReadsToItsEnd() throws IOException {
    Path path = folder.resolve("open.wav");
    Path copy = folder.resolve("copy.wav");
    for (long total : new long[] {WavWriter.UNKNOWN_FRAMES, 3}) {
      try (WavWriter writer = WavWriter.create(path, PCM_16, total, "test", 40)) {
        writer.write(new float[][] {SAMPLES}, 0, 2);
        writer.flush();
        Files.write(copy, Files.readAllBytes(path));
        writer.write(new float[][] {SAMPLES}, 2, 1);
      }
      try (WavReader reader = WavReader.open(copy)) {
        assertEquals(2, reader.read(new float[1][4], 0, 4));
        assertEquals(-1, reader.read(new float[1][4], 0, 4));
        assertFalse(reader.truncated());
      }
    }
  }
}
