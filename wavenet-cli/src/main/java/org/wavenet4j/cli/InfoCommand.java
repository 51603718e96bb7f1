package org.wavenet4j.cli;

import com.fasterxml.jackson.core.JsonGenerator;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import org.wavenet4j.UsageError;
import org.wavenet4j.model.ConditioningSpec;
import org.wavenet4j.model.ContextSpec;
import org.wavenet4j.model.Model;
import org.wavenet4j.model.ModelFile;
import org.wavenet4j.model.PrecisionCost;
import org.wavenet4j.model.Provenance;
import org.wavenet4j.model.ReceptiveField;
import org.wavenet4j.model.SoundProfile;
import org.wavenet4j.model.SoundProfileJson;
import org.wavenet4j.model.SpecJson;
import org.wavenet4j.model.StackSpec;
import org.wavenet4j.model.Tones;
import org.wavenet4j.model.WaveNetSpec;
import org.wavenet4j.prediction.PredictorSpec;
import org.wavenet4j.train.data.CorpusFile;
import org.wavenet4j.train.device.DeviceReport;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code wavenet info}: what a model or a corpus is. */
@Command(
    name = "info",
    header = "Tells what a model or a corpus is, or what this machine can compute with.",
    footerHeading = "%nExamples:%n",
    footer = {
      "  wavenet info runs/piano-small/model.safetensors",
      "  wavenet info corpora/piano-demo --json",
      "  wavenet info configs/piano-small.yaml --diagram",
      "  wavenet info --devices"
    })
final class InfoCommand implements Callable<Integer> {
  private final Shell shell;

  @Parameters(
      paramLabel = "FILE_OR_DIR",
      arity = "0..1",
      description = "A model file or a corpus folder; with --diagram also a recipe.")
  private @Nullable Path path;

  @Option(names = "--devices", description = "Tell of processor, BLAS and GPUs instead.")
  private boolean devices;

  @Mixin private DiagramOption diagram = new DiagramOption();

  @Option(names = "--json", description = "Answer in JSON.")
  private boolean json;

  InfoCommand(Shell shell) {
    this.shell = shell;
  }

  @Override
  public Integer call() throws IOException {
    diagram.check();
    if (devices == (path != null)) {
      throw new UsageError("wavenet info: expected either FILE_OR_DIR or --devices");
    }
    if (diagram.given()) {
      draw(path);
    } else if (path == null) {
      DevicesAnswer.tell(DeviceReport.make(), shell.out(), json);
    } else {
      tell(shell.orShipped(path));
    }
    return 0;
  }

  private void draw(@Nullable Path path) throws IOException {
    if (path == null) {
      throw new UsageError("wavenet info: expected a model or a recipe for --diagram");
    }
    diagram.draw(shell.orShipped(path), shell, json);
  }

  private void tell(Path path) throws IOException {
    if (Files.isDirectory(path)) {
      CorpusAnswer.tell(CorpusFile.read(path), shell.out(), json);
    } else {
      Model model = ModelFile.read(path);
      if (json) {
        JsonAnswer.print(shell.out(), out -> writeModel(model, out));
      } else {
        printModel(model, shell.out());
      }
    }
  }

  private static void printModel(Model model, PrintStream out) {
    WaveNetSpec spec = model.spec();
    ReceptiveField field = spec.receptiveField();
    out.printf(
        Locale.ROOT,
        "audio            %,d Hz mono, %s, %s input of %d taps%n",
        spec.sampleRateHz(),
        spec.quantizer().label(),
        spec.input().encoding().label(),
        spec.input().kernelSize());
    for (StackSpec stack : spec.stacks()) {
      out.printf(
          Locale.ROOT,
          "stack            %d layers: residual %d, gate %d, kernel %d, dilations %s%n",
          stack.layers(),
          stack.residualChannels(),
          stack.gateChannels(),
          stack.kernelSize(),
          stack.dilations());
    }
    out.printf("head             skip %d, post %d%n", spec.skipChannels(), spec.postChannels());
    out.printf(
        "distribution     %s, %d parameters a sample%n",
        spec.distribution().label(), spec.distribution().parameterCount());
    printPrediction(spec, out);
    model.tones().ifPresent(tones -> printTones(tones, spec.sampleRateHz(), out));
    printConditioning(spec.conditioning(), out);
    print(field, out);
    out.printf(Locale.ROOT, "parameters       %,d%n", model.weights().parameterCount());
    printSound(model.sound(), out);
    printPrecision(model.precisionCost(), out);
    printProvenance(model.provenance(), out);
  }

  static void print(ReceptiveField field, PrintStream out) {
    out.printf(
        Locale.ROOT,
        "receptive field  %,d frames, %.1f ms%n",
        field.frames(),
        field.milliseconds());
  }

  private static void printPrediction(WaveNetSpec spec, PrintStream out) {
    if (spec.prediction().isPresent()) {
      PredictorSpec prediction = spec.prediction().get();
      out.printf(
          Locale.ROOT,
          "prediction       linear, order %d, from the last %.0f ms, every %.1f ms%n",
          prediction.order(),
          1000.0 * prediction.windowFrames() / spec.sampleRateHz(),
          1000.0 * prediction.updateFrames() / spec.sampleRateHz());
    }
  }

