package org.wavenet4j.run;

import java.util.function.Consumer;

/** A stream that tells where its sound runs away, and goes on as it would. */
public final class WatchedGenerator implements SampleStream {
  private final Generator generator;
  private final RunawayGuard guard;
  private final Consumer<Runaway> listener;

  /**
   * Watches a stream.
   *
   * @param guard at its start
   * @param listener is told of each runaway once
   */
  public WatchedGenerator(Generator generator, RunawayGuard guard, Consumer<Runaway> listener) {
    this.generator = generator;
    this.guard = guard;
    this.listener = listener;
  }

  @Override
  public long position() {
    return generator.position();
  }

  /** The guard does not listen to that. */
  @Override
  public void prime(float[] heard) {
    generator.prime(heard);
  }

  @Override
  public void generate(float[] out, int offset, int frames) {
    generator.generate(out, offset, frames);
    for (int f = offset; f < offset + frames; f++) {
      if (guard.hear(out[f])) {
        listener.accept(guard.runaway());
      }
    }
  }

  @Override
  public void close() {
    generator.close();
  }
}
