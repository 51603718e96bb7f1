package org.wavenet4j.cli.report;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;

/**
 * Writes a report as one HTML file that needs nothing else: it opens from disk, without network.
 */
public final class RunReportWriter {
  private RunReportWriter() {}

  /** Writes or replaces {@code file}; whoever reads it meanwhile sees the old or the new one. */
  public static void write(Path file, RunReport report) throws IOException {
    Path temporary = file.resolveSibling(file.getFileName() + ".tmp");
    Files.writeString(temporary, html(report));
    Files.move(temporary, file, StandardCopyOption.REPLACE_EXISTING);
  }

  private static String html(RunReport report) throws IOException {
    String title = "Run " + report.recipe().name();
    StringBuilder html = new StringBuilder();
    html.append("<!doctype html>\n<html lang=\"en\">\n<head>\n<meta charset=\"utf-8\">\n");
    html.append("<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n");
    html.append("<title>").append(Html.escape(title)).append(" - wavenet4j</title>\n<style>\n");
    html.append(style()).append("</style>\n</head>\n<body>\n");
    html.append("<h1>").append(Html.escape(title)).append("</h1>\n");
    html.append("<p class=\"soft\">A WaveNet, trained by wavenet4j.</p>\n");
    appendFindings(html, report);
    html.append(SoundSection.of(report.sounds()));
    html.append(StatisticsTable.of(report.measured()));
    html.append(Sections.learning(report.recipe(), report.log(), report.baselines()));
    html.append(Sections.subject(report.recipe()));
    html.append(Sections.provenance(report.provenance(), report.recipeYaml()));
    return html.append("</body>\n</html>\n").toString();
  }

  private static void appendFindings(StringBuilder html, RunReport report) {
    if (!report.findings().isEmpty()) {
      html.append("<div class=\"findings\">\n");
      for (String finding : report.findings()) {
        html.append("<p>").append(Html.escape(finding)).append("</p>\n");
      }
      html.append("</div>\n");
    }
  }

  private static String style() throws IOException {
    try (InputStream css = RunReportWriter.class.getResourceAsStream("report.css")) {
      if (css == null) {
        throw new IllegalStateException("report.css is not on the class path beside its class");
      }
      return new String(css.readAllBytes(), StandardCharsets.UTF_8);
    }
  }
}
