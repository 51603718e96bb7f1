package org.wavenet4j.measure;

import java.util.Optional;
import java.util.function.Supplier;
import org.wavenet4j.distribution.SampleDistribution;
import org.wavenet4j.model.Model;
import org.wavenet4j.model.PrecisionCost;
import org.wavenet4j.run.Backend;
import org.wavenet4j.run.Engine;
import org.wavenet4j.run.Kernels;
import org.wavenet4j.run.LocalConditioning;
import org.wavenet4j.run.PackedWeights;
import org.wavenet4j.run.Past;
import org.wavenet4j.run.Precision;
import org.wavenet4j.run.Predictor;

/**
 * Listens to the same sound with 32-bit and with 16-bit weights of a network, and compares what
 * they predict. Memory does not grow with the sound's length.
 */
public final class PrecisionMeter {
  private static final int BLOCK_FRAMES = 256;

  private final SampleDistribution distribution;
  private final Predictor fp32;
  private final Predictor bf16;
  private double divergenceNats;
  private double fp32Nats;
  private double bf16Nats;
  private long samples;

  /**
   * Nothing heard yet; the fastest kernels that this JVM has. A network with conditioning must be
   * told it by {@link #startSignal} first.
   */
  public PrecisionMeter(Model model) {
    this(model, Backend.best().kernels());
  }

  private PrecisionMeter(Model model, Kernels kernels) {
    this(
        new Engine(new PackedWeights(model, Precision.FP32), kernels),
        new Engine(new PackedWeights(model, Precision.BF16), kernels));
  }

  /** Compares {@code bf16} with {@code fp32}, which are of the same network. */
  PrecisionMeter(Engine fp32, Engine bf16) {
    this.distribution = fp32.spec().distribution();
    this.fp32 = new Predictor(fp32, BLOCK_FRAMES, Past.GIVEN);
    this.bf16 = new Predictor(bf16, BLOCK_FRAMES, Past.GIVEN);
  }

  /**
   * Begins another signal of a network without conditioning; what was measured adds up over all
   * signals.
   *
   * @throws org.wavenet4j.UsageError if the network wants conditioning
   */
  public void startSignal() {
    startSignal(() -> LocalConditioning.NONE, new float[0], 0);
  }

  /**
   * Begins another signal; what was measured adds up over all signals.
   *
   * @param local gives each precision its own: {@link LocalConditioning#NONE} for none
   * @param global {@code [E]}, empty for none
   * @param position of the sample that is heard first; where it is not 0, what is measured is what
   *     it is within the whole signal after {@link #hear hearing} as many samples as {@link
   *     org.wavenet4j.model.WaveNetSpec#pastFrames} tells
   * @throws org.wavenet4j.UsageError if the network wants other conditioning
   */
  public void startSignal(Supplier<LocalConditioning> local, float[] global, long position) {
    start(fp32, local.get(), global, position);
    start(bf16, local.get(), global, position);
  }

  private static void start(
      Predictor predictor, LocalConditioning local, float[] global, long position) {
    predictor.start(local, global);
    predictor.restart(position);
  }

  /**
   * Hears the next samples of the signal without measuring: the context of those that follow.
   *
   * @param codes {@code count} of them from {@code offset} on
   */
  public void hear(int[] codes, int offset, int count) {
    for (int at = 0; at < count; at += BLOCK_FRAMES) {
      int block = Math.min(BLOCK_FRAMES, count - at);
      fp32.follow(codes, offset + at, block);
      bf16.follow(codes, offset + at, block);
    }
  }

  /**
   * Hears and measures the next samples of the signal.
   *
   * @param codes {@code count} of them from {@code offset} on
   */
  public void add(int[] codes, int offset, int count) {
    for (int at = 0; at < count; at += BLOCK_FRAMES) {
      addBlock(codes, offset + at, Math.min(BLOCK_FRAMES, count - at));
    }
  }

  private void addBlock(int[] codes, int offset, int count) {
    float[] expected = fp32.follow(codes, offset, count);
    float[] actual = bf16.follow(codes, offset, count);
    for (int f = 0; f < count; f++) {
      int at = f * distribution.parameterCount();
      divergenceNats += distribution.divergence(expected, at, actual, at);
      fp32Nats -= distribution.logProb(expected, at, codes[offset + f]);
      bf16Nats -= distribution.logProb(actual, at, codes[offset + f]);
    }
    samples += count;
  }

  /**
   * Means over all samples measured; empty where there are none, or where predictions are not
   * finite, as those of a network whose training diverged.
   */
  public Optional<PrecisionCost> cost() {
    if (samples == 0 || !Double.isFinite(divergenceNats + fp32Nats + bf16Nats)) {
      return Optional.empty();
    }
    return Optional.of(
        new PrecisionCost(
            meanBits(divergenceNats), meanBits(fp32Nats), meanBits(bf16Nats), samples));
  }

  // Log-probabilities of a code that is certain can be above 0 by a rounding error.
  private double meanBits(double nats) {
    return Math.max(0, nats / samples / Math.log(2));
  }
}
