package org.wavenet4j.cli.report;

import java.util.List;
import org.wavenet4j.measure.SoundStatistics;

/** Sounds side by side, in numbers. */
final class StatisticsTable {
  private static final List<String> COLUMNS =
      List.of("length", "level", "peak", "silence", "clipping", "spectral flatness", "DC offset");

  private StatisticsTable() {}

  static String of(List<MeasuredSound> sounds) {
    if (sounds.isEmpty()) {
      return "";
    }
    StringBuilder html = new StringBuilder("<div class=\"scroll\"><table class=\"figures\">\n<tr>");
    html.append("<th scope=\"col\">measured on</th>");
    COLUMNS.forEach(column -> html.append("<th scope=\"col\">").append(column).append("</th>"));
    html.append("</tr>\n");
    sounds.forEach(sound -> html.append(row(sound.name(), sound.statistics())));
    html.append("</table></div>\n<p class=\"soft\">Level (RMS) and peak in dB of full scale. ");
    html.append(
        Sections.text(
            "Silence: share of %d ms frames under %d dB. Clipping: share of samples in runs at "
                + "full scale. Spectral flatness: near 0 for tones, 0.56 for white noise.",
            SoundStatistics.FRAME_MS, SoundStatistics.SILENCE_DBFS));
    return html.append("</p>\n").toString();
  }

  private static String row(String name, SoundStatistics statistics) {
    return Html.row(
        name,
        Sections.text("%.1f s", statistics.seconds()),
        Sections.text("%.1f dB", statistics.rmsDbfs()),
        Sections.text("%.1f dB", statistics.peakDbfs()),
        Sections.text("%.1f %%", 100 * statistics.silentFraction()),
        Sections.text("%.3f %%", 100 * statistics.clippedFraction()),
        Sections.text("%.4f", statistics.spectralFlatness()),
        Sections.text("%.5f", statistics.dcOffset()));
  }
}
