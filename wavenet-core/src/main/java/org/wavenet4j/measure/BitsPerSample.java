package org.wavenet4j.measure;

import org.wavenet4j.audio.Quantizer;
import org.wavenet4j.distribution.SampleDistribution;
import org.wavenet4j.model.Model;
import org.wavenet4j.run.Engine;
import org.wavenet4j.run.LocalConditioning;
import org.wavenet4j.run.Past;
import org.wavenet4j.run.Predictor;

/**
 * How well a network foretells sound: the mean of {@code -log2 p(sample | all samples before)} over
 * the samples' codes, from the first one on. The network's state runs through each signal; memory
 * does not grow with its length.
 */
public final class BitsPerSample {
  private static final int BLOCK_FRAMES = 256;

  private final Predictor predictor;
  private final Quantizer quantizer;
  private final SampleDistribution distribution;
  private final int[] codes = new int[BLOCK_FRAMES];
  private double nats;
  private long frames;

  /**
   * Nothing scored yet. A network with conditioning must be told it by {@link #startSignal} first.
   */
  public BitsPerSample(Engine engine) {
    this.predictor = new Predictor(engine, BLOCK_FRAMES, Past.GIVEN);
    this.quantizer = engine.spec().quantizer();
    this.distribution = engine.spec().distribution();
  }

  /** Scores with a network without conditioning. */
  public BitsPerSample(Model model) {
    this(Engine.of(model));
  }

  /** Begins another signal of a network without conditioning; scores add up over all signals. */
  public void startSignal() {
    startSignal(LocalConditioning.NONE, new float[0]);
  }

  /**
   * Begins another signal; scores add up over all signals.
   *
   * @param local {@link LocalConditioning#NONE} for none
   * @param global {@code [E]}, empty for none
   * @throws org.wavenet4j.UsageError if the network wants other conditioning
   */
  public void startSignal(LocalConditioning local, float[] global) {
    predictor.start(local, global);
  }

  /** Scores the next samples of the signal, amplitudes at the network's sample rate. */
  public void add(float[] samples, int offset, int count) {
    for (int at = 0; at < count; at += BLOCK_FRAMES) {
      addBlock(samples, offset + at, Math.min(BLOCK_FRAMES, count - at));
    }
  }

  private void addBlock(float[] samples, int offset, int count) {
    for (int f = 0; f < count; f++) {
      codes[f] = quantizer.encode(samples[offset + f]);
    }
    float[] parameters = predictor.follow(codes, 0, count);
    for (int f = 0; f < count; f++) {
      nats -= distribution.logProb(parameters, f * distribution.parameterCount(), codes[f]);
    }
    frames += count;
  }

  /** Samples scored. */
  public long frames() {
    return frames;
  }

  /**
   * Mean over all samples scored, in bits.
   *
   * @throws IllegalStateException if there are none
   */
  public double result() {
    if (frames == 0) {
      throw new IllegalStateException("no sample was scored");
    }
    return nats / frames / Math.log(2);
  }
}
