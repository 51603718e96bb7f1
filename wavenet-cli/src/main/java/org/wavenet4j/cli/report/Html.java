package org.wavenet4j.cli.report;

import java.util.Base64;

/** Pieces of HTML that every section uses. */
final class Html {
  private Html() {}

  /** Text as it stands, inside an element or a quoted attribute. */
  static String escape(String text) {
    return text.replace("&", "&amp;")
        .replace("<", "&lt;")
        .replace(">", "&gt;")
        .replace("\"", "&quot;")
        .replace("'", "&#39;");
  }

  /** The bytes inside the page itself, as nothing else travels with it. */
  static String dataUri(String mediaType, byte[] bytes) {
    return "data:" + mediaType + ";base64," + Base64.getEncoder().encodeToString(bytes);
  }

  /** A table row of a heading and its values, all of them text. */
  static String row(String heading, String... cells) {
    StringBuilder row = new StringBuilder("<tr><th scope=\"row\">").append(escape(heading));
    row.append("</th>");
    for (String cell : cells) {
      row.append("<td>").append(escape(cell)).append("</td>");
    }
    return row.append("</tr>\n").toString();
  }
}
