package org.wavenet4j.bench;

import java.util.Arrays;
import java.util.List;
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
 * them. What is timed begins with the first sample of fresh streams, once others have made the JIT
 * compiler do its work.
 *
 * <p>One stream runs in a {@link Generator}, several in a {@link BatchGenerator}. Conditioning,
 * where the network has any, is zero: the work does not depend on it.
 */
public final class GenerationBenchmark {
  private static final float BLOCKS_PER_SECOND = 100;
  private static final int MOST_BLOCKS = 1 << 24; // 46 hours of sound

  /** Streams that generate block after block. */
  private interface Blocks extends AutoCloseable {
    void next();

    @Override
    void close();
  }

  /** Features that are zero. */
  private record ZeroFeatures(int channels) implements LocalConditioning {
    @Override
    public void read(long firstFrame, int frames, float[] out) {
      Arrays.fill(out, 0, frames * channels, 0f);
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
   * Generates for a while, so that the JIT compiler does its work.
   *
   * @return blocks a second in the second half of that time
   */
  public double warmUp(double seconds) {
    try (Blocks blocks = open()) {
      generateFor(seconds / 2, blocks);
      return generateFor(seconds / 2, blocks);
    }
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

  /** Times as many blocks as take about so long at a speed that was seen before. */
  public GenerationTiming timeFor(double seconds, double blocksPerSecond) {
    return time((int) Math.max(1, Math.min(MOST_BLOCKS, Math.ceil(seconds * blocksPerSecond))));
  }

  /**
   * Times a number of samples of each stream, rounded up to whole blocks.
   *
   * @throws UsageError if there are none, or more than are kept account of
   */
  public GenerationTiming timeSamples(long samples) {
    long most = (long) MOST_BLOCKS * blockFrames;
    if (samples < 1 || samples > most) {
      throw new UsageError("samples: %d, expected 1 to %d".formatted(samples, most));
    }
    return time((int) ((samples + blockFrames - 1) / blockFrames));
  }

  private GenerationTiming time(int count) {
    long[] blockNs = new long[count];
    ThreadMeter meter = new ThreadMeter();
    try (Blocks blocks = meter.metering(this::open)) {
      long bytes = meter.allocatedBytes();
      long cpuNs = meter.callersCpuNs();
      long start = System.nanoTime();
      for (int b = 0; b < count; b++) {
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
        ? new ZeroFeatures(conditioning.localChannels())
        : LocalConditioning.NONE;
  }

  private float[] global() {
    return new float[engine.spec().conditioning().globalChannels()];
  }
}
