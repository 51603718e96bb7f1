package org.wavenet4j.cli.report;

import java.io.IOException;
import java.nio.file.Path;

/** Writes the report of a run as one HTML file. */
public final class RunReportWriter {
  private RunReportWriter() {}

  /** Writes or replaces {@code file}; whoever reads it meanwhile sees the old or the new one. */
  public static void write(Path file, RunReport report) throws IOException {
    Page.write(
        file,
        "Run " + report.recipe().name(),
        "A WaveNet, trained by wavenet4j.",
        report.findings(),
        SoundSection.of(report.sounds())
            + StatisticsTable.of(report.measured())
            + Sections.learning(report.recipe(), report.log(), report.baselines())
            + Sections.subject(report.recipe())
            + Sections.provenance(report.provenance(), report.recipeYaml()));
  }
}
