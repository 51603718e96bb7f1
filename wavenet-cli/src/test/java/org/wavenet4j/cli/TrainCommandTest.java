package org.wavenet4j.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.wavenet4j.audio.WavFile;

/** Trains four steps of debug-tiny on tones, and looks at what is left behind. */
class TrainCommandTest {
  private static final String RECIPE = "../configs/debug-tiny.yaml";

  @TempDir private static Path folder;
  private static Path run = Path.of("");
  private static Path corpus = Path.of("");
  private static String told = "";
  private static String log = "";

  @BeforeAll
  static void trainOnce() throws IOException {
    corpus = ToneCorpus.prepare(folder, 16_000);
    run = folder.resolve("run");
    Captured training = train();
    assertEquals(0, training.exitCode(), training.err());
    told = training.out();
    log = training.err();
  }

  private static Captured train(String... more) {
    List<String> arguments = new ArrayList<>(List.of("train", RECIPE, "--run", run.toString()));
    arguments.addAll(List.of("--set", "corpus=" + corpus, "--set", "training.steps=4"));
    arguments.addAll(List.of(more));
    return Captured.run(arguments.toArray(new String[0]));
  }

  @Test
  void theRunFolderHoldsEverything() throws IOException {
    assertTrue(Files.readString(run.resolve("recipe.yaml")).contains("steps: 4"));
    assertTrue(Files.readString(run.resolve("log.jsonl")).contains("\"step\":4"));
    assertTrue(Files.readString(run.resolve("report.html")).contains("data:image/png"));
    assertEquals(4, WavFile.read(run.resolve("samples/generated.wav")).frames() / 4000);
    Captured info = Captured.run("info", run + "/model.safetensors");
    assertEquals(0, info.exitCode());
    // Tones of one second, of amplitude 0.5: -9.03 dBFS.
    assertTrue(info.out().contains("training sound   -9 to -9 dBFS, median -9;"), info.out());
    assertTrue(info.out().contains("\nprecision bf16   "), info.out());
    assertTrue(info.out().contains(" held-out samples);\n"), info.out());
  }

  @Test
  void theEndTellsHeldOutBitsBesideBaselinesAndWhereTheReportIs() {
    assertTrue(told.contains("4 steps"), told);
    assertTrue(told.contains("Held-out bits per sample: "), told);
    assertTrue(told.contains("linear predictor of order 32"), told);
    assertTrue(told.contains("Report: " + run.resolve("report.html")), told);
  }

  @Test
  void theLogBeginsWithWhatIsComputedWith() {
    assertTrue(
        log.matches(
            "(?s).*Computing with \\d+ threads?, vectors of \\d+ bits, BLAS [A-Z]+, ND4J back end [A-Z]+\\.\n.*"),
        log);
  }

  @Test
  void aRunIsNotOverwrittenUnasked() {
    Captured again = train();
    assertEquals(2, again.exitCode());
    assertTrue(again.err().startsWith(run + ": holds a run already."), again.err());
    assertTrue(again.err().contains("--resume"), again.err());
  }

  @Test
  void aFinishedRunResumesToItsEnd() {
    Captured again = train("--resume");
    assertEquals(0, again.exitCode(), again.err());
    assertTrue(again.err().contains("Going on from step 4."), again.err());
  }

  @Test
  void aRunDoesNotGoOnWithAnotherRecipe() {
    for (String changed : new String[] {"training.batch=3", "training.steps=5"}) {
      Captured again = train("--resume", "--set", changed);
      assertEquals(2, again.exitCode());
      assertTrue(
          again.err().contains("is not the recipe that " + run + " began with"), again.err());
      assertTrue(again.err().contains("wavenet train " + run + "/recipe.yaml"), again.err());
    }
  }

