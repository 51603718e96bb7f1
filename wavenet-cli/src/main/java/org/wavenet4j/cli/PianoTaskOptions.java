package org.wavenet4j.cli;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.wavenet4j.UsageError;
import org.wavenet4j.model.WaveNetSpec;
import org.wavenet4j.run.Sampling;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** What {@code --task midi-piano} alone takes. */
final class PianoTaskOptions {
  @Option(
      names = "--no-baselines",
      description =
          "With --task midi-piano: leave out linear prediction, whose order 512 takes time.")
  private boolean noBaselines;

  @Option(
      names = {"-o", "--out"},
      paramLabel = "FOLDER",
      description =
          "With --task midi-piano: keep there what is generated, as PIECE.wav, and its"
              + " spectrogram above that of the true rendering, as PIECE.svg.")
  private @Nullable Path folder;

  @Mixin private SamplingOptions samplingOptions = new SamplingOptions();

  /** Whether linear prediction is measured too. */
  boolean linear() {
    return !noBaselines;
  }

  Sampling sampling(WaveNetSpec spec) {
    return samplingOptions.sampling(spec);
  }

  /** Where to keep sounds, if that was asked for. */
  Optional<KeptSounds> kept(Path corpus) throws IOException {
    return folder == null ? Optional.empty() : Optional.of(new KeptSounds(folder, corpus));
  }

  /**
   * Checks that nothing was asked for that another task does not do.
   *
   * @throws UsageError if something was
   */
  void checkUnused() {
    if (noBaselines || folder != null) {
      throw new UsageError(
          (noBaselines ? "--no-baselines" : "--out") + ": expected only with --task midi-piano");
    }
  }
}
