package org.wavenet4j.cli.doctor;

import java.awt.Font;
import java.awt.font.FontRenderContext;
import java.util.Optional;

/**
 * Fonts for the charts of a report, which goes without them where there are none.
 *
 * @param failure what Java said; empty where it has fonts
 */
record FontsCheck(Optional<String> failure) {
  private static final String NAME = "fonts";
  private static final int POINTS = 12;

  static FontsCheck ofProcess() {
    try {
      new Font(Font.SANS_SERIF, Font.PLAIN, POINTS)
          .getStringBounds("bits", new FontRenderContext(null, true, true));
      return new FontsCheck(Optional.empty());
    } catch (InternalError | LinkageError e) {
      return new FontsCheck(Optional.of(String.valueOf(e.getMessage())));
    }
  }

  Finding finding() {
    return failure
        .map(
            why ->
                Finding.note(
                    NAME,
                    "this Java found none (" + why + "): report.html will have no charts",
                    "Install fontconfig and a font."))
        .orElseGet(() -> Finding.good(NAME, "charts can be drawn"));
  }
}
