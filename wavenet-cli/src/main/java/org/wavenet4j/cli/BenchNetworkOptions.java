package org.wavenet4j.cli;

import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import org.wavenet4j.UsageError;
import org.wavenet4j.bench.BenchmarkNetwork;
import org.wavenet4j.bench.RandomWeights;
import org.wavenet4j.model.Model;
import org.wavenet4j.model.ModelFile;
import picocli.CommandLine.Option;

/** Which network {@code wavenet bench generate} measures. */
final class BenchNetworkOptions {
  private static final int MOST_LAYERS = 1024;
  private static final int MOST_DILATION = 1 << 16;
  private static final long SEED = 1;

  @Option(
      names = "--config",
      paramLabel = "S|M",
      description =
          "An untrained network. S: 20 layers of 32 channels. M: 30 layers of 64 (default: S).")
  private @Nullable BenchmarkNetwork network;

  @Option(names = "--model", paramLabel = "FILE", description = "A model file instead.")
  private @Nullable Path modelFile;

  @Option(
      names = "--layers",
      paramLabel = "N",
      description = "Other than --config has, to see what a layer costs.")
  private @Nullable Integer layers;

  @Option(
      names = "--largest-dilation",
      paramLabel = "D",
      description = "A power of two, after which dilations begin at 1 again (default: 512).")
  private @Nullable Integer largestDilation;

  /** Refuses what cannot be. */
  void check() {
    if (modelFile != null && (network != null || layers != null || largestDilation != null)) {
      throw new UsageError("--model: expected without --config, --layers and --largest-dilation");
    }
    if (layers != null) {
      BenchGenerateCommand.require("--layers", layers, 1, MOST_LAYERS);
    }
    if (largestDilation != null) {
      BenchGenerateCommand.require("--largest-dilation", largestDilation, 1, MOST_DILATION);
      if (Integer.bitCount(largestDilation) != 1) {
        throw new UsageError(
            "--largest-dilation: " + largestDilation + ", expected a power of two");
      }
    }
  }

  /** The network with its weights. */
  Model model() {
    if (modelFile != null) {
      return ModelFile.read(modelFile);
    }
    BenchmarkNetwork chosen = network();
    return RandomWeights.model(
        chosen.generationSpec(
            layers == null ? chosen.layers() : layers,
            largestDilation == null ? BenchmarkNetwork.LARGEST_DILATION : largestDilation),
        SEED);
  }

  /** The network in a word or a few: {@code S}, {@code S of 10 layers}, or the file. */
  String words() {
    if (modelFile != null) {
      return modelFile.toString();
    }
    return network().name()
        + (layers == null ? "" : " of " + layers + " layers")
        + (largestDilation == null ? "" : " with dilations to " + largestDilation);
  }

  private BenchmarkNetwork network() {
    return network == null ? BenchmarkNetwork.S : network;
  }
}
