package org.wavenet4j.run;

import org.wavenet4j.UsageError;
import org.wavenet4j.audio.Quantizer;
import org.wavenet4j.model.Model;

/**
 * One stream of generated sound: each sample is drawn from the distribution that the network gives
 * it after all samples before. The work a sample is O(layers).
 *
 * <p>A drawn sample takes one uniform number, a primed one none. So generating in one call or many
 * gives the same samples, and after priming with x the network is in the very state that it would
 * have reached by drawing x.
 */
public final class Generator implements SampleStream {
  private static final int PRIMING_BLOCK_FRAMES = 64;

  private final Predictor predictor;
  private final Quantizer quantizer;
  private final Sampler sampler;
  private final int[] given = new int[PRIMING_BLOCK_FRAMES];

  /**
   * A stream at its start.
   *
   * @param engine shared by any number of streams
   * @param local {@link LocalConditioning#NONE} for none
   * @param global {@code [E]}, empty for none
   * @throws UsageError if the network wants other conditioning, or has no such readout
   */
  public Generator(Engine engine, Sampling sampling, LocalConditioning local, float[] global) {
    Conditionings.check(engine.spec(), local, global); // before a thread is started
    this.sampler = new Sampler(engine, sampling);
    this.predictor = new Predictor(engine, PRIMING_BLOCK_FRAMES, Past.OWN);
    predictor.start(local, global);
    this.quantizer = engine.spec().quantizer();
  }

  /** A stream of a network without conditioning. */
  public static Generator of(Engine engine, Sampling sampling) {
    return new Generator(engine, sampling, LocalConditioning.NONE, new float[0]);
  }

  /** A stream of a network without conditioning, with the fastest kernels. */
  public static Generator of(Model model, Sampling sampling) {
    return of(Engine.of(model), sampling);
  }

  @Override
  public long position() {
    return predictor.position();
  }

  @Override
  public void prime(float[] samples) {
    follow(samples, 0, samples.length);
  }

  /**
   * Goes to another place of the stream and draws anew from there: the distributions are bit for
   * bit those of a stream that has heard or drawn the same samples and never stopped. Local
   * conditioning is read again from {@code position - frames} on, and what the context stack sees
   * before.
   *
   * @param position samples before the place
   * @param past amplitudes; the {@code frames} before the place start at {@code offset}
   * @param frames at least {@link org.wavenet4j.model.WaveNetSpec#pastFrames}; all where there are
   *     fewer
   * @param seed of the draws from there on
   */
  public void resume(long position, float[] past, int offset, int frames, long seed) {
    long least = Math.min(position, predictor.spec().pastFrames());
    if (frames < least || frames > position) {
      throw new IllegalArgumentException(
          "frames: %d, expected %d to %d".formatted(frames, least, position));
    }
    predictor.restart(position - frames);
    follow(past, offset, frames);
    sampler.reseed(seed);
  }

  private void follow(float[] samples, int offset, int frames) {
    for (int at = 0; at < frames; at += given.length) {
      int block = Math.min(given.length, frames - at);
      for (int f = 0; f < block; f++) {
        given[f] = quantizer.encode(samples[offset + at + f]);
      }
      predictor.follow(given, 0, block);
    }
  }

  @Override
  public void generate(float[] out, int offset, int frames) {
    for (int f = 0; f < frames; f++) {
      draw();
      out[offset + f] = sampler.sound();
    }
  }

  /**
   * As {@link #generate(float[], int, int)}, and tells what was drawn, which is what the network
   * hears.
   *
   * @param drawn amplitudes of the drawn codes, at the places of {@code out}
   */
  public void generate(float[] out, float[] drawn, int offset, int frames) {
    for (int f = 0; f < frames; f++) {
      drawn[offset + f] = quantizer.decode(draw());
      out[offset + f] = sampler.sound();
    }
  }

  private int draw() {
    int code = sampler.draw(predictor.predict(), 0);
    predictor.hear(code);
    return code;
  }

  @Override
  public void close() {
    predictor.close();
  }
}
