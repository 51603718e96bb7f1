package org.wavenet4j.train.data;

import java.io.IOException;
import java.nio.charset.CharacterCodingException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.wavenet4j.IoReason;
import org.wavenet4j.Printable;
import org.wavenet4j.UserError;

/**
 * A table as comma-separated values (RFC 4180) in UTF-8: fields in quotes may hold commas, line
 * breaks and doubled quotes.
 *
 * @param file that it was read from
 * @param columns names in the first row
 * @param rows all others but empty lines, as long as the first
 */
record CsvTable(Path file, List<String> columns, List<Row> rows) {
  private static final int MOST_CHARACTERS = 200; // of its columns in an error

  /**
   * One row.
   *
   * @param line that it begins at, from 1
   */
  record Row(int line, List<String> fields) {}

  /**
   * Reads a file.
   *
   * @param expected what it should be, for messages
   * @throws UserError naming file and line
   */
  static CsvTable read(Path file, String expected) {
    if (!Files.isRegularFile(file)) {
      throw new UserError("%s: no such file, expected %s".formatted(file, expected));
    }
    List<Row> rows = new Parser(file, text(file)).rows();
    if (rows.isEmpty()) {
      throw new UserError("%s: is empty, expected %s".formatted(file, expected));
    }
    List<String> columns = rows.get(0).fields();
    for (Row row : rows) {
      if (row.fields().size() != columns.size()) {
        throw new UserError(
            "%s, line %d: %d fields, expected %d as in the first line"
                .formatted(file, row.line(), row.fields().size(), columns.size()));
      }
    }
    return new CsvTable(file, columns, List.copyOf(rows.subList(1, rows.size())));
  }

  private static String text(Path file) {
    try {
      String text = Files.readString(file);
      return text.startsWith("\uFEFF") ? text.substring(1) : text;
    } catch (CharacterCodingException e) {
      throw new UserError(file + ": not UTF-8, expected comma-separated values in UTF-8", e);
    } catch (IOException e) {
      throw new UserError("%s: cannot be read (%s)".formatted(file, IoReason.of(e)), e);
    }
  }

  /**
   * Where a column is in each row.
   *
   * @throws UserError if there is none of that name
   */
  int column(String name) {
    int index = columns.indexOf(name);
    if (index < 0) {
      throw new UserError(
          "%s, line 1: no column %s, expected it beside %s"
              .formatted(file, name, Printable.of(String.join(", ", columns), MOST_CHARACTERS)));
    }
    return index;
  }

  /** Goes over the text once. */
  private static final class Parser {
    private final Path file;
    private final String text;
    private int at;
    private int line = 1;

    Parser(Path file, String text) {
      this.file = file;
      this.text = text;
    }

    List<Row> rows() {
      List<Row> rows = new ArrayList<>();
      while (at < text.length()) {
        int begin = line;
        List<String> fields = fields();
        if (fields.size() > 1 || !fields.get(0).isEmpty()) {
          rows.add(new Row(begin, fields));
        }
      }
      return rows;
    }

    /** Of the row that begins here; afterwards the next one does. */
    private List<String> fields() {
      List<String> fields = new ArrayList<>();
      fields.add(field());
      while (at < text.length() && text.charAt(at) == ',') {
        at++;
        fields.add(field());
      }
      if (text.startsWith("\r\n", at)) {
        at++;
      }
      if (at < text.length() && text.charAt(at) != '\n') {
        throw new UserError(
            "%s, line %d: text after a field in quotes, expected a comma".formatted(file, line));
      }
      at++;
      line++;
      return fields;
    }

    private String field() {
      if (at < text.length() && text.charAt(at) == '"') {
        return quoted();
      }
      int begin = at;
      while (at < text.length() && text.charAt(at) != ',' && text.charAt(at) != '\n') {
        at++;
      }
      if (at > begin && text.charAt(at - 1) == '\r') {
        at--;
      }
      return text.substring(begin, at);
    }

    private String quoted() {
      int begin = line;
      StringBuilder value = new StringBuilder();
      for (at++; at < text.length(); at++) {
        char c = text.charAt(at);
        if (c != '"') {
          line += c == '\n' ? 1 : 0;
          value.append(c);
        } else if (text.startsWith("\"\"", at)) {
          at++;
          value.append(c);
        } else {
          at++;
          return value.toString();
        }
      }
      throw new UserError(
          "%s, line %d: a field in quotes has no end, expected a quote".formatted(file, begin));
    }
  }
}
