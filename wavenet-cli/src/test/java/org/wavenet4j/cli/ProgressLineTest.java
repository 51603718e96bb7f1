package org.wavenet4j.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

class ProgressLineTest {
  private static final long SECOND = 1_000_000_000L;

  private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();
  private long nowNs = 17 * SECOND;

  private ProgressLine line(boolean terminal) {
    PrintStream out = new PrintStream(bytes, true, StandardCharsets.UTF_8);
    return new ProgressLine("train", out, terminal, () -> nowNs);
  }

  private String written() {
    return bytes.toString(StandardCharsets.UTF_8).replace(System.lineSeparator(), "\n");
  }

  @Test
  void aLogGetsALineAfterTenSecondsAndTheLastState() {
    try (ProgressLine line = line(false)) {
      for (int i = 0; i < 25; i++) {
        line.update(i / 25.0, "step " + i);
        nowNs += SECOND;
      }
    }
    assertEquals(
        "train  40 %  step 10  0:15 left\n"
            + "train  80 %  step 20  0:05 left\n"
            + "train  96 %  step 24  0:01 left\n",
        written());
  }

  @Test
  void aShortJobLeavesNothingInALog() {
    try (ProgressLine line = line(false)) {
      line.update(0.5, "half");
      nowNs += SECOND;
      line.update(1, "all");
    }
    assertEquals("", written());
  }

  @Test
  void aTerminalLineIsRewrittenAndWhatWasLongerIsErased() {
    try (ProgressLine line = line(true)) {
      line.update(0, "a long detail");
      nowNs += SECOND / 100;
      line.update(0.1, "too soon after the last to be shown");
      nowNs += SECOND;
      line.update(1, "short");
    }
    assertEquals("\rtrain   0 %  a long detail\rtrain 100 %  short        \n", written());
  }

  @Test
  void aMessageStandsAboveTheTerminalLine() {
    try (ProgressLine line = line(true)) {
      line.update(0.25, "x");
      line.message("saved");
    }
    assertEquals("\rtrain  25 %  x\r" + " ".repeat(14) + "\rsaved\n\rtrain  25 %  x\n", written());
  }

  @Test
  void aResumedJobIsTimedFromWhereItGoesOn() {
    try (ProgressLine line = line(true)) {
      line.update(0.5, "x");
      nowNs += 10 * SECOND;
      line.update(0.75, "x");
    }
    assertEquals("\rtrain  50 %  x\rtrain  75 %  x  0:10 left\n", written());
  }

  @Test
  void anotherJobErasesTheLineOfTheOneBeforeAndIsTimedByItself() {
    try (ProgressLine line = line(true)) {
      line.update(0.25, "x");
      nowNs += 100 * SECOND;
      line.begin("next");
      line.message("done");
      line.update(0, "y");
      nowNs += 10 * SECOND;
      line.update(0.5, "y");
    }
    assertEquals(
        "\rtrain  25 %  x\r"
            + " ".repeat(14)
            + "\rdone\n\rnext   0 %  y\rnext  50 %  y  0:10 left\n",
        written());
  }

  @Test
  void anotherJobThatSaysNothingLeavesNothing() {
    for (boolean terminal : new boolean[] {true, false}) {
      try (ProgressLine line = line(terminal)) {
        line.begin("next");
      }
      assertEquals("", written());
    }
  }

  @Test
  void aTerminalLineNeverWraps() {
    try (ProgressLine line = line(true)) {
      line.update(0.5, "x".repeat(200));
    }
    assertEquals(1 + 79 + 1, written().length());
  }

  @Test
  void clockCountsHoursOnlyWhereThereAreSome() {
    assertEquals("0:07", ProgressLine.clock(7.4));
    assertEquals("1:00", ProgressLine.clock(59.6));
    assertEquals("1:02:03", ProgressLine.clock(3723));
  }
}
