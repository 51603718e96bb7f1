package org.wavenet4j.run;

import java.util.function.Consumer;

/** A stream that tells where its sound runs away, and goes on as it would. */
public final class WatchedGenerator implements SampleStream {
  private static final int BLOCK_FRAMES = 1024;

  private final Generator generator;
  private final RunawayGuard guard;
  private final Consumer<Runaway> listener;
  private final float[] drawn = new float[BLOCK_FRAMES];
  private final float[] sound = new float[BLOCK_FRAMES];

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
    for (int at = 0; at < frames; at += BLOCK_FRAMES) {
      int block = Math.min(BLOCK_FRAMES, frames - at);
      generator.generate(sound, drawn, 0, block);
      System.arraycopy(sound, 0, out, offset + at, block);
      watch(block);
    }
  }

  private void watch(int frames) {
    for (int f = 0; f < frames; f++) {
      if (guard.hear(drawn[f])) {
        listener.accept(guard.runaway());
      }
    }
  }

  @Override
  public void close() {
    generator.close();
  }
}
