package org.wavenet4j.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.wavenet4j.cli.doctor.Finding;

class DoctorCommandTest {
  private static final List<Finding> FINDINGS =
      List.of(
          new Finding(Finding.Level.GOOD, "Java", "17.0.1 of Maker", ""),
          new Finding(Finding.Level.NOTE, "working folder", "little", "Make room."),
          new Finding(Finding.Level.PROBLEM, "ND4J", "does not load", "Mend it."));

  @Test
  void findingsAreALineEachWithTheirFixBelow() {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    DoctorAnswer answer = new DoctorAnswer(new PrintStream(bytes, true, StandardCharsets.UTF_8));
    answer.print(FINDINGS);
    answer.printSum(FINDINGS);
    answer.printSum(FINDINGS.subList(0, 1));
    assertEquals(
        """
        good     Java            17.0.1 of Maker
        note     working folder  little
                                 Make room.
        problem  ND4J            does not load
                                 Mend it.
        1 problem, 1 note.
        No problem, nothing to note.
        """,
        bytes.toString(StandardCharsets.UTF_8).replace(System.lineSeparator(), "\n"));
  }

  @Test
  void thisMachineIsToldAsJsonAndItsProblemsAreTheExitCode() throws IOException {
    Captured run = Captured.at(Path.of(".."), "doctor", "--json");
    JsonNode json = new ObjectMapper().readTree(run.out());
    assertEquals("doctor", json.path("type").asText());
    Map<String, JsonNode> findings = new HashMap<>();
    json.path("findings").forEach(f -> findings.put(f.path("name").asText(), f));
    // Whatever the machine: the build has these, and Captured has no sound.
    for (String name : List.of("Java", "project", "ND4J", "FFmpeg", "vectors")) {
      assertEquals("good", findings.get(name).path("level").asText(), run.out());
      assertFalse(findings.get(name).has("fix"), run.out());
    }
    assertEquals("note", findings.get("sound").path("level").asText());
    assertTrue(findings.get("sound").path("fix").asText().contains("--out FILE.wav"), run.out());
    assertTrue(findings.containsKey("threads") && findings.containsKey("GPU"), run.out());
    assertEquals(json.path("problems").asInt() == 0 ? 0 : 1, run.exitCode());
    assertEquals(
        "Loading ND4J and FFmpeg, each in a process of its own: takes seconds.\n", run.err());
  }

  @Test
  void onlyFfmpegCanBeLoadedAlone() {
    Captured run = Captured.run("doctor", "--load", "none");
    assertEquals(2, run.exitCode());
    assertEquals("--load: \"none\", expected ffmpeg\n", run.err());
    assertFalse(Captured.run("doctor", "--help").out().contains("--load"));
  }
}
