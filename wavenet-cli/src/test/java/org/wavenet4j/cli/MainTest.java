package org.wavenet4j.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

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
  void completionsOfferTheValuesThatTheHelpNamesAndNotTheirJavaNames() {
    Captured run = Captured.run("generate-completion");
    assertEquals(0, run.exitCode());
    assertTrue(run.out().contains("(\"fp32\" \"bf16\")"), run.out());
    assertTrue(run.out().contains("(\"openblas\" \"mkl\")"), run.out());
    assertFalse(run.out().contains("OPENBLAS"), run.out());
  }

  @Test
  void unknownOptionIsAWrongCallToldInTwoLines() {
    Captured run = Captured.run("--no-such-option");
    assertEquals(2, run.exitCode());
    assertEquals("Unknown option: '--no-such-option'\nTry: wavenet --help\n", run.err());
    assertEquals("", run.out());
  }

  @Test
  void anAnswerThatCannotBeWrittenIsAFailure() {
    Captured run = Captured.withoutRoom("--help");
    assertEquals(1, run.exitCode());
    assertEquals(
        "standard output: cannot be written, so its reader got only a part; run it again once that is mended\n",
        run.err());
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "prepare recordings --out ",
        "prepare ",
        "train ",
        "train x.yaml --run ",
        "generate --model x --out ",
        "demo --out "
      })
  void anEmptyNameIsNotTheCurrentFolder(String call) {
    Captured run = Captured.run(call.split(" ", -1));
    assertEquals(2, run.exitCode());
    assertTrue(run.err().contains(": is empty, expected a name\nTry: wavenet "), run.err());
  }

  @Test
  void noCommandIsAWrongCall() {
    Captured run = Captured.run();
    assertEquals(2, run.exitCode());
    assertEquals("Missing required subcommand\nTry: wavenet --help\n", run.err());
  }
}
