package org.wavenet4j.cli.report;

import java.io.IOException;
import java.util.List;

/**
 * Spectrograms of several sounds below each other, on one scale of levels: an SVG file that needs
 * no page around it and follows the viewer's light or dark scheme.
 */
public final class SpectrogramSheet {
  private static final int HEAD = 34; // for the title of each
  private static final int WIDTH = SpectrogramFigure.FIGURE_WIDTH;
  private static final int STRIDE = HEAD + SpectrogramFigure.FIGURE_HEIGHT;

  private static final String STYLE =
      """
      <style>
      text { font-family: system-ui, sans-serif; font-size: 15px; fill: #2c333b }
      .title { font-size: 18px; font-weight: 600 }
      line { stroke: #66707c }
      .paper { fill: #ffffff }
      @media (prefers-color-scheme: dark) {
        text { fill: #d5dae1 }
        line { stroke: #98a2ae }
        .paper { fill: #1c2026 }
      }
      </style>
      """;

  private SpectrogramSheet() {}

  /**
   * Draws them from the top down, each under its title.
   *
   * @param sounds at least one
   */
  public static String svg(List<ReportSound> sounds) throws IOException {
    List<Spectrogram> spectrograms =
        sounds.stream().map(sound -> Spectrogram.of(sound.audio())).toList();
    SpectrogramFigure figure = new SpectrogramFigure(Spectrogram.topDb(spectrograms));
    StringBuilder svg = new StringBuilder();
    int height = STRIDE * sounds.size();
    svg.append("<svg xmlns=\"http://www.w3.org/2000/svg\" ");
    svg.append("viewBox=\"0 0 %d %d\" width=\"%d\">\n".formatted(WIDTH, height, WIDTH));
    svg.append(STYLE);
    svg.append("<rect class=\"paper\" width=\"%d\" height=\"%d\"/>\n".formatted(WIDTH, height));
    for (int i = 0; i < sounds.size(); i++) {
      svg.append("<g transform=\"translate(0, %d)\">\n".formatted(i * STRIDE));
      svg.append("<text class=\"title\" x=\"%d\" y=\"24\">".formatted(SpectrogramFigure.LEFT));
      svg.append(Html.escape(sounds.get(i).title())).append("</text>\n");
      svg.append("<g transform=\"translate(0, %d)\">\n".formatted(HEAD));
      figure.append(svg, spectrograms.get(i));
      svg.append("</g>\n</g>\n");
    }
    return svg.append("</svg>\n").toString();
  }
}
