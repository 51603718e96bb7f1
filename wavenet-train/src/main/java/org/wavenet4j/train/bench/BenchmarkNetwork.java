package org.wavenet4j.train.bench;

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
 * 512 over and over.
 */
public enum BenchmarkNetwork {
  /** 20 blocks: residual 32, gate 32, skip 64, post 256. */
  S(2, 32, 64),
  /** 30 blocks: residual 64, gate 64, skip 256, post 256. */
  M(3, 64, 256);

  private static final int POST_CHANNELS = 256;
  private static final int DILATIONS = 10;

  private final int cycles;
  private final int channels;
  private final int skipChannels;

  BenchmarkNetwork(int cycles, int channels, int skipChannels) {
    this.cycles = cycles;
    this.channels = channels;
    this.skipChannels = skipChannels;
  }

  /**
   * The network's description, at 16 kHz.
   *
   * @param localChannels of local conditioning, one feature frame an audio frame; 0 for none
   */
  public WaveNetSpec spec(int localChannels) {
    List<Integer> dilations =
        IntStream.range(0, cycles * DILATIONS).map(l -> 1 << (l % DILATIONS)).boxed().toList();
    return new WaveNetSpec(
        16_000,
        MuLaw.INSTANCE,
        new InputSpec(InputEncoding.ONE_HOT, 2),
        List.of(new StackSpec(channels, channels, 2, dilations)),
        skipChannels,
        POST_CHANNELS,
        new Categorical(MuLaw.INSTANCE.levels()),
        new ConditioningSpec(localChannels, 1, 0));
  }
}
