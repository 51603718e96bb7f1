package org.wavenet4j.cli;

import java.util.ArrayList;
import java.util.List;
import org.wavenet4j.audio.SoundSink;

/** All that one sound goes to, each getting every block; they are closed together. */
final class SoundOutputs implements SoundSink {
  private final List<SoundSink> sinks = new ArrayList<>();

  /** Hands a sink over. */
  void add(SoundSink sink) {
    sinks.add(sink);
  }

  @Override
  public void write(float[] samples, int offset, int frames) {
    for (SoundSink sink : sinks) {
      sink.write(samples, offset, frames);
    }
  }

  /** In the order in which they were added. */
  @Override
  public void finish() {
    for (SoundSink sink : sinks) {
      sink.finish();
    }
  }

  /** Closes every sink, also after one that fails. */
  @Override
  public void close() {
    closeFrom(0);
  }

  private void closeFrom(int index) {
    if (index < sinks.size()) {
      try {
        sinks.get(index).close();
      } finally {
        closeFrom(index + 1);
      }
    }
  }
}
