package org.wavenet4j.cli;

import java.io.PrintStream;
import org.wavenet4j.UserError;
import org.wavenet4j.audio.SoundSink;
import org.wavenet4j.audio.WavFormat;
import org.wavenet4j.audio.WavWriter;

/** A WAV stream on standard output, for a reader that listens along. */
final class StandardOutputSink implements SoundSink {
  private final PrintStream out;
  private final WavWriter writer;

  /**
   * Writes the header.
   *
   * @param frames exactly as many as will be written
   */
  StandardOutputSink(PrintStream out, WavFormat format, long frames) {
    this.out = out;
    this.writer = WavWriter.toStream(out, format, frames);
  }

  @Override
  public void write(float[] samples, int offset, int frames) {
    writer.write(new float[][] {samples}, offset, frames);
    checkReader();
  }

  @Override
  public void finish() {
    writer.close();
    checkReader();
  }

  /** Flushes. A print stream keeps its errors to itself, and does not tell them apart. */
  private void checkReader() {
    if (out.checkError()) {
      throw new UserError(
          "standard output: cannot be written any more, its reader is gone or its disk is full; run it again once that is mended");
    }
  }

  @Override
  public void close() {
    // What was written is with its reader, and the stream belongs to the process.
  }
}
