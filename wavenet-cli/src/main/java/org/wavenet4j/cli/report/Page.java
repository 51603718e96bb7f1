package org.wavenet4j.cli.report;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import org.wavenet4j.AtomicFile;

/** One HTML file that needs nothing else: it opens from disk, without network. */
final class Page {
  private Page() {}

  /**
   * Writes or replaces {@code file}; whoever reads it meanwhile sees the old or the new one.
   *
   * @param subtitle one sentence
   * @param findings what was measured, in plain words, a paragraph each
   * @param sections HTML
   */
  static void write(
      Path file, String title, String subtitle, List<String> findings, String sections)
      throws IOException {
    String html = html(title, subtitle, findings, sections);
    AtomicFile.write(file, html.getBytes(StandardCharsets.UTF_8));
  }

  private static String html(String title, String subtitle, List<String> findings, String sections)
      throws IOException {
    StringBuilder html = new StringBuilder();
    html.append("<!doctype html>\n<html lang=\"en\">\n<head>\n<meta charset=\"utf-8\">\n");
    html.append("<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n");
    html.append("<title>").append(Html.escape(title)).append(" - wavenet4j</title>\n<style>\n");
    html.append(style()).append("</style>\n</head>\n<body>\n");
    html.append("<h1>").append(Html.escape(title)).append("</h1>\n");
    html.append("<p class=\"soft\">").append(Html.escape(subtitle)).append("</p>\n");
    appendFindings(html, findings);
    return html.append(sections).append("</body>\n</html>\n").toString();
  }

  private static void appendFindings(StringBuilder html, List<String> findings) {
    if (!findings.isEmpty()) {
      html.append("<div class=\"findings\">\n");
      for (String finding : findings) {
        html.append("<p>").append(Html.escape(finding)).append("</p>\n");
      }
      html.append("</div>\n");
    }
  }

  private static String style() throws IOException {
    try (InputStream css = Page.class.getResourceAsStream("report.css")) {
      if (css == null) {
        throw new IllegalStateException("report.css is not on the class path beside its class");
      }
      return new String(css.readAllBytes(), StandardCharsets.UTF_8);
    }
  }
}
