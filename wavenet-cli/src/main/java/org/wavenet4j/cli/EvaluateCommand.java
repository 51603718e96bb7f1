package org.wavenet4j.cli;

import com.fasterxml.jackson.core.JsonGenerator;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import org.wavenet4j.UsageError;
import org.wavenet4j.UserError;
import org.wavenet4j.model.Model;
import org.wavenet4j.model.ModelFile;
import org.wavenet4j.model.PrecisionCost;
import org.wavenet4j.train.data.Corpus;
import org.wavenet4j.train.data.CorpusFile;
import org.wavenet4j.train.data.Split;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** {@code wavenet evaluate}: bits per sample of a model, beside baselines. */
@Command(
    name = "evaluate",
    header = "Measures a model on a corpus.",
    description = {
      "Tells bits per sample: what the next sample costs on average, given all before it in its"
          + " piece. Beside it stand, on the same sound:",
      "  uniform           every code alike",
      "  unigram           codes by how often they occur in the training split",
      "  linear predictor  order 32, adapting to the past of the piece"
    },
    footerHeading = "%nExample:%n",
    footer =
        "  wavenet evaluate --model runs/piano-small/model.safetensors --corpus corpora/piano-demo"
            + " --json")
final class EvaluateCommand implements Callable<Integer> {
  private final Shell shell;

  @Option(names = "--model", required = true, paramLabel = "FILE", description = "The model file.")
  private Path modelFile = Path.of("");

  @Option(
      names = "--corpus",
      required = true,
      paramLabel = "DIR",
      description = "Folder that wavenet prepare wrote.")
  private Path corpusFolder = Path.of("");

  @Option(
      names = "--split",
      paramLabel = "SPLIT",
      defaultValue = "test",
      description = "train, valid or test (default: ${DEFAULT-VALUE}).")
  private String splitLabel = "";

  @Option(
      names = "--seconds",
      paramLabel = "S",
      description = "At most that much, spread over the pieces from their starts (default: all).")
  private @Nullable Double seconds;

  @Option(
      names = "--precision-cost",
      description = "Also tell what --precision bf16 of generate costs on this sound.")
  private boolean precisionCost;

  @Option(names = "--json", description = "Answer in JSON.")
  private boolean json;

  EvaluateCommand(Shell shell) {
    this.shell = shell;
  }

  @Override
  public Integer call() throws IOException {
    Split split = split();
    Model model = ModelFile.read(modelFile);
    Corpus corpus = CorpusFile.read(corpusFolder);
    CorpusSound sound = new CorpusSound(corpus);
    sound.checkRate(model.spec());
    List<Excerpt> excerpts = sound.beginning(split, maxFrames(corpus));
    if (excerpts.isEmpty()) {
      throw new UserError(
          corpusFolder + ": has no sound in its split " + split.label() + ", try another --split");
    }
    Evaluation evaluation = Evaluation.of(model, sound, excerpts, shell);
    Optional<PrecisionCost> cost = precisionCost(model, sound, excerpts);
    if (json) {
      JsonAnswer.print(shell.out(), out -> write(evaluation, cost, split, out));
    } else {
      print(evaluation, cost, split, corpus.sampleRateHz());
    }
    return 0;
  }

  private Optional<PrecisionCost> precisionCost(
      Model model, CorpusSound sound, List<Excerpt> excerpts) {
    if (!precisionCost) {
      return Optional.empty();
    }
    Optional<PrecisionCost> cost = PrecisionAnswer.measure(model, sound, excerpts, shell);
    if (cost.isEmpty()) {
      throw new UserError(
          modelFile
              + ": predicts no finite numbers, so precisions cannot be compared; its training"
              + " diverged.\nTrain it again with a lower training.learningRate.peak.");
    }
    return cost;
  }

  private Split split() {
    try {
      return Split.of(splitLabel);
    } catch (IllegalArgumentException e) {
      throw new UsageError("--split: " + splitLabel + ", expected train, valid or test", e);
    }
  }

  private long maxFrames(Corpus corpus) {
    if (seconds == null) {
      return Long.MAX_VALUE;
    }
    if (!(seconds > 0)) {
      throw new UsageError("--seconds: " + seconds + ", expected above 0");
    }
    return (long) Math.ceil(seconds * corpus.sampleRateHz());
  }

  private void print(
      Evaluation evaluation, Optional<PrecisionCost> cost, Split split, int sampleRateHz) {
    shell
        .out()
        .printf(
            Locale.ROOT,
            "bits per sample on %.1f s of the split %s (%,d frames)%n",
            (double) evaluation.frames() / sampleRateHz,
            split.label(),
            evaluation.frames());
    row("model", evaluation.bitsPerSample());
    cost.ifPresent(c -> row("model in bf16", c.bf16BitsPerSample(), remark(c)));
    row("linear predictor", evaluation.baselines().linearPredictor());
    row("unigram", evaluation.baselines().unigram(), evaluation.baselines().unigramCaveat());
    row("uniform", evaluation.baselines().uniform());
  }

  private static String remark(PrecisionCost cost) {
    return String.format(
        Locale.ROOT,
        "%+.4f; predictions %.6f bits off on average, Kullback-Leibler divergence",
        cost.extraBitsPerSample(),
        cost.meanDivergenceBits());
  }

  private void row(String name, double bitsPerSample) {
    row(name, bitsPerSample, "");
  }

  private void row(String name, double bitsPerSample, String remark) {
    shell
        .out()
        .printf(
            Locale.ROOT,
            "  %-16s  %.4f%s%n",
            name,
            bitsPerSample,
            remark.isEmpty() ? "" : "  (" + remark + ")");
  }

  private static void write(
      Evaluation evaluation, Optional<PrecisionCost> cost, Split split, JsonGenerator out)
      throws IOException {
    Baselines baselines = evaluation.baselines();
    out.writeNumberField("bitsPerSample", evaluation.bitsPerSample());
    out.writeNumberField("frames", evaluation.frames());
    out.writeStringField("split", split.label());
    PrecisionAnswer.write(cost, out);
    out.writeObjectFieldStart("baselines");
    out.writeNumberField("uniform", baselines.uniform());
    out.writeNumberField("unigram", baselines.unigram());
    out.writeNumberField("unigramSamplesPerCode", baselines.unigramSamplesPerCode());
    out.writeNumberField("linearPredictor", baselines.linearPredictor());
    out.writeEndObject();
  }
}
