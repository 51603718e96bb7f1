package org.wavenet4j.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.PrintWriter;
import java.io.StringWriter;
import org.junit.jupiter.api.Test;
import picocli.CommandLine;

class MainTest {
  private final StringWriter out = new StringWriter();
  private final StringWriter err = new StringWriter();

  private int run(String... arguments) {
    CommandLine commandLine = Main.commandLine();
    commandLine.setOut(new PrintWriter(out, true)).setErr(new PrintWriter(err, true));
    return commandLine.execute(arguments);
  }

  @Test
  void versionNamesTheRunningJava() {
    assertEquals(0, run("--version"));
    assertEquals("wavenet development (Java " + Runtime.version() + ")", out.toString().strip());
  }

  @Test
  void helpShowsHowToCall() {
    assertEquals(0, run("--help"));
    assertTrue(out.toString().startsWith("Usage: wavenet"), out.toString());
  }

  @Test
  void unknownOptionIsAWrongCall() {
    assertEquals(2, run("--no-such-option"));
    assertTrue(err.toString().contains("--no-such-option"), err.toString());
  }
}