  @Test
  void resumingWhereNothingWasSavedYetBeginsTheRun() throws IOException {
    Path fresh = folder.resolve("fresh");
    // As a run leaves it that was killed while it wrote its first checkpoint.
    Files.createDirectories(fresh.resolve("checkpoints"));
    Files.writeString(fresh.resolve("checkpoints/step-000000001.safetensors.tmp"), "half");
    Files.writeString(fresh.resolve("log.jsonl"), "{\"step\":1,\"seconds\":1}\n");
    Captured begun =
        Captured.run(
            "train",
            RECIPE,
            "--resume",
            "--run",
            fresh.toString(),
            "--set",
            "corpus=" + corpus,
            "--set",
            "training.steps=1");
    assertEquals(0, begun.exitCode(), begun.err());
    assertTrue(Files.exists(fresh.resolve("model.safetensors")));
    assertEquals(1, Files.readAllLines(fresh.resolve("log.jsonl")).size());
  }

  @Test
  void whereTheDiskFailsTheWayOnIsTold() throws IOException {
    Path blocked = folder.resolve("blocked");
    String[] call = {"train", RECIPE, "--resume", "--run", blocked.toString()};
    List<String> arguments = new ArrayList<>(List.of(call));
    arguments.addAll(List.of("--set", "corpus=" + corpus, "--set", "training.steps=1"));
    assertEquals(0, Captured.run(arguments.toArray(new String[0])).exitCode());
    Files.delete(blocked.resolve("log.jsonl"));
    Files.createDirectory(blocked.resolve("log.jsonl"));
    Captured again = Captured.run(arguments.toArray(new String[0]));
    assertEquals(1, again.exitCode());
    assertTrue(
        again
            .err()
            .endsWith(
                "\nOnce that is mended, go on from the last checkpoint: wavenet train %s/recipe.yaml --run %s --resume\n"
                    .formatted(blocked, blocked)),
        again.err());
  }

  @Test
  void aReportThatCannotBeWrittenIsToldWithTheWayToIt() throws IOException {
    Path blocked = folder.resolve("unreported");
    String[] call = {"train", RECIPE, "--resume", "--run", blocked.toString()};
    List<String> arguments = new ArrayList<>(List.of(call));
    arguments.addAll(List.of("--set", "corpus=" + corpus, "--set", "training.steps=1"));
    Path report = blocked.resolve("report.html");
    Files.createDirectories(report.resolve("in the way"));
    Captured told = Captured.run(arguments.toArray(new String[0]));
    assertEquals(1, told.exitCode());
    assertTrue(
        told.err()
            .matches(
                "(?s).*\n\\Q%s\\E: [^\n]+\nThe run is trained; to have its report: \\Qwavenet train %s/recipe.yaml --run %s --resume\\E\n"
                    .formatted(report, blocked, blocked)),
        told.err());
    Files.delete(report.resolve("in the way"));
    Files.delete(report);
    assertEquals(0, Captured.run(arguments.toArray(new String[0])).exitCode());
    assertTrue(Files.isRegularFile(report));
  }

  @Test
  void wrongCallsAndMissingFilesAreTold() {
    assertEquals(2, train("--minutes", "0").exitCode());
    assertEquals(
        "--minutes: a resumed run keeps its number of steps; leave it out\n",
        train("--minutes", "1", "--resume").err());
    Captured recipe = Captured.run("train", "no-such.yaml");
    assertEquals(2, recipe.exitCode());
    assertTrue(recipe.err().startsWith("no-such.yaml"), recipe.err());
    Captured noCorpus =
        Captured.run("train", RECIPE, "--run", folder + "/x", "--set", "corpus=nowhere");
    assertEquals(1, noCorpus.exitCode());
    assertTrue(noCorpus.err().startsWith("nowhere: is no prepared corpus"), noCorpus.err());
  }

  @Test
  void aDemoAwayFromTheProjectSaysWhatItNeeds() {
    // Tests run in the module's folder, which has no datasets/.
    Captured demo = Captured.run("demo", "--out", folder + "/demo");
    assertEquals(1, demo.exitCode());
    assertTrue(demo.err().startsWith("datasets/piano-demo.yaml: is missing."), demo.err());
  }
}
