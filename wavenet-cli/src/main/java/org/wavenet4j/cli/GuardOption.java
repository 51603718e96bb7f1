package org.wavenet4j.cli;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.wavenet4j.UserError;
import org.wavenet4j.model.WaveNetSpec;
import org.wavenet4j.run.Generator;
import org.wavenet4j.run.RestartingGenerator;
import org.wavenet4j.run.RunawayError;
import org.wavenet4j.run.RunawayGuard;
import org.wavenet4j.run.SampleStream;
import org.wavenet4j.run.WatchedGenerator;
import picocli.CommandLine.Option;

/** What to do where generated sound runs away into silence, one code, noise or an offset. */
final class GuardOption {
  /** What the guard does. */
  enum Mode {
    OFF,
    WARN,
    RESTART
  }

  @Option(
      names = "--guard",
      paramLabel = "off|warn|restart",
      defaultValue = "warn",
      description =
          "Where the sound runs away into silence, one code or noise, beyond what the training sound"
              + " has: tell it, or go back and draw again, five times at one place. To be able to"
              + " go back, restart holds sound back by the longest pause of the training sound and"
              + " about seven seconds: with --out - it begins that much later (default:"
              + " ${DEFAULT-VALUE}).")
  private Mode mode = Mode.WARN;

  private final List<String> untold = new ArrayList<>();

  /**
   * The stream under guard.
   *
   * @param generator at its start
   * @param guard at the start of the same sound
   * @param seed of its draws
   * @param frames to be generated in all
   */
  SampleStream over(
      Generator generator, WaveNetSpec spec, RunawayGuard guard, long seed, long frames) {
    return switch (mode) {
      case OFF -> generator;
      case WARN -> new WatchedGenerator(generator, guard, runaway -> untold.add(runaway.text()));
      case RESTART ->
          Where.in(
              "--guard restart",
              () ->
                  new RestartingGenerator(
                      generator, spec, guard, seed, frames, restart -> untold.add(restart.text())));
    };
  }

  /** Tells what was noticed since the last time. */
  void tell(ProgressLine progress) {
    untold.forEach(progress::message);
    untold.clear();
  }

  /** The end of a sound that no restart could save. */
  UserError gaveUp(String out, RunawayError error, int sampleRateHz) {
    double seconds = (double) error.framesInAll() / sampleRateHz;
    String kept =
        error.framesInAll() == 0
            ? "It was so from the start, and nothing is written."
            : String.format(Locale.ROOT, "The %.1f s before that are written.", seconds);
    return new UserError("%s: %s.%n%s".formatted(out, error.getMessage(), kept), error);
  }
}
