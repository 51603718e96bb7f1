package org.wavenet4j.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;

class MainTest {
  @Test
  void versionNamesTheRunningJava() {
    Captured run = Captured.run("--version");
    assertEquals(0, run.exitCode());
    assertEquals("wavenet development (Java " + Runtime.version() + ")\n", run.out());
  }

  @Test
  void helpShowsHowToCall() {
    Captured run = Captured.run("--help");
    assertEquals(0, run.exitCode());
    assertTrue(run.out().contains("Usage: wavenet"), run.out());
  }

  @Test
  void unknownOptionIsAWrongCallToldInTwoLines() {
    Captured run = Captured.run("--no-such-option");
    assertEquals(2, run.exitCode());
    assertEquals("Unknown option: '--no-such-option'\nTry: wavenet --help\n", run.err());
    assertEquals("", run.out());
  }

  @Test
  void noCommandIsAWrongCall() {
    Captured run = Captured.run();
    assertEquals(2, run.exitCode());
    assertEquals("Missing required subcommand\nTry: wavenet --help\n", run.err());
  }
}
