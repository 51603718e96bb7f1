package org.wavenet4j.cli;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Locale;
import java.util.concurrent.Callable;
import java.util.function.BooleanSupplier;
import org.jspecify.annotations.Nullable;
import org.wavenet4j.UsageError;
import org.wavenet4j.UserError;
import org.wavenet4j.audio.SampleFormat;
import org.wavenet4j.audio.WavFormat;
import org.wavenet4j.audio.WavWriter;
import org.wavenet4j.model.Model;
import org.wavenet4j.model.ModelFile;
import org.wavenet4j.run.Generator;
import org.wavenet4j.run.RunawayError;
import org.wavenet4j.run.SampleStream;
import org.wavenet4j.run.Sampling;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code wavenet generate}: sound from a model, in constant memory however long it is. */
@Command(
    name = "generate",
    header = "Generates sound with a model.",
    description = "Writes 16-bit mono WAV at the model's sample rate.",
    footerHeading = "%nExamples:%n",
    footer = {
      "  wavenet generate --model runs/piano-small/model.safetensors --seconds 10 --out piano.wav",
      "  wavenet generate --model FILE --prime start.wav --out - | aplay"
    })
final class GenerateCommand implements Callable<Integer> {
  private static final int BLOCKS_PER_SECOND = 20;

  private final Shell shell;

  @Option(names = "--model", required = true, paramLabel = "FILE", description = "The model file.")
  private Path modelFile = Path.of("");

  @Option(
      names = "--seconds",
      paramLabel = "S",
      defaultValue = "4",
      description = "Length of what is generated (default: ${DEFAULT-VALUE}).")
  private double seconds;

  @Option(
      names = "--seed",
      paramLabel = "N",
      defaultValue = "1",
      description = "Same model, same seed: same sound (default: ${DEFAULT-VALUE}).")
  private long seed;

  @Option(
      names = "--temperature",
      paramLabel = "T",
      defaultValue = "1.0",
      description = "1 draws as the model says, less what is likelier (default: ${DEFAULT-VALUE}).")
  private double temperature;

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

  @Option(
      names = "--out",
      required = true,
      paramLabel = "FILE.wav",
      description = "Where to write; - for standard output.")
  private String out = "";

  @Mixin private final GuardOption guard = new GuardOption();

  GenerateCommand(Shell shell) {
    this.shell = shell;
  }

  @Override
  public Integer call() throws IOException {
    if (!(seconds > 0 && seconds <= 1e6)) {
      throw new UsageError("--seconds: " + seconds + ", expected above 0 and at most 1000000");
    }
    if (primeSeconds != null && prime == null) {
      throw new UsageError("--prime-seconds: there is no --prime to take them from");
    }
    Model model = ModelFile.read(modelFile);
    int sampleRateHz = model.spec().sampleRateHz();
    long frames = Math.max(1, Math.round(seconds * sampleRateHz));
    SampleStream generator =
        guard.over(Generator.of(model, new Sampling(seed, temperature)), model, seed, frames);
    if (prime != null) {
      generator.prime(Prime.read(prime, primeSeconds, sampleRateHz));
    }
    WavFormat format = new WavFormat(SampleFormat.PCM_16, 1, sampleRateHz);
    if (out.equals("-")) {
      writeToStream(generator, format, frames);
    } else {
      writeToFile(generator, format, frames);
    }
    return 0;
  }

  private void writeToStream(SampleStream generator, WavFormat format, long frames) {
    String made;
    try (WavWriter writer = WavWriter.toStream(shell.out(), format, frames)) {
      made = generate(generator, writer, format.sampleRateHz(), frames, () -> false);
    } catch (RunawayError e) {
      throw guard.gaveUp(out, e, format.sampleRateHz());
    }
    shell.err().println(out + ": " + made);
  }

  private void writeToFile(SampleStream generator, WavFormat format, long frames)
      throws IOException {
    // An interrupt is held until the half file is gone.
    try (StopOnInterrupt interrupt = new StopOnInterrupt();
        OutputFile file = new OutputFile(Path.of(out))) {
      String made;
      try (WavWriter writer = WavWriter.create(file.path(), format)) {
        made = generate(generator, writer, format.sampleRateHz(), frames, interrupt::requested);
      } catch (RunawayError e) {
        // What came before is good, and took time to make.
        if (e.framesInAll() > 0) {
          file.complete();
        }
        throw guard.gaveUp(out, e, format.sampleRateHz());
      }
      file.complete();
      shell.err().println(out + ": " + made);
    }
  }

  private String generate(
      SampleStream generator,
      WavWriter writer,
      int sampleRateHz,
      long frames,
      BooleanSupplier stop) {
    float[] block = new float[Math.max(1, sampleRateHz / BLOCKS_PER_SECOND)];
    long startNs = System.nanoTime();
    try (ProgressLine progress = shell.progress("generate")) {
      for (long done = 0; done < frames; ) {
        int count = (int) Math.min(block.length, frames - done);
        try {
          generator.generate(block, 0, count);
        } catch (RunawayError e) {
          writer.write(new float[][] {block}, 0, e.framesOfCall());
          throw e;
        } finally {
          guard.tell(progress);
        }
        writer.write(new float[][] {block}, 0, count);
        done += count;
        checkReader();
        progress.update((double) done / frames, speed(done, sampleRateHz, startNs));
        if (stop.getAsBoolean()) {
          progress.message(out + ": interrupted, nothing is kept. To have it, run it again.");
          throw new UserError(out + ": interrupted");
        }
      }
    }
    return speed(frames, sampleRateHz, startNs);
  }

  /** A print stream keeps its errors to itself: nobody reads any more, or the disk is full. */
  private void checkReader() {
    if (out.equals("-") && shell.out().checkError()) {
      throw new UserError("standard output: cannot be written any more, its reader is gone");
    }
  }

  private static String speed(long frames, int sampleRateHz, long startNs) {
    double audioSeconds = (double) frames / sampleRateHz;
    double seconds = Math.max(1e-9, (System.nanoTime() - startNs) / 1e9);
    return String.format(
        Locale.ROOT,
        "%.1f s of sound in %.1f s, %.2f times real time",
        audioSeconds,
        seconds,
        audioSeconds / seconds);
  }
}
