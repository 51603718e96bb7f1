package org.wavenet4j.train.data;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.wavenet4j.UserError;

class CsvTableTest {
  @TempDir Path temp;

  private CsvTable read(String text) throws IOException {
    return CsvTable.read(Files.writeString(temp.resolve("t.csv"), text), "a list");
  }

  private void assertRefused(String text, String expected) {
    UserError error = assertThrows(UserError.class, () -> read(text));
    assertEquals(temp.resolve("t.csv") + expected, error.getMessage());
  }

  @Test
  void quotesHoldCommasLineBreaksAndQuotesAndLinesAreCounted() throws IOException {
    CsvTable table =
        read("a,b,c\r\n1,\"x, y\",\n\"two\nlines\",\"say \"\"hi\"\"\",3\n\n\"\",,last");
    assertEquals(List.of("a", "b", "c"), table.columns());
    assertEquals(
        List.of(
            new CsvTable.Row(2, List.of("1", "x, y", "")),
            new CsvTable.Row(3, List.of("two\nlines", "say \"hi\"", "3")),
            new CsvTable.Row(6, List.of("", "", "last"))),
        table.rows());
    assertEquals(1, table.column("b"));
    assertEquals(List.of("ä"), read("\uFEFFä\n").columns());
  }

  @Test
  void problemsAreToldWithTheirLine() {
    assertRefused("a,b\n1,2\n3\n", ", line 3: 1 fields, expected 2 as in the first line");
    assertRefused("a,b\n1,\"2\n3\n", ", line 2: a field in quotes has no end, expected a quote");
    assertRefused("a,b\n\"1\"x,2\n", ", line 2: text after a field in quotes, expected a comma");
    assertRefused("\n", ": is empty, expected a list");
    UserError error = assertThrows(UserError.class, () -> read("a,b\n").column("c"));
    assertEquals(
        temp.resolve("t.csv") + ", line 1: no column c, expected it beside a, b",
        error.getMessage());
  }

  @Test
  void namesOfAListAreToldOnOneLine() throws IOException {
    UserError error = assertThrows(UserError.class, () -> read("\"a\n\u001b\",b\n").column("c"));
    assertEquals(
        temp.resolve("t.csv") + ", line 1: no column c, expected it beside a??, b",
        error.getMessage());
    Path list =
        Files.writeString(
            temp.resolve("m.csv"),
            "split,midi_filename,audio_filename\ntrain,a.mid,\"a\n\u001b.wav\"\n");
    assertEquals(
        list + ", line 2: \"a??.wav\", expected a file in the list's folder",
        assertThrows(UserError.class, () -> MaestroList.read(list)).getMessage());
  }
}
