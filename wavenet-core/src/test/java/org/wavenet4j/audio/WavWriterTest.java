package org.wavenet4j.audio;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.HexFormat;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.wavenet4j.UserError;

class WavWriterTest {
  private static final float NAN = Float.NaN;

  @TempDir private Path folder;

  private byte[] written(SampleFormat format, float... samples) throws IOException {
    Path file = folder.resolve("test.wav");
    WavFile.write(file, Audio.mono(samples, 16000), format);
    return Files.readAllBytes(file);
  }

  private static void assertBytes(WavBytes expected, byte[] actual) {
    assertEquals(
        HexFormat.ofDelimiter(" ").formatHex(expected.bytes()),
        HexFormat.ofDelimiter(" ").formatHex(actual));
  }

  @Test
  void rounds16BitToTheNearestAndClips() throws IOException {
    float lsb = 1 / 32768f;
    byte[] bytes =
        written(SampleFormat.PCM_16, 0.4f * lsb, 0.6f * lsb, 1.5f * lsb, -0.6f * lsb, 2, -2, NAN);
    WavBytes expected = new WavBytes().text("RIFF").u32(36 + 14).text("WAVE").fmt(1, 1, 16000, 16);
    assertBytes(expected.data("0000 0100 0200 ffff ff7f 0080 0000"), bytes);
  }

  @Test
  void pads24BitToAnEvenLength() throws IOException {
    byte[] bytes = written(SampleFormat.PCM_24, -1, 1, -1 / 8388608f);
    WavBytes expected = new WavBytes().text("RIFF").u32(36 + 10).text("WAVE").fmt(1, 1, 16000, 24);
    assertBytes(expected.data("000080 ffff7f ffffff"), bytes);
  }

  @Test
  void writesFloatsAsTheyAreWithTheirFrameCount() throws IOException {
    byte[] bytes = written(SampleFormat.FLOAT_32, 1, -2.5f);
    WavBytes expected = new WavBytes().text("RIFF").u32(50 + 8).text("WAVE");
    expected.text("fmt ").u32(18).u16(3).u16(1).u32(16000).u32(64000).u16(4).u16(32).u16(0);
    assertBytes(expected.chunk("fact", "02000000").data("0000803f 000020c0"), bytes);
  }

  @Test
  void fileThatWasNotClosedReadsToItsEnd() throws IOException {
    Path file = folder.resolve("open.wav");
    float[] samples = new float[40_000];
    Arrays.fill(samples, 0.25f);
    WavFormat format = new WavFormat(SampleFormat.PCM_16, 1, 16000);
    Path copy = folder.resolve("copy.wav");
    try (WavWriter writer = WavWriter.create(file, format)) {
      writer.write(new float[][] {samples}, 0, samples.length);
      Files.copy(file, copy);
    }
    float[] read = WavFile.read(copy).channels()[0];
    assertTrue(read.length > 20_000, read.length + " frames");
    assertArrayEquals(Arrays.copyOf(samples, read.length), read);
  }

  @Test
  void streamOfKnownLengthIsTheFile() throws IOException {
    float[] samples = {0, 0.5f, -0.5f};
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    WavFormat format = new WavFormat(SampleFormat.PCM_24, 1, 16000);
    try (WavWriter writer = WavWriter.toStream(out, format, 3)) {
      writer.write(new float[][] {samples}, 0, 1);
      writer.write(new float[][] {samples}, 1, 2);
    }
    assertArrayEquals(written(SampleFormat.PCM_24, samples), out.toByteArray());
  }

  @Test
  void streamOfUnknownLengthReadsToItsEnd() {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    WavFormat format = new WavFormat(SampleFormat.PCM_24, 1, 16000);
    try (WavWriter writer = WavWriter.toStream(out, format, WavWriter.UNKNOWN_FRAMES)) {
      writer.write(new float[][] {{0, 0.5f, -0.5f}}, 0, 3);
    }
    float[][] read = new float[1][4];
    try (WavReader reader = WavReader.open(new ByteArrayInputStream(out.toByteArray()), "stream")) {
      assertEquals(3, reader.read(read, 0, 4));
      assertEquals(-1, reader.read(read, 0, 4));
      assertFalse(reader.truncated());
    }
    assertArrayEquals(new float[] {0, 0.5f, -0.5f, 0}, read[0]);
  }

  @Test
  void streamRefusesOtherThanTheAnnouncedFrames() {
    WavFormat format = new WavFormat(SampleFormat.PCM_16, 1, 16000);
    WavWriter writer = WavWriter.toStream(new ByteArrayOutputStream(), format, 2);
    assertThrows(
        IllegalStateException.class, () -> writer.write(new float[][] {new float[3]}, 0, 3));
    writer.write(new float[][] {new float[1]}, 0, 1);
    assertThrows(IllegalStateException.class, writer::close);
  }

  @Test
  void formatsThatAreOnlyReadAreRefused() {
    WavFormat format = new WavFormat(SampleFormat.PCM_8, 1, 16000);
    Path file = folder.resolve("x.wav");
    IllegalArgumentException e =
        assertThrows(IllegalArgumentException.class, () -> WavWriter.create(file, format));
    assertEquals(
        "sampleFormat: pcm-8 cannot be written, expected pcm-16, pcm-24 or float-32",
        e.getMessage());
    assertFalse(Files.exists(file));
  }

  @Test
  void fileUnderATemporaryNameIsToldByItsOwn() {
    WavFormat format = new WavFormat(SampleFormat.PCM_16, 1, 16000);
    UserError e =
        assertThrows(
            UserError.class,
            () -> WavWriter.create(folder.resolve("none/.a.wav.7"), format, 3, "a.wav"));
    assertEquals("a.wav: cannot be created (no such file or folder)", e.getMessage());
    Path full = Path.of("/dev/full");
    assumeTrue(Files.exists(full));
    WavWriter writer = WavWriter.create(full, format, 3, "b.wav");
    e = assertThrows(UserError.class, writer::flush);
    assertEquals("b.wav: cannot be written (No space left on device)", e.getMessage());
  }

  @Test
  void failureToWriteIsTold() {
    OutputStream full =
        new OutputStream() {
          @Override
          public void write(int value) throws IOException {
            throw new IOException("No space left on device");
          }
        };
    WavFormat format = new WavFormat(SampleFormat.PCM_16, 1, 16000);
    UserError e = assertThrows(UserError.class, () -> WavWriter.toStream(full, format, -1));
    assertEquals("WAV stream: cannot be written (No space left on device)", e.getMessage());
  }
}
