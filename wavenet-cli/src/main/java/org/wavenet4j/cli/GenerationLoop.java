package org.wavenet4j.cli;

import java.util.Locale;
import java.util.function.BooleanSupplier;
import org.wavenet4j.UserError;
import org.wavenet4j.audio.SoundSink;
import org.wavenet4j.run.RunawayError;
import org.wavenet4j.run.SampleStream;

/** Draws sound block by block and hands each on at once, in constant memory however long it is. */
final class GenerationLoop {
  /** 10 ms: the first is heard long before 50, and an interrupt waits for no more than one. */
  private static final int BLOCKS_PER_SECOND = 100;

  private final SampleStream stream;
  private final GuardOption guard;
  private final int sampleRateHz;
  private final long frames;
  private final float[] block;
  private long done;
  private long drawingNs;

  /** To draw so many samples. */
  GenerationLoop(SampleStream stream, GuardOption guard, int sampleRateHz, long frames) {
    this.stream = stream;
    this.guard = guard;
    this.sampleRateHz = sampleRateHz;
    this.frames = frames;
    this.block = new float[Math.max(1, sampleRateHz / BLOCKS_PER_SECOND)];
  }

  int sampleRateHz() {
    return sampleRateHz;
  }

  /** How many samples there will be. */
  long frames() {
    return frames;
  }

  /**
   * Draws all of it, unless told to stop.
   *
   * @param stop asked after each block
   * @return whether all was drawn and the sink has finished
   * @throws RunawayError if no restart could save the sound; what was good is written then
   */
  boolean run(SoundSink sink, ProgressLine progress, BooleanSupplier stop) {
    while (done < frames) {
      int count = (int) Math.min(block.length, frames - done);
      long startNs = System.nanoTime();
      try {
        stream.generate(block, 0, count);
      } catch (RunawayError e) {
        sink.write(block, 0, e.framesOfCall());
        throw e;
      } finally {
        guard.tell(progress);
      }
      drawingNs += System.nanoTime() - startNs;
      done += count;
      sink.write(block, 0, count);
      progress.update((double) done / frames, speed());
      if (stop.getAsBoolean()) {
        return false;
      }
    }
    sink.finish();
    return true;
  }

  /** What to tell about a sound that no restart could save. */
  UserError gaveUp(String name, RunawayError error) {
    return guard.gaveUp(name, error, sampleRateHz);
  }

  /** What was drawn so far and how fast; time that a sink took, as to play it, does not count. */
  String speed() {
    double audioSeconds = (double) done / sampleRateHz;
    double seconds = Math.max(1e-9, drawingNs / 1e9);
    return String.format(
        Locale.ROOT,
        "%.1f s of sound in %.1f s, %.2f times real time",
        audioSeconds,
        seconds,
        audioSeconds / seconds);
  }
}
