package org.wavenet4j.model;

import java.util.List;
import java.util.Optional;
import org.wavenet4j.Range;
import org.wavenet4j.audio.Quantizer;
import org.wavenet4j.distribution.AmplitudeAxis;
import org.wavenet4j.distribution.BinnedDistribution;
import org.wavenet4j.distribution.Categorical;
import org.wavenet4j.distribution.CodeAxis;
import org.wavenet4j.distribution.Gaussian;
import org.wavenet4j.distribution.MixtureOfLogistics;
import org.wavenet4j.distribution.SampleDistribution;
import org.wavenet4j.prediction.Expectation;
import org.wavenet4j.prediction.PredictorSpec;

/**
 * The complete description of a network (van den Oord et al. 2016, arXiv:1609.03499). The training
 * graph, the packed stack and the model file are all made by walking it; nothing else knows the
 * layer arithmetic.
 *
 * <p>Legend, used throughout: B batch, N frames in, T frames trained, Q codes, R residual, D gate,
 * S skip, P post, C local and E global conditioning channels, K kernel size, L blocks in all
 * stacks, I inputs about what is expected.
 *
 * <p>Block l with dilation d: {@code a = sum_k W_k x[t-(K-1-k)d] + b + V c[t] + U g}, {@code z =
 * tanh(a_filter) * sigmoid(a_gate)}, {@code x' = x + W_res z + b_res}, {@code skip += W_skip z}.
 * The very last block has no residual branch. Where a stack is of another width than the one
 * before, a 1x1 convolution leads into it. Head: {@code relu(skip + b) -> 1x1 -> relu -> 1x1 ->}
 * parameters of the distribution.
 *
 * <p>With prediction, the front also convolves what {@link
 * org.wavenet4j.prediction.Expectation#inputs} tells of sample t at frame t, and the distribution,
 * which then lies on an {@link org.wavenet4j.distribution.AmplitudeAxis}, is {@link
 * BinnedDistribution#anchor anchored} at the expectation.
 *
 * <p>Input frame t is sample t-1 (sample -1 is silence), output frame t is the distribution of
 * sample t, and local conditioning frame t belongs to sample t. Before the first frame every
 * activation is zero.
 *
 * @param sampleRateHz rate of the audio, 1000 to 384000
 * @param quantizer how amplitudes become codes; one-hot input and a categorical distribution take
 *     at most 1024 of them
 * @param input the first convolution
 * @param stacks at least one
 * @param skipChannels S
 * @param postChannels P, width between the two 1x1 convolutions of the head
 * @param distribution what the outputs mean; over the codes of the quantizer
 * @param conditioning what the network is told besides past samples
 * @param prediction linear prediction that the network starts from; empty for none
 * @param tones what it expects from the notes alone, of which linear prediction predicts the rest;
 *     empty for none; only with prediction and with notes as local features
 */
