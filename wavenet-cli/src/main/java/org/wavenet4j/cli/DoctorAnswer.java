package org.wavenet4j.cli;

import com.fasterxml.jackson.core.JsonGenerator;
import java.io.IOException;
import java.io.PrintStream;
import java.util.List;
import org.wavenet4j.cli.doctor.Finding;
import org.wavenet4j.cli.doctor.Finding.Level;

/** What {@code wavenet doctor} answers. */
final class DoctorAnswer {
  private static final String FIX_INDENT = " ".repeat(25); // below what was found

  private final PrintStream out;

  DoctorAnswer(PrintStream out) {
    this.out = out;
  }

  static long count(List<Finding> findings, Level level) {
    return findings.stream().filter(finding -> finding.level() == level).count();
  }

  /** A line each, with its fix below it. */
  void print(List<Finding> findings) {
    for (Finding finding : findings) {
      out.printf("%-8s %-15s %s%n", finding.level().label(), finding.name(), finding.found());
      if (!finding.fix().isEmpty()) {
        out.println(FIX_INDENT + finding.fix());
      }
    }
    out.flush();
  }

  /** How many of each kind there were. */
  void printSum(List<Finding> findings) {
    long problems = count(findings, Level.PROBLEM);
    long notes = count(findings, Level.NOTE);
    out.println(
        (problems == 0 ? "No problem" : counted(problems, "problem"))
            + (notes == 0 ? ", nothing to note." : ", " + counted(notes, "note") + "."));
  }

  private static String counted(long count, String what) {
    return count + " " + what + (count == 1 ? "" : "s");
  }

  /** All of it as one object. */
  void printJson(List<Finding> findings) throws IOException {
    JsonAnswer.print(out, json -> write(findings, json));
  }

  private static void write(List<Finding> findings, JsonGenerator json) throws IOException {
    json.writeStringField("type", "doctor");
    json.writeNumberField("problems", count(findings, Level.PROBLEM));
    json.writeNumberField("notes", count(findings, Level.NOTE));
    json.writeArrayFieldStart("findings");
    for (Finding finding : findings) {
      json.writeStartObject();
      json.writeStringField("level", finding.level().label());
      json.writeStringField("name", finding.name());
      json.writeStringField("found", finding.found());
      if (!finding.fix().isEmpty()) {
        json.writeStringField("fix", finding.fix());
      }
      json.writeEndObject();
    }
    json.writeEndArray();
  }
}
