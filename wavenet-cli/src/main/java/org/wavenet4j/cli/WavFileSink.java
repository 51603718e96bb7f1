package org.wavenet4j.cli;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import org.wavenet4j.audio.SoundSink;
import org.wavenet4j.audio.WavFormat;
import org.wavenet4j.audio.WavWriter;

/** A WAV file that is there once it is finished, and otherwise not. */
final class WavFileSink implements SoundSink {
  private final OutputFile file;
  private final WavWriter writer;

  private WavFileSink(OutputFile file, WavWriter writer) {
    this.file = file;
    this.writer = writer;
  }

  /**
   * Begins a file of mono sound.
   *
   * @param frames the most that will be written
   */
  static WavFileSink create(Path path, WavFormat format, long frames) throws IOException {
    OutputFile file = new OutputFile(path);
    try {
      return new WavFileSink(file, WavWriter.create(file.path(), format, frames, path.toString()));
    } catch (RuntimeException e) {
      file.close();
      throw e;
    }
  }

  @Override
  public void write(float[] samples, int offset, int frames) {
    writer.write(new float[][] {samples}, offset, frames);
    writer.flush();
  }

  @Override
  public void finish() {
    writer.close();
    file.complete();
  }

  @Override
  public void close() {
    try (file) {
      writer.close();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
