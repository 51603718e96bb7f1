package org.wavenet4j.bench;

import java.util.Arrays;
import java.util.List;
import java.util.function.DoubleToIntFunction;
import java.util.stream.IntStream;
import org.wavenet4j.UsageError;
import org.wavenet4j.model.ConditioningSpec;
import org.wavenet4j.run.BatchGenerator;
import org.wavenet4j.run.Engine;
import org.wavenet4j.run.Generator;
import org.wavenet4j.run.LocalConditioning;
import org.wavenet4j.run.Sampling;
import org.wavenet4j.run.StreamPlan;

/**
 * Times a network that generates in blocks of 10 ms of sound, as a program that plays it asks for
 * them, once the JIT compiler has done its work. The streams that warmed it up go on: fresh ones
 * would begin with code that it left out as hardly ever run.
 *
 * <p>One stream runs in a {@link Generator}, several in a {@link BatchGenerator}. Global
 * conditioning, where the network has any, is zero; local features change with every feature frame.
 */
public final class GenerationBenchmark {
  private static final float BLOCKS_PER_SECOND = 100;
  private static final int MOST_BLOCKS = 1 << 24; // 46 hours of sound
  private static final int MOST_WARM_UP_PARTS = 8; // each half of the time asked for

  /** The virtual machine itself allocates a little when it discards compiled code. */
  private static final double WARM_BYTES_PER_SAMPLE = 0.1;

  /** Streams that generate block after block. */
  private interface Blocks extends AutoCloseable {
    void next();

    @Override
    void close();
  }

  /** Zeros and ones by turns: features that repeat would spare the network their products. */
  private record ChangingFeatures(int channels) implements LocalConditioning {
    @Override
    public int read(long firstFeatureFrame, int featureFrames, float[] out, int offset) {
      for (int f = 0; f < featureFrames; f++) {
        int from = offset + f * channels;
        Arrays.fill(out, from, from + channels, (float) ((firstFeatureFrame + f) % 2));
      }
      return featureFrames;
    }
  }

  private final Engine engine;
  private final int streams;
  private final int blockFrames;

  /**
   * Plans a measurement.
   *
   * @param streams that run at once, 1 to {@value BatchGenerator#MOST_STREAMS}
   * @throws UsageError if there are none or too many
   */
  public GenerationBenchmark(Engine engine, int streams) {
    if (streams < 1 || streams > BatchGenerator.MOST_STREAMS) {
      throw new UsageError(
          "streams: %d, expected 1 to %d".formatted(streams, BatchGenerator.MOST_STREAMS));
    }
    this.engine = engine;
    this.streams = streams;
    this.blockFrames = Math.round(engine.spec().sampleRateHz() / BLOCKS_PER_SECOND);
  }

  /** Threads that generate: a single stream has work for two, several have it for one each. */
  public int threads() {
    return Math.min(engine.threads(), streams == 1 ? 2 : streams);
  }

  /**
   * Times as many blocks as take about so long.
   *
   * @param warmUpSeconds to generate before, at least
   */
  public GenerationTiming timeFor(double warmUpSeconds, double seconds) {
    return time(warmUpSeconds, blocksPerSecond -> blocks(seconds, blocksPerSecond));
  }

  /** As many as that time has room for; at least one, and no more than are kept account of. */
  static int blocks(double seconds, double blocksPerSecond) {
    return (int) Math.max(1, Math.min(MOST_BLOCKS, Math.ceil(seconds * blocksPerSecond)));
  }

  /**
   * Times a number of samples of each stream, rounded up to whole blocks.
   *
   * @param warmUpSeconds to generate before, at least
   * @throws UsageError if there are none, or more than are kept account of
   */
  public GenerationTiming timeSamples(double warmUpSeconds, long samples) {
    long most = (long) MOST_BLOCKS * blockFrames;
    if (samples < 1 || samples > most) {
      throw new UsageError("samples: %d, expected 1 to %d".formatted(samples, most));
    }
    int count = (int) ((samples + blockFrames - 1) / blockFrames);
    return time(warmUpSeconds, blocksPerSecond -> count);
  }

  private GenerationTiming time(double warmUpSeconds, DoubleToIntFunction blocksAtSpeed) {
    ThreadMeter meter = new ThreadMeter();
    try (Blocks blocks = meter.metering(this::open)) {
      long[] blockNs = new long[blocksAtSpeed.applyAsInt(warmUp(warmUpSeconds, blocks, meter))];
      long bytes = meter.allocatedBytes();
      long cpuNs = meter.callersCpuNs();
      long start = System.nanoTime();
      for (int b = 0; b < blockNs.length; b++) {
        blocks.next();
        long now = System.nanoTime();
        blockNs[b] = now - start;
        start = now;
      }
      cpuNs = meter.callersCpuNs() - cpuNs;
      bytes = meter.allocatedBytes() - bytes;
      return new GenerationTiming(streams, blockFrames, blockNs, cpuNs, bytes);
    }
  }

  /**
   * Generates until the JIT compiler has done its work, which on a busy machine takes longer: as
   * long as code is not compiled, its vectors are objects. After four times the time it goes on in
   * any case.
   *
   * @return blocks a second in the last part
   */
  private double warmUp(double seconds, Blocks blocks, ThreadMeter meter) {
    double blocksPerSecond = generateFor(seconds / 2, blocks);
    for (int part = 1; part < MOST_WARM_UP_PARTS; part++) {
      long bytes = meter.allocatedBytes();
      blocksPerSecond = generateFor(seconds / 2, blocks);
      double samples = blocksPerSecond * seconds / 2 * blockFrames * streams;
      if (meter.allocatedBytes() - bytes <= samples * WARM_BYTES_PER_SAMPLE) {
        break;
      }
    }
    return blocksPerSecond;
  }

  private static double generateFor(double seconds, Blocks blocks) {
    long start = System.nanoTime();
    long count = 0;
    long elapsedNs;
    do {
      blocks.next();
      count++;
      elapsedNs = Math.max(1, System.nanoTime() - start);
    } while (elapsedNs < seconds * 1e9);
    return 1e9 * count / elapsedNs;
  }

  private Blocks open() {
    return streams == 1 ? openOne() : openSeveral();
  }

  private Blocks openOne() {
    Generator generator = new Generator(engine, sampling(0), features(), global());
    float[] out = new float[blockFrames];
    return new Blocks() {
      @Override
      public void next() {
        generator.generate(out, 0, blockFrames);
      }

      @Override
      public void close() {
        generator.close();
      }
    };
  }

  private Blocks openSeveral() {
    List<StreamPlan> plans =
        IntStream.range(0, streams)
            .mapToObj(
                s ->
                    new StreamPlan(sampling(s), features(), global(), new float[0], Long.MAX_VALUE))
            .toList();
    BatchGenerator generator = new BatchGenerator(engine, plans);
    float[][] out = new float[streams][blockFrames];
    return new Blocks() {
      @Override
      public void next() {
        generator.generate(out, 0, blockFrames);
      }

      @Override
      public void close() {
        generator.close();
      }
    };
  }

  private static Sampling sampling(int stream) {
    return new Sampling(stream, 1);
  }

  private LocalConditioning features() {
    ConditioningSpec conditioning = engine.spec().conditioning();
    return conditioning.local()
        ? new ChangingFeatures(conditioning.localChannels())
        : LocalConditioning.NONE;
  }

  private float[] global() {
    return new float[engine.spec().conditioning().globalChannels()];
  }
}