public record WaveNetSpec(
    int sampleRateHz,
    Quantizer quantizer,
    InputSpec input,
    List<StackSpec> stacks,
    int skipChannels,
    int postChannels,
    SampleDistribution distribution,
    ConditioningSpec conditioning,
    Optional<PredictorSpec> prediction,
    Optional<ToneSpec> tones) {
  static final int MOST_STACKS = 64;

  /** Codes beyond which a row of weights each, in or out, is more than training can fill. */
  private static final int MOST_ENUMERATED_CODES = 1024;

  private static final int MOST_RECEPTIVE_FRAMES = 1 << 24;

  /** Checks each value and that they fit each other. */
  public WaveNetSpec {
    stacks = List.copyOf(stacks);
    Range.check("sampleRateHz", sampleRateHz, 1000, 384_000);
    Range.check("stacks.size", stacks.size(), 1, MOST_STACKS);
    Range.check("skipChannels", skipChannels, 1, 4096);
    Range.check("postChannels", postChannels, 1, 4096);
    checkCodes(quantizer, input, distribution);
    checkAxis(quantizer, distribution, prediction.isPresent());
    if (tones.isPresent()) {
      checkTones(conditioning, prediction.isPresent());
    }
    long frames = receptiveFrames(input, stacks);
    if (frames > MOST_RECEPTIVE_FRAMES) {
      throw new IllegalArgumentException(
          "stacks: a receptive field of %d frames, expected at most %d"
              .formatted(frames, MOST_RECEPTIVE_FRAMES));
    }
  }

  /** A network that expects nothing from notes alone. */
  public WaveNetSpec(
      int sampleRateHz,
      Quantizer quantizer,
      InputSpec input,
      List<StackSpec> stacks,
      int skipChannels,
      int postChannels,
      SampleDistribution distribution,
      ConditioningSpec conditioning,
      Optional<PredictorSpec> prediction) {
    this(
        sampleRateHz,
        quantizer,
        input,
        stacks,
        skipChannels,
        postChannels,
        distribution,
        conditioning,
        prediction,
        Optional.empty());
  }

  /** A network that starts from no prediction. */
  public WaveNetSpec(
      int sampleRateHz,
      Quantizer quantizer,
      InputSpec input,
      List<StackSpec> stacks,
      int skipChannels,
      int postChannels,
      SampleDistribution distribution,
      ConditioningSpec conditioning) {
    this(
        sampleRateHz,
        quantizer,
        input,
        stacks,
        skipChannels,
        postChannels,
        distribution,
        conditioning,
        Optional.empty());
  }

  private static void checkTones(ConditioningSpec conditioning, boolean predicts) {
    if (!predicts) {
      throw new IllegalArgumentException(
          "tones: without a prediction, expected one: tones are a part of what is predicted");
    }
    if (conditioning.localFeatures() != LocalFeatures.NOTES) {
      throw new IllegalArgumentException(
          "tones: with localFeatures \"%s\", expected \"%s\": tones are those of notes"
              .formatted(conditioning.localFeatures().label(), LocalFeatures.NOTES.label()));
    }
  }

  private static void checkAxis(
      Quantizer quantizer, SampleDistribution distribution, boolean predicts) {
    boolean anchored =
        distribution instanceof BinnedDistribution binned
            && binned.axis().equals(new AmplitudeAxis(quantizer));
    if (predicts && !anchored) {
      throw new IllegalArgumentException(
          "distribution.type: \"%s\", which has no means that a prediction could move; expected \"%s\" or \"%s\", or no prediction"
              .formatted(distribution.label(), MixtureOfLogistics.LABEL, Gaussian.LABEL));
    }
    if (!predicts
        && distribution instanceof BinnedDistribution binned
        && !(binned.axis() instanceof CodeAxis)) {
      throw new IllegalArgumentException(
          "distribution: over amplitudes, expected over codes where there is no prediction");
    }
  }

  private static void checkCodes(
      Quantizer quantizer, InputSpec input, SampleDistribution distribution) {
    int levels = quantizer.levels();
    if (distribution.levels() != levels) {
      throw new IllegalArgumentException(
          "distribution: over %d codes, expected %d as the quantizer %s has"
              .formatted(distribution.levels(), levels, quantizer.label()));
    }
    if (levels <= MOST_ENUMERATED_CODES) {
      return;
    }
    String why = "which takes at most %d codes, and the quantizer %s has %d";
    String reason = why.formatted(MOST_ENUMERATED_CODES, quantizer.label(), levels);
    if (input.encoding() == InputEncoding.ONE_HOT) {
      throw new IllegalArgumentException(
          "input.encoding: \"one-hot\", %s; expected \"scalar\"".formatted(reason));
    }
    if (distribution instanceof Categorical) {
      throw new IllegalArgumentException(
          "distribution.type: \"%s\", %s; expected \"%s\" or \"%s\""
              .formatted(Categorical.LABEL, reason, MixtureOfLogistics.LABEL, Gaussian.LABEL));
    }
  }

  /** Channels of the encoded input: Q for one-hot, 1 for scalar. */
  public int inputChannels() {
    return input.encoding() == InputEncoding.ONE_HOT ? quantizer.levels() : 1;
  }

  /** Numbers that the network is told of what is expected of a sample, I; 0 without prediction. */
  public int expectedInputs() {
    return prediction.isPresent() ? Expectation.inputs(tones.isPresent()) : 0;
  }

  /** Blocks in all stacks, L. */
  public int layers() {
    return stacks.stream().mapToInt(StackSpec::layers).sum();
  }

  /** Past samples that reach an output, with their span in time. */
  public ReceptiveField receptiveField() {
    return new ReceptiveField((int) receptiveFrames(input, stacks), sampleRateHz);
  }

  /**
   * Past samples that the distribution of a sample depends on: the receptive field, and what the
   * prediction of its oldest sample depends on.
   */
  public int pastFrames() {
    return (int) receptiveFrames(input, stacks)
        + prediction.map(PredictorSpec::reachFrames).orElse(0);
  }

  private static long receptiveFrames(InputSpec input, List<StackSpec> stacks) {
    long frames = input.kernelSize();
    for (StackSpec stack : stacks) {
      for (int dilation : stack.dilations()) {
        frames += (stack.kernelSize() - 1L) * dilation;
      }
    }
    return frames;
  }
}
