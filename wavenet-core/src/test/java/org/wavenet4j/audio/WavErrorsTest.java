package org.wavenet4j.audio;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.wavenet4j.UserError;

/** What is said of files that cannot be read. */
class WavErrorsTest {
  @TempDir private Path folder;

  private static void assertMessage(String message, WavBytes wav) {
    InputStream stream = new ByteArrayInputStream(wav.bytes());
    UserError error = assertThrows(UserError.class, () -> WavReader.open(stream, "a.wav"));
    assertEquals("a.wav: " + message, error.getMessage());
  }

  @Test
  void saysWhyAFileIsNotAWavFile() {
    assertMessage("byte 0: the file is empty, expected a WAV file", new WavBytes());
    assertMessage(
        "byte 0: not a WAV file: it starts with \"Hi..\", expected \"RIFF\", \"RF64\" or \"BW64\"",
        new WavBytes().text("Hi"));
    assertMessage(
        "byte 8: not a WAV file: a RIFF file of kind \"AVI \", expected \"WAVE\"",
        new WavBytes().text("RIFF").u32(4).text("AVI "));
  }

  @Test
  void saysWhichChunkIsMissing() {
    assertMessage(
        "byte 12: no \"fmt \" chunk before the end of the file, expected one", WavBytes.riff());
    assertMessage(
        "byte 36: no \"data\" chunk before the end of the file, expected one",
        WavBytes.riff().fmt(1, 1, 8000, 8));
    assertMessage(
        "byte 22: no \"fmt \" chunk before the end of the file, expected one",
        WavBytes.riff().text("LIST").u32(0xffffffffL).u16(0));
  }

  @Test
  void saysWhatIsWrongWithAFormat() {
    assertMessage(
        "byte 20: format 2 (ADPCM), expected PCM (1) or IEEE float (3); convert it to PCM first",
        WavBytes.riff().fmt(2, 1, 8000, 4));
    assertMessage("byte 22: 0 channels, expected at least 1", WavBytes.riff().fmt(1, 0, 8000, 8));
    assertMessage(
        "byte 24: 0 frames a second, expected 1 to 2147483647", WavBytes.riff().fmt(1, 1, 0, 8));
    assertMessage(
        "byte 24: 4294967295 frames a second, expected 1 to 2147483647",
        WavBytes.riff().fmt(1, 1, -1, 8));
    assertMessage(
        "byte 34: 40 bits a sample of PCM, expected 1 to 32", WavBytes.riff().fmt(1, 1, 8000, 40));
    assertMessage(
        "byte 34: 16 bits a sample of IEEE float, expected 32 or 64",
        WavBytes.riff().fmt(3, 1, 8000, 16));
    assertMessage(
        "byte 32: 5 bytes a frame, expected 4 for 2 channels of pcm-16",
        WavBytes.riff().text("fmt ").u32(16).u16(1).u16(2).u32(8000).u32(0).u16(5).u16(16));
    assertMessage(
        "byte 20: fmt chunk of 8 bytes, expected at least 16",
        WavBytes.riff().text("fmt ").u32(8).u64(0));
    assertMessage(
        "byte 22: the file ends inside the fmt chunk, expected 14 bytes more",
        WavBytes.riff().text("fmt ").u32(16).u16(1));
  }

  @Test
  void refusesLongLengthsThatNoFileHas() {
    assertMessage(
        "byte 20: RIFF length of 9223372036854775808 bytes, expected less than 2^63",
        rf64().u64(Long.MIN_VALUE).u64(2).u64(1).u32(0));
    assertMessage(
        "byte 28: data length of 18446744073709551614 bytes, expected less than 2^63",
        rf64().u64(-1).u64(-2).u64(1).u32(0));
    assertMessage(
        "byte 40: the file ends inside the ds64 chunk, expected 8 bytes more",
        rf64().u64(1).u64(2).u32(3));
    assertMessage(
        "byte 20: ds64 chunk of 24 bytes, expected at least 28",
        new WavBytes().text("RF64").u32(0xffffffffL).text("WAVE").text("ds64").u32(24));
  }

  private static WavBytes rf64() {
    return new WavBytes().text("RF64").u32(0xffffffffL).text("WAVE").text("ds64").u32(28);
  }

  @Test
  void saysWhatIsWrongWithAnExtensibleFormat() {
    assertMessage(
        "byte 20: extensible fmt chunk of 16 bytes, expected at least 40",
        WavBytes.riff().fmt(0xfffe, 1, 8000, 16));
    for (int wrong : new int[] {46, 51, 52, 59}) {
      byte[] bytes = WavBytes.riff().extensible(1, 1, 8000, 16, 16).bytes();
      bytes[wrong] ^= 1;
      assertMessage(
          "byte 44: sub-format that is not a format tag, expected PCM or float",
          new WavBytes().hex(HexFormat.of().formatHex(bytes)));
    }
  }

  @Test
  void refusesAStreamWhoseSamplesComeBeforeTheFormat() {
    assertMessage(
        "byte 20: the samples come before the format, which a stream cannot go back to; "
            + "save it as a file first",
        WavBytes.riff().data("80").fmt(1, 1, 8000, 8));
  }

  @Test
  void namesAFileThatCannotBeOpened() {
    Path missing = folder.resolve("missing.wav");
    UserError error = assertThrows(UserError.class, () -> WavReader.open(missing));
    assertEquals(missing + ": cannot be opened (no such file or folder)", error.getMessage());
  }

  @Test
  void namesAFileWhoseReadingFails() {
    InputStream failing =
        new InputStream() {
          @Override
          public int read() throws IOException {
            throw new IOException("Input/output error");
          }

          @Override
          public int read(byte[] target, int offset, int length) throws IOException {
            return read();
          }
        };
    UserError error = assertThrows(UserError.class, () -> WavReader.open(failing, "a.wav"));
    assertEquals("a.wav: cannot be read at byte 0 (Input/output error)", error.getMessage());
  }

  @Test
  void refusesAFolder() throws IOException {
    Path made = Files.createDirectory(folder.resolve("made.wav"));
    assertThrows(UserError.class, () -> WavFile.read(made));
    WavFormat format = new WavFormat(SampleFormat.PCM_16, 1, 8000);
    assertThrows(UserError.class, () -> WavWriter.create(made, format));
  }

  @Test
  void everyCutOfAFileIsReadOrRefused() throws IOException {
    String samples = "80".repeat(48);
    List<WavBytes> whole =
        List.of(
            WavBytes.riff().fmt(1, 2, 44100, 16).data(samples),
            WavBytes.riff().chunk("LIST", "010203").fmt(3, 1, 8000, 64).data(samples),
            WavBytes.riff().extensible(1, 1, 48000, 24, 24).data(samples).chunk("x   ", ""),
            WavBytes.riff().data(samples).fmt(1, 1, 8000, 8));
    Path file = folder.resolve("cut.wav");
    for (WavBytes wav : whole) {
      for (int length = 0; length < wav.bytes().length; length++) {
        Files.deleteIfExists(file);
        Files.write(file, Arrays.copyOf(wav.bytes(), length));
        try {
          WavFile.read(file);
        } catch (UserError e) {
          assertTrue(e.getMessage().startsWith(file + ": byte "), e.getMessage());
        }
      }
    }
  }
}
