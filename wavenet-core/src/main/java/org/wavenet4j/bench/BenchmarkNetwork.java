package org.wavenet4j.bench;

import java.util.List;
import java.util.stream.IntStream;
import org.wavenet4j.audio.MuLaw;
import org.wavenet4j.distribution.Categorical;
import org.wavenet4j.model.ConditioningSpec;
import org.wavenet4j.model.InputEncoding;
import org.wavenet4j.model.InputSpec;
import org.wavenet4j.model.StackSpec;
import org.wavenet4j.model.WaveNetSpec;

/**
 * The two networks that speed is quoted on: kernel 2, one-hot input of 256 classes, dilations 1 to
 * 512 over and over, at 16 kHz.
 */
public enum BenchmarkNetwork {
  /** 20 blocks: residual 32, gate 32, skip 64, post 256. */
  S(20, 32, 64),
  /** 30 blocks: residual 64, gate 64, skip 256, post 256. */
  M(30, 64, 256);

  /** The dilation after which they begin at 1 again. */
  public static final int LARGEST_DILATION = 512;

  private static final int POST_CHANNELS = 256;
  private static final int TRAINED_FRONT_TAPS = 2;

  private final int layers;
  private final int channels;
  private final int skipChannels;

  BenchmarkNetwork(int layers, int channels, int skipChannels) {
    this.layers = layers;
    this.channels = channels;
    this.skipChannels = skipChannels;
  }

  /** Residual blocks. */
  public int layers() {
    return layers;
  }

  /**
   * As it is trained: with a front of two taps.
   *
   * @param localChannels of local conditioning, one feature frame an audio frame; 0 for none
   */
  public WaveNetSpec trainingSpec(int localChannels) {
    ConditioningSpec conditioning = new ConditioningSpec(localChannels, 1, 0);
    return spec(TRAINED_FRONT_TAPS, layers, LARGEST_DILATION, conditioning);
  }

  /** As it generates: with a front of one tap, the look-up of a row. */
  public WaveNetSpec generationSpec() {
    return generationSpec(layers, LARGEST_DILATION);
  }

  /**
   * The same with other blocks, to see what they cost.
   *
   * @param layers 1 to 1024
   * @param largestDilation a power of two, 1 to 65536
   */
  public WaveNetSpec generationSpec(int layers, int largestDilation) {
    return spec(1, layers, largestDilation, ConditioningSpec.NONE);
  }

  private WaveNetSpec spec(
      int frontTaps, int layers, int largestDilation, ConditioningSpec conditioning) {
    int cycle = Integer.numberOfTrailingZeros(largestDilation) + 1;
    List<Integer> dilations =
        IntStream.range(0, layers).map(l -> 1 << (l % cycle)).boxed().toList();
    return new WaveNetSpec(
        16_000,
        MuLaw.INSTANCE,
        new InputSpec(InputEncoding.ONE_HOT, frontTaps),
        List.of(new StackSpec(channels, channels, 2, dilations)),
        skipChannels,
        POST_CHANNELS,
        new Categorical(MuLaw.INSTANCE.levels()),
        conditioning);
  }
}
