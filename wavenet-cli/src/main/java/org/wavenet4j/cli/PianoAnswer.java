package org.wavenet4j.cli;

import com.fasterxml.jackson.core.JsonGenerator;
import java.io.IOException;
import java.io.PrintStream;
import java.util.List;
import java.util.Locale;
import org.wavenet4j.measure.OnsetScore;
import org.wavenet4j.measure.RenderingLikeness;
import org.wavenet4j.run.Sampling;

/**
 * What {@code evaluate --task midi-piano} found, told to a person or a program.
 *
 * @param pieces at least one, in the corpus's order
 * @param asked how many pieces there are; more than were measured after an interrupt
 */
record PianoAnswer(List<PianoFindings> pieces, int asked, SplitChoice split, Sampling sampling) {
  /** Less is an excerpt, and the next one says something else. */
  private static final double ENOUGH_SECONDS = 120;

  /** A table for a person. */
  void print(PrintStream out) {
    PianoFindings all = PianoFindings.pooled(pieces);
    line(
        out,
        "midi-piano: %d of %d pieces of the split %s with MIDI, %.1f s (%,d frames), seed %d%s",
        pieces.size(),
        asked,
        split.label(),
        all.generated().seconds(),
        all.frames(),
        sampling.seed(),
        all.generated().seconds() < ENOUGH_SECONDS
            ? "; under two minutes, little to judge by"
            : "");
    printBits(out, all);
    printSound(out, all.generated(), all.rendering());
    line(out, "%-32s %8s %8s %7s %6s %6s %7s %6s %7s", (Object[]) HEADINGS);
    for (PianoFindings piece : pieces) {
      printPiece(out, piece);
    }
    out.flush();
  }

  private static final String[] HEADINGS = {
    "piece", "seconds", "bits", "gain", "F1", "(true)", "chroma", "(true)", "dB"
  };

  private static void printBits(PrintStream out, PianoFindings all) {
    line(out, "bits per sample");
    bits(out, "model", all.bitsPerSample(), "");
    bits(
        out,
        "model without the notes",
        all.bitsWithoutNotes(),
        "conditioning gain " + text("%.4f", all.conditioningGain()));
    all.linear()
        .ifPresent(
            linear -> {
              bits(out, "linear predictor, order 512", linear.longOrder(), "from 256 ms");
              bits(out, "linear predictor, order 32", linear.shortOrder(), "from 64 ms");
            });
  }

  private static void bits(PrintStream out, String name, double bits, String remark) {
    line(out, "  %-28s %8.4f%s", name, bits, remark.isEmpty() ? "" : "  (" + remark + ")");
  }

  private static void printSound(
      PrintStream out, RenderingLikeness generated, RenderingLikeness rendering) {
    line(
        out,
        "%-30s %9s  %14s  %9s",
        "generated from the notes",
        "model",
        "true rendering",
        "chance");
    OnsetScore model = generated.onsets();
    OnsetScore truth = rendering.onsets();
    OnsetScore chance = generated.onsetsByChance();
    row(out, "onset precision, 50 ms", model.precision(), truth.precision(), chance.precision());
    row(out, "onset recall", model.recall(), truth.recall(), chance.recall());
    row(out, "onset F1", model.f1(), truth.f1(), chance.f1());
    row(
        out,
        "chroma cosine",
        generated.chromaCosine(),
        rendering.chromaCosine(),
        generated.shuffledCosine());
    line(
        out,
        "  %-28s %9.3f  %14.3f",
        "chroma cosine above shuffled",
        generated.chromaMargin(),
        rendering.chromaMargin());
    line(out, "  %-28s %+9.1f  %14.1f", "level, dB", generated.levelDb(), rendering.levelDb());
  }

  private static void row(PrintStream out, String name, double model, double truth, double chance) {
    line(out, "  %-28s %9.3f  %14.3f  %9.3f", name, model, truth, chance);
  }

  private static void printPiece(PrintStream out, PianoFindings piece) {
    line(
        out,
        "%-32s %8.1f %8.4f %7.4f %6.3f %6.3f %7.3f %6.3f %+7.1f",
        piece.name(),
        piece.generated().seconds(),
        piece.bitsPerSample(),
        piece.conditioningGain(),
        piece.generated().onsets().f1(),
        piece.rendering().onsets().f1(),
        piece.generated().chromaMargin(),
        piece.rendering().chromaMargin(),
        piece.generated().levelDb());
  }

  private static void line(PrintStream out, String format, Object... values) {
    out.println(text(format, values));
  }

  private static String text(String format, Object... values) {
    return String.format(Locale.ROOT, format, values);
  }

  /** The members of a JSON object. */
  void write(JsonGenerator json) throws IOException {
    json.writeStringField("task", "midi-piano");
    json.writeStringField("split", split.label());
    json.writeNumberField("piecesWithMidi", asked);
    json.writeNumberField("seed", sampling.seed());
    json.writeNumberField("temperature", sampling.temperature());
    json.writeStringField("readout", sampling.readout().name().toLowerCase(Locale.ROOT));
    write(PianoFindings.pooled(pieces), json);
    json.writeArrayFieldStart("pieces");
    for (PianoFindings piece : pieces) {
      json.writeStartObject();
      json.writeStringField("id", piece.name());
      write(piece, json);
      json.writeEndObject();
    }
    json.writeEndArray();
  }

  private static void write(PianoFindings found, JsonGenerator json) throws IOException {
    json.writeNumberField("frames", found.frames());
    json.writeNumberField("seconds", found.generated().seconds());
    JsonAnswer.number(json, "bitsPerSample", found.bitsPerSample());
    JsonAnswer.number(json, "bitsPerSampleWithoutNotes", found.bitsWithoutNotes());
    JsonAnswer.number(json, "conditioningGain", found.conditioningGain());
    json.writeObjectFieldStart("baselines");
    if (found.linear().isPresent()) {
      json.writeNumberField("linearPredictor512", found.linear().get().longOrder());
      json.writeNumberField("linearPredictor32", found.linear().get().shortOrder());
    }
    json.writeEndObject();
    write("generated", found.generated(), json);
    write("trueRendering", found.rendering(), json);
  }

  private static void write(String name, RenderingLikeness likeness, JsonGenerator json)
      throws IOException {
    json.writeObjectFieldStart(name);
    write("onsets", likeness.onsets(), json);
    write("onsetsByChance", likeness.onsetsByChance(), json);
    json.writeNumberField("chromaCosine", likeness.chromaCosine());
    json.writeNumberField("shuffledChromaCosine", likeness.shuffledCosine());
    json.writeNumberField("chromaMargin", likeness.chromaMargin());
    JsonAnswer.number(json, "levelDifferenceDb", likeness.levelDb());
    json.writeEndObject();
  }

  private static void write(String name, OnsetScore score, JsonGenerator json) throws IOException {
    json.writeObjectFieldStart(name);
    json.writeNumberField("precision", score.precision());
    json.writeNumberField("recall", score.recall());
    json.writeNumberField("f1", score.f1());
    json.writeEndObject();
  }
}