  private static void printTones(Tones tones, int sampleRateHz, PrintStream out) {
    out.printf(
        Locale.ROOT,
        "tones            %d partials a key, %.1f s: %,d numbers besides the parameters%n",
        tones.spec().partials(),
        (double) tones.spec().lengthFrames() / sampleRateHz,
        tones.parameterCount());
  }

  private static void printConditioning(ConditioningSpec conditioning, PrintStream out) {
    if (conditioning.local()) {
      out.printf(
          "local            %s: %d features every %d samples%n",
          conditioning.localFeatures().label(),
          conditioning.localChannels(),
          conditioning.localHopFrames());
    }
    if (conditioning.context().exists()) {
      ContextSpec context = conditioning.context();
      out.printf(
          "context stack    %d layers of %d channels, kernel %d, dilations %s%n",
          context.layers(), context.channels(), context.kernelSize(), context.dilations());
    }
    if (conditioning.global()) {
      out.printf("global           a vector of %d%n", conditioning.globalChannels());
    }
  }

  private static void printSound(Optional<SoundProfile> measured, PrintStream out) {
    if (measured.isEmpty()) {
      out.println(
          "training sound   not measured: --guard knows only what hardly any sound does, as 10 s of"
              + " silence");
      return;
    }
    SoundProfile sound = measured.get();
    out.printf(
        Locale.ROOT,
        "training sound   %.0f to %.0f dBFS, median %.0f; below %.0f dBFS for at most %.1f s, one code"
            + " for at most %.1f s%n",
        sound.levels().low(),
        sound.levels().high(),
        sound.levels().median(),
        sound.quietDbfs(),
        sound.longestQuietSeconds(),
        sound.longestRepeatSeconds());
  }

  private static void printPrecision(Optional<PrecisionCost> measured, PrintStream out) {
    if (measured.isEmpty()) {
      out.println(
          "precision bf16   not measured: wavenet evaluate --precision-cost tells what it costs");
      return;
    }
    PrecisionCost cost = measured.get();
    out.printf(
        Locale.ROOT,
        "precision bf16   %.4f bits per sample where fp32 costs %.4f (%+.4f, on %,d held-out samples);%n"
            + "                 predictions %.6f bits off on average (Kullback-Leibler divergence)%n",
        cost.bf16BitsPerSample(),
        cost.fp32BitsPerSample(),
        cost.extraBitsPerSample(),
        cost.samples(),
        cost.meanDivergenceBits());
  }

  private static void printProvenance(Provenance provenance, PrintStream out) {
    out.printf(
        Locale.ROOT,
        "trained          %,d steps, seed %d%n",
        provenance.steps(),
        provenance.seed());
    if (Double.isFinite(provenance.heldOutBitsPerSample())) {
      out.printf(
          Locale.ROOT,
          "held out         %.4f bits per sample%n",
          provenance.heldOutBitsPerSample());
    }
    if (!provenance.corpusHash().isEmpty()) {
      out.printf("corpus           %s%n", provenance.corpusHash());
    }
    provenance.versions().forEach((name, version) -> out.printf("%-16s %s%n", name, version));
    if (!provenance.recipe().isEmpty()) {
      out.printf("recipe%n%s%n", provenance.recipe().indent(2).stripTrailing());
    }
  }

  static void write(ReceptiveField field, JsonGenerator out) throws IOException {
    out.writeObjectFieldStart("receptiveField");
    out.writeNumberField("frames", field.frames());
    out.writeNumberField("milliseconds", field.milliseconds());
    out.writeEndObject();
  }

  private static void writeModel(Model model, JsonGenerator out) throws IOException {
    ReceptiveField field = model.spec().receptiveField();
    Provenance provenance = model.provenance();
    out.writeStringField("type", "model");
    out.writeFieldName("spec");
    SpecJson.write(model.spec(), out);
    write(field, out);
    out.writeNumberField("parameters", model.weights().parameterCount());
    out.writeNumberField("toneParameters", model.tones().map(Tones::parameterCount).orElse(0L));
    out.writeFieldName("sound");
    if (model.sound().isPresent()) {
      SoundProfileJson.write(model.sound().get(), out);
    } else {
      out.writeNull();
    }
    PrecisionAnswer.write(model.precisionCost(), out);
    out.writeObjectFieldStart("provenance");
    out.writeStringField("recipe", provenance.recipe());
    out.writeStringField("corpusHash", provenance.corpusHash());
    out.writeNumberField("seed", provenance.seed());
    out.writeNumberField("steps", provenance.steps());
    JsonAnswer.number(out, "heldOutBitsPerSample", provenance.heldOutBitsPerSample());
    out.writeObjectFieldStart("versions");
    for (Map.Entry<String, String> version : provenance.versions().entrySet()) {
      out.writeStringField(version.getKey(), version.getValue());
    }
    out.writeEndObject();
    out.writeEndObject();
  }
}
