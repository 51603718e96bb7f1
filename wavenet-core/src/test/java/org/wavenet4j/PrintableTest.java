package org.wavenet4j;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;

class PrintableTest {
  @Test
  void strangeTextIsOneShortLine() {
    assertEquals("a?[2Jb?c", Printable.of("a\u001b[2Jb\nc"));
    assertEquals(
        "0123456789012345678901234567890123456789...", Printable.of("0123456789".repeat(5)));
    assertEquals("0123...", Printable.of("0123456789", 4));
    assertTrue(Printable.is("\u00e9tude, \ud834\udd1e"));
    assertFalse(Printable.is("two\nlines"));
  }

  @Test
  void errorsKeepTheirLinesAndNothingElseThatATerminalObeys() {
    String name = "evil\u001b]0;title\u0007\r.wav";
    assertEquals(
        "evil?]0;title??.wav: is no sound.\nConvert it.\r\nOr not.",
        new UserError(name + ": is no sound.\nConvert it.\r\nOr not.").getMessage());
    assertEquals("evil?]0;title??.wav", new UsageError(name).getMessage());
  }
}
