package org.wavenet4j.train.data;

import com.fasterxml.jackson.core.JsonGenerator;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.wavenet4j.notes.MidiAnomalies;

/** What a corpus report says of notes, in words and in JSON. */
final class MidiReportText {
  private MidiReportText() {}

  static String text(MidiReport report) {
    StringBuilder out = new StringBuilder();
    line(out, "  notes      in %d of the pieces", report.pieces());
    line(out, "  lag        %s", lag(report));
    if (!report.aligned()) {
      line(out, "    warning: a network would be told of notes at other times than it hears them;");
      line(out, "    check that sound and MIDI are of one performance and begin at one moment");
    }
    if (!report.mended().isEmpty()) {
      line(out, "  mended     %s", words(report.anomalies()));
      for (MidiReport.Mended piece : report.mended()) {
        line(out, "    %s: %s", piece.source(), words(piece.anomalies()));
      }
    }
    if (!report.uneven().isEmpty()) {
      line(out, "  of other lengths by more than %d s:", MidiReport.MOST_UNEVEN_SECONDS);
      for (MidiReport.Uneven piece : report.uneven()) {
        line(
            out,
            "    %s: the sound has %.1f s, the last note ends at %.1f s",
            piece.source(),
            piece.soundSeconds(),
            piece.notesSeconds());
      }
    }
    return out.toString();
  }

  private static String lag(MidiReport report) {
    String over =
        String.format(
            Locale.ROOT, "%d onsets in %.1f minutes", report.lagOnsets(), report.lagSeconds() / 60);
    if (report.lagMs().isEmpty()) {
      return "cannot be told, " + over + " of sound do not agree with the notes";
    }
    return String.format(
        Locale.ROOT,
        "the sound is %.1f ms %s its notes, by %s%s",
        Math.abs(report.lagMs().getAsDouble()),
        report.lagMs().getAsDouble() < 0 ? "before" : "after",
        over,
        report.aligned()
            ? ""
            : String.format(Locale.ROOT, "; expected %.0f ms at most", MidiReport.MOST_LAG_MS));
  }

  private static String words(MidiAnomalies anomalies) {
    List<String> words = new ArrayList<>();
    add(words, anomalies.overlaps(), "overlap", "");
    add(words, anomalies.hungNotes(), "hung note", " ended");
    add(words, anomalies.outOfRange(), "note", " outside A0 to C8 skipped");
    add(words, anomalies.strayNoteOffs(), "stray note-off", "");
    return String.join(", ", words);
  }

  private static void add(List<String> words, int count, String what, String done) {
    if (count > 0) {
      words.add(count + " " + what + (count == 1 ? "" : "s") + done);
    }
  }

  private static void line(StringBuilder out, String format, Object... values) {
    out.append(String.format(Locale.ROOT, format, values)).append('\n');
  }

  /** The value of the key {@code midi}. */
  static void write(MidiReport report, JsonGenerator out) throws IOException {
    out.writeStartObject();
    out.writeNumberField("pieces", report.pieces());
    if (report.lagMs().isPresent()) {
      out.writeNumberField("lagMs", report.lagMs().getAsDouble());
    } else {
      out.writeNullField("lagMs");
    }
    out.writeNumberField("lagOnsets", report.lagOnsets());
    out.writeNumberField("lagSeconds", report.lagSeconds());
    out.writeBooleanField("aligned", report.aligned());
    counts(report.anomalies(), out);
    out.writeArrayFieldStart("mended");
    for (MidiReport.Mended piece : report.mended()) {
      out.writeStartObject();
      out.writeStringField("source", piece.source());
      counts(piece.anomalies(), out);
      out.writeEndObject();
    }
    out.writeEndArray();
    out.writeArrayFieldStart("uneven");
    for (MidiReport.Uneven piece : report.uneven()) {
      out.writeStartObject();
      out.writeStringField("source", piece.source());
      out.writeNumberField("soundSeconds", piece.soundSeconds());
      out.writeNumberField("notesSeconds", piece.notesSeconds());
      out.writeEndObject();
    }
    out.writeEndArray();
    out.writeEndObject();
  }

  private static void counts(MidiAnomalies anomalies, JsonGenerator out) throws IOException {
    out.writeNumberField("overlaps", anomalies.overlaps());
    out.writeNumberField("hungNotes", anomalies.hungNotes());
    out.writeNumberField("outOfRange", anomalies.outOfRange());
    out.writeNumberField("strayNoteOffs", anomalies.strayNoteOffs());
  }
}
