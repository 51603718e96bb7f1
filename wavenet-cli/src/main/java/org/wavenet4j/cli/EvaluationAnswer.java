package org.wavenet4j.cli;

import com.fasterxml.jackson.core.JsonGenerator;
import java.io.IOException;
import java.io.PrintStream;
import java.util.Locale;
import java.util.Optional;
import org.wavenet4j.model.PrecisionCost;

/** What {@code evaluate} found, told to a person or a program. */
record EvaluationAnswer(
    Evaluation evaluation, Optional<PrecisionCost> cost, SplitChoice split, int sampleRateHz) {
  /** A table for a person. */
  void print(PrintStream out) {
    out.printf(
        Locale.ROOT,
        "bits per sample on %.1f s of the split %s (%,d frames)%n",
        (double) evaluation.frames() / sampleRateHz,
        split.label(),
        evaluation.frames());
    row(out, "model", evaluation.bitsPerSample());
    cost.ifPresent(c -> row(out, "model in bf16", c.bf16BitsPerSample(), remark(c)));
    row(out, "linear predictor", evaluation.baselines().linearPredictor());
    row(out, "unigram", evaluation.baselines().unigram(), evaluation.baselines().unigramCaveat());
    row(out, "uniform", evaluation.baselines().uniform());
  }

  private static String remark(PrecisionCost cost) {
    return String.format(
        Locale.ROOT,
        "%+.4f; predictions %.6f bits off on average, Kullback-Leibler divergence",
        cost.extraBitsPerSample(),
        cost.meanDivergenceBits());
  }

  private static void row(PrintStream out, String name, double bitsPerSample) {
    row(out, name, bitsPerSample, "");
  }

  private static void row(PrintStream out, String name, double bitsPerSample, String remark) {
    out.printf(
        Locale.ROOT,
        "  %-16s  %.4f%s%n",
        name,
        bitsPerSample,
        remark.isEmpty() ? "" : "  (" + remark + ")");
  }

  /** The members of a JSON object. */
  void write(JsonGenerator out) throws IOException {
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
