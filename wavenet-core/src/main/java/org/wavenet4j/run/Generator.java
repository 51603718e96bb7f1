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
public final class Generator implements AutoCloseable {
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
   * @throws UsageError if the network wants other conditioning
   */
  public Generator(Engine engine, Sampling sampling, LocalConditioning local, float[] global) {
    Conditionings.check(engine.spec(), local, global); // before a thread is started
    this.predictor = new Predictor(engine, PRIMING_BLOCK_FRAMES);
    predictor.start(local, global);
    this.quantizer = engine.spec().quantizer();
    this.sampler = new Sampler(engine, sampling);
  }

  /** A stream of a network without conditioning. */
  public static Generator of(Engine engine, Sampling sampling) {
    return new Generator(engine, sampling, LocalConditioning.NONE, new float[0]);
  }

  /** A stream of a network without conditioning, with the fastest kernels. */
  public static Generator of(Model model, Sampling sampling) {
    return of(Engine.of(model), sampling);
  }

  /** Samples heard and drawn so far. */
  public long position() {
    return predictor.position();
  }

  /**
   * Lets the network hear given sound as if it had drawn it.
   *
   * @param samples amplitudes at the network's sample rate; quantized as in training
   */
  public void prime(float[] samples) {
    for (int at = 0; at < samples.length; at += given.length) {
      int frames = Math.min(given.length, samples.length - at);
      for (int f = 0; f < frames; f++) {
        given[f] = quantizer.encode(samples[at + f]);
      }
      predictor.follow(given, 0, frames);
    }
  }

  /** Draws the next {@code frames} samples; allocates nothing. */
  public void generate(float[] out, int offset, int frames) {
    for (int f = 0; f < frames; f++) {
      int code = sampler.draw(predictor.predict(), 0);
      predictor.hear(code);
      out[offset + f] = quantizer.decode(code);
    }
  }

  /** Ends the threads that the stream runs on beside the caller's. */
  @Override
  public void close() {
    predictor.close();
  }
}
