package org.wavenet4j.train.data;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.util.Locale;

/** A corpus report in words and in JSON. */
final class CorpusReportText {
  private CorpusReportText() {}

  static String text(CorpusReport report) {
    StringBuilder out = new StringBuilder();
    line(
        out,
        "%s: %s, %.1f minutes, %d Hz mono",
        report.name(),
        count(report.pieces(), "piece"),
        report.seconds() / 60,
        report.sampleRateHz());
    line(out, "  source     %s", report.source());
    line(out, "  licence    %s", report.licence());
    for (CorpusReport.Part part : report.parts()) {
      line(
          out,
          "  %-6s %8.2f min  %s",
          part.split().label(),
          part.seconds() / 60,
          count(part.pieces(), "piece"));
    }
    line(out, "  dropped    %s", dropped(report));
    line(
        out,
        "  level      %.1f dBFS RMS, %.1f dBFS peak, DC %.5f",
        report.rmsDbfs(),
        report.peakDbfs(),
        report.dc());
    line(
        out,
        "  clipping   %s at full scale%s",
        count(report.clippedFrames(), "sample"),
        report.clipped().isEmpty() ? "" : " in " + count(report.clipped().size(), "piece"));
    for (String source : report.clipped()) {
      line(out, "    %s", source);
    }
    report.midi().map(MidiReportText::text).ifPresent(out::append);
    details(out, report);
    return out.toString();
  }

  private static String dropped(CorpusReport report) {
    return String.format(
        Locale.ROOT,
        "%.1f %% (%.2f min of silence trimmed, %.2f min in %s, %.2f min in %s)",
        report.droppedPercent(),
        report.trimmedSeconds() / 60,
        report.tooShortSeconds() / 60,
        count(report.tooShort(), "piece") + " too short",
        report.duplicateSeconds() / 60,
        count(report.duplicates().size(), "duplicate"));
  }

  private static void details(StringBuilder out, CorpusReport report) {
    if (!report.duplicates().isEmpty()) {
      line(out, "  duplicates, dropped:");
      for (CorpusReport.Duplicate duplicate : report.duplicates()) {
        line(out, "    %s is the same sound as %s", duplicate.source(), duplicate.of());
      }
    }
    if (!report.unreadable().isEmpty()) {
      line(out, "  unreadable, skipped:");
      for (CorpusReport.Unreadable file : report.unreadable()) {
        line(out, "    %s: %s", file.source(), file.reason());
      }
    }
  }

  private static String count(long count, String what) {
    return count + " " + what + (count == 1 ? "" : "s");
  }

  private static void line(StringBuilder out, String format, Object... values) {
    out.append(String.format(Locale.ROOT, format, values)).append('\n');
  }

  static String json(CorpusReport report) {
    StringWriter text = new StringWriter();
    try (JsonGenerator out = new JsonFactory().createGenerator(text)) {
      out.writeStartObject();
      out.writeStringField("name", report.name());
      out.writeStringField("source", report.source());
      out.writeStringField("licence", report.licence());
      out.writeNumberField("sampleRateHz", report.sampleRateHz());
      out.writeNumberField("pieces", report.pieces());
      number(out, "minutes", report.seconds() / 60);
      out.writeObjectFieldStart("splits");
      for (CorpusReport.Part part : report.parts()) {
        out.writeObjectFieldStart(part.split().label());
        out.writeNumberField("pieces", part.pieces());
        number(out, "minutes", part.seconds() / 60);
        out.writeEndObject();
      }
      out.writeEndObject();
      write(report, out);
      out.writeEndObject();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return text.toString();
  }

  private static void write(CorpusReport report, JsonGenerator out) throws IOException {
    number(out, "droppedPercent", report.droppedPercent());
    number(out, "trimmedSeconds", report.trimmedSeconds());
    out.writeNumberField("tooShort", report.tooShort());
    number(out, "tooShortSeconds", report.tooShortSeconds());
    number(out, "duplicateSeconds", report.duplicateSeconds());
    number(out, "rmsDbfs", report.rmsDbfs());
    number(out, "peakDbfs", report.peakDbfs());
    number(out, "dc", report.dc());
    out.writeNumberField("clippedFrames", report.clippedFrames());
    out.writeArrayFieldStart("clipped");
    for (String source : report.clipped()) {
      out.writeString(source);
    }
    out.writeEndArray();
    out.writeArrayFieldStart("duplicates");
    for (CorpusReport.Duplicate duplicate : report.duplicates()) {
      pair(out, duplicate.source(), "of", duplicate.of());
    }
    out.writeEndArray();
    out.writeArrayFieldStart("unreadable");
    for (CorpusReport.Unreadable file : report.unreadable()) {
      pair(out, file.source(), "reason", file.reason());
    }
    out.writeEndArray();
    if (report.midi().isPresent()) {
      out.writeFieldName("midi");
      MidiReportText.write(report.midi().get(), out);
    }
    out.writeBooleanField("complete", report.complete());
  }

  private static void pair(JsonGenerator out, String source, String key, String value)
      throws IOException {
    out.writeStartObject();
    out.writeStringField("source", source);
    out.writeStringField(key, value);
    out.writeEndObject();
  }

  /** JSON knows no infinity, which the level of silence is: null. */
  private static void number(JsonGenerator out, String name, double value) throws IOException {
    if (Double.isFinite(value)) {
      out.writeNumberField(name, value);
    } else {
      out.writeNullField(name);
    }
  }
}
