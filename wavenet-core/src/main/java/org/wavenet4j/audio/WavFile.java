package org.wavenet4j.audio;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import org.wavenet4j.AtomicFile;
import org.wavenet4j.UserError;

/** Whole WAV files in memory; {@link WavReader} and {@link WavWriter} stream. */
public final class WavFile {
  /** Values that the first buffer holds, over all channels. */
  private static final int FIRST_VALUES = 1 << 16;

  private static final int MAX_FRAMES = Integer.MAX_VALUE - 8;

  private WavFile() {}

  /**
   * Reads all frames that are there, also of a truncated file.
   *
   * @throws UserError if it is missing, malformed, or too long for memory's arrays
   */
  public static Audio read(Path file) {
    try (WavReader reader = WavReader.open(file)) {
      return readAll(reader, file.toString());
    }
  }

  private static Audio readAll(WavReader reader, String name) {
    int channels = reader.format().channels();
    // The buffer grows with what is read, never by what the header claims.
    float[][] buffer = new float[channels][Math.max(1, FIRST_VALUES / channels)];
    int frames = 0;
    while (true) {
      int read = reader.read(buffer, frames, buffer[0].length - frames);
      if (read < 0) {
        return new Audio(resized(buffer, frames), reader.format().sampleRateHz());
      }
      frames += read;
      if (frames == buffer[0].length) {
        if (frames == MAX_FRAMES) {
          throw new UserError(
              name + ": more than " + MAX_FRAMES + " frames, too long to hold in memory");
        }
        buffer = resized(buffer, (int) Math.min(2L * frames, MAX_FRAMES));
      }
    }
  }

  private static float[][] resized(float[][] channels, int frames) {
    for (int c = 0; c < channels.length; c++) {
      channels[c] = Arrays.copyOf(channels[c], frames);
    }
    return channels;
  }

  /**
   * Writes a file, replacing one that is there in one step. What is no regular file, as a named
   * pipe, is written as a stream.
   *
   * @param sampleFormat one that is {@linkplain SampleFormat#writable writable}
   * @throws UserError if it cannot be written; what was there before is then as it was
   */
  public static void write(Path file, Audio audio, SampleFormat sampleFormat) {
    if (Files.exists(file) && !Files.isRegularFile(file)) {
      write(file, audio, sampleFormat, file);
      return;
    }
    Path temporary = AtomicFile.temporary(file);
    try {
      try {
        write(temporary, audio, sampleFormat, file);
        AtomicFile.publish(temporary, file);
      } finally {
        Files.deleteIfExists(temporary);
      }
    } catch (IOException e) {
      throw ByteInput.failure(file.toString(), "cannot be written", e);
    }
  }

  private static void write(Path written, Audio audio, SampleFormat sampleFormat, Path name) {
    WavFormat format = new WavFormat(sampleFormat, audio.channelCount(), audio.sampleRateHz());
    try (WavWriter writer = WavWriter.create(written, format, audio.frames(), name.toString())) {
      writer.write(audio.channels(), 0, audio.frames());
    }
  }
}
