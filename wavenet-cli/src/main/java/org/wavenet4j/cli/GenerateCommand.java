package org.wavenet4j.cli;

import java.io.IOException;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import org.wavenet4j.UsageError;
import org.wavenet4j.UserError;
import org.wavenet4j.model.LocalFeatures;
import org.wavenet4j.model.Model;
import org.wavenet4j.model.ModelFile;
import org.wavenet4j.run.Engine;
import org.wavenet4j.run.Generator;
import org.wavenet4j.run.RunawayGuard;
import org.wavenet4j.run.SampleStream;
import org.wavenet4j.run.Sampling;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code wavenet generate}: sound from a model, in constant memory however long it is. */
@Command(
    name = "generate",
    header = "Generates sound with a model.",
    description =
        "Writes 16-bit mono WAV at the model's sample rate, or plays it, or both, from the first"
            + " samples on. Past 4 GiB it is RF64.",
    footerHeading = "%nExamples:%n",
    footer = {
      "  wavenet generate --model runs/piano-small/model.safetensors --seconds 10 --out piano.wav",
      "  wavenet generate --seconds 60 --play",
      "  wavenet generate --prime start.wav --out - | aplay"
    })
final class GenerateCommand implements Callable<Integer> {
  private final Shell shell;

  @Option(
      names = "--model",
      paramLabel = "FILE",
      description =
          "The model file (default: the piano that ships, "
              + ShippedModel.UNCONDITIONAL_FILE
              + ").")
  private @Nullable Path modelFile;

  @Option(
      names = "--seconds",
      paramLabel = "S",
      defaultValue = "4",
      description = "Length of what is generated (default: ${DEFAULT-VALUE}).")
  private double seconds;

  @Option(
      names = "--prime",
      paramLabel = "FILE.wav",
      description = "Sound to go on from, of any rate; it is not part of what is written.")
  private @Nullable Path prime;

  @Option(
      names = "--prime-seconds",
      paramLabel = "S",
      description = "Take only that much from its beginning.")
  private @Nullable Double primeSeconds;

  @Mixin private OutputOptions output = new OutputOptions();

  @Mixin private SamplingOptions samplingOptions = new SamplingOptions();

  @Mixin private GuardOption guard = new GuardOption();

  @Mixin private EngineOptions engineOptions = new EngineOptions();

  GenerateCommand(Shell shell) {
    this.shell = shell;
  }

  @Override
  public Integer call() throws IOException {
    checkOptions();
    SoundDelivery delivery = output.delivery(shell);
    Path file = ShippedModel.UNCONDITIONAL.orNamed(modelFile, shell);
    output.checkIsNot(file, "the model");
    Model model = ModelFile.read(file);
    if (model.spec().conditioning().localFeatures() == LocalFeatures.NOTES) {
      throw new UserError(
          "%s: plays notes, and generate gives it none; expected `%s`"
              .formatted(file, shell.commandLine("play", "PIECE.mid", "--model", file)));
    }
    int sampleRateHz = model.spec().sampleRateHz();
    long frames = Math.max(1, Math.round(seconds * sampleRateHz));
    Engine engine = engineOptions.engine(model);
    Sampling sampling = samplingOptions.sampling(model.spec());
    Generator generator = Where.in(file, () -> Generator.of(engine, sampling));
    try (SampleStream stream =
        guard.over(
            generator, model.spec(), RunawayGuard.of(model), samplingOptions.seed(), frames)) {
      if (prime != null) {
        stream.prime(Prime.read(prime, primeSeconds, sampleRateHz));
      }
      delivery.deliver(
          new GenerationLoop(stream, guard, sampleRateHz, frames), engineOptions.line());
    }
    return 0;
  }

  private void checkOptions() {
    if (!(seconds > 0 && seconds <= 1e6)) {
      throw new UsageError("--seconds: " + seconds + ", expected above 0 and at most 1000000");
    }
    if (primeSeconds != null && prime == null) {
      throw new UsageError(
          "--prime-seconds: "
              + primeSeconds
              + ", expected only with --prime, whose beginning it is");
    }
  }
}
