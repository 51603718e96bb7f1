package org.wavenet4j.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Searches over three candidates of debug-tiny on tones, one of which diverges. */
class TuneCommandTest {
  @TempDir private static Path folder;
  private static Path search = Path.of("");
  private static Path out = Path.of("");
  private static Path corpus = Path.of("");
  private static String told = "";
  private static String log = "";

  @BeforeAll
  static void searchOnce() throws IOException {
    corpus = ToneCorpus.prepare(folder, 16_000);
    out = folder.resolve("out");
    search =
        Files.writeString(
            folder.resolve("search-three.yaml"),
            """
            name: three
            recipe: '%s'
            seed: 1
            generator: {type: grid, points: 2}
            budget: {steps: 6}
            spaces:
              training.learningRate.peak: {choice: [0.01, 1.0e+30, 0.001]}
            """
                .formatted(Path.of("../configs/debug-tiny.yaml").toAbsolutePath()));
    Captured tuning = tune();
    assertEquals(0, tuning.exitCode(), tuning.err());
    told = tuning.out();
    log = tuning.err();
  }

  private static Captured tune(String... more) {
    List<String> arguments = new ArrayList<>(List.of("tune", search.toString()));
    arguments.addAll(List.of("--out", out.toString(), "--set", "corpus=" + corpus));
    arguments.addAll(List.of(more));
    return Captured.run(arguments.toArray(new String[0]));
  }

  @Test
  void theSearchFolderHoldsEverything() throws IOException {
    assertTrue(Files.readString(out.resolve("search.yaml")).contains("recipe: \"recipe.yaml\""));
    assertEquals(4, Files.readAllLines(out.resolve("results.csv")).size());
    assertTrue(Files.exists(out.resolve("candidate-0001/model.safetensors")));
    String report = Files.readString(out.resolve("search.html"));
    // Two charts for two colour schemes.
    assertEquals(4, report.split("data:image/png", -1).length - 1);
    assertFalse(report.contains("http:") || report.contains("<script"), "something to load");
    assertTrue(report.contains("3 candidates: 2 trained to their end, 0 stopped early, 1 without"));
  }

  @Test
  void theTableShowsTheBestAndTheLogTellsWhatFailedAndWhy() {
    assertTrue(told.startsWith(" held out   x real time  parameters  candidate\n"), told);
    assertTrue(told.contains("1: training.learningRate.peak=0.01\n"), told);
    assertTrue(told.contains("Best:   " + out.resolve("best.yaml")), told);
    assertTrue(told.contains("Report: " + out.resolve("search.html")), told);
    assertTrue(log.contains("Candidate 2 of 3: training.learningRate.peak=1.0E30\n"), log);
    assertTrue(log.contains("  failed: step 2: the loss is no longer a number\n"), log);
  }

  @Test
  void theBestIsARecipeToTrain() {
    String run = folder.resolve("best-run").toString();
    Captured train =
        Captured.run(
            "train",
            out.resolve("best.yaml").toString(),
            "--run",
            run,
            "--set",
            "training.steps=2");
    assertEquals(0, train.exitCode(), train.err());
  }

  @Test
  void anotherTimeNothingIsTrained() throws IOException {
    Path model = out.resolve("candidate-0001/checkpoints/step-000000006.safetensors");
    Object before = Files.getLastModifiedTime(model);
    Captured again = tune();
    assertEquals(0, again.exitCode(), again.err());
    assertTrue(again.err().contains("3 of 3 candidates are known from before."), again.err());
    assertFalse(again.err().contains("Candidate 1 of 3"), again.err());
    assertEquals(told, again.out());
    assertEquals(before, Files.getLastModifiedTime(model));
  }

  @Test
  void anotherSearchDoesNotGoOnThere() {
    Captured other = tune("--set", "seed=9");
    assertEquals(2, other.exitCode());
    assertTrue(other.err().contains("\n" + out + ": holds another search"), other.err());
  }

  @Test
  void wrongSearchesAndMissingFilesAreTold() throws IOException {
    Captured missing = Captured.run("tune", "no-such.yaml");
    assertEquals(2, missing.exitCode());
    assertEquals(
        "no-such.yaml: no such file, expected a search in YAML, as those in configs/search-*.yaml\n",
        missing.err());
    Path wrong = folder.resolve("wrong.yaml");
    Files.writeString(wrong, Files.readString(search).replace("learningRate.peak", "learningRat"));
    Captured refused = Captured.run("tune", wrong.toString());
    assertEquals(2, refused.exitCode());
    assertTrue(
        refused.err().startsWith(wrong + ", line 7: spaces.training.learningRat.choice[0]: "),
        refused.err());
  }

  @Test
  void whereNoCandidateComesToAScoreThatIsTold() throws IOException {
    Path hopeless = folder.resolve("hopeless.yaml");
    Files.writeString(
        hopeless, Files.readString(search).replace("[0.01, 1.0e+30, 0.001]", "[1.0e+30]"));
    Captured none =
        Captured.run(
            "tune", hopeless.toString(), "--out", folder + "/none", "--set", "corpus=" + corpus);
    assertEquals(1, none.exitCode());
    assertTrue(none.err().contains("No candidate came to a score"), none.err());
    assertTrue(Files.exists(folder.resolve("none/search.html")));
  }
}
