package org.wavenet4j.train.search;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.wavenet4j.UserError;
import org.wavenet4j.train.data.Corpus;
import org.wavenet4j.train.data.FolderLock;
import org.wavenet4j.train.loop.Runs;
import org.wavenet4j.train.loop.TrainingReport;
import org.wavenet4j.train.recipe.Recipe;
import org.wavenet4j.train.recipe.RecipeReader;
import org.wavenet4j.train.tones.ToneProgress;

/** Searches over the tiny network, 20 steps a candidate, on four tones. */
class SearchTest {
  private static final String RANDOM = "{type: random, candidates: 4}";
  private static final String PEAK = "training.learningRate.peak: {logUniform: [1.0e-3, 1.0e-2]}";

  @TempDir private Path temporary;
  private Corpus corpus = new Corpus(Path.of(""), "none", 8_000, "", List.of());

  @BeforeEach
  void makeSound() throws IOException {
    corpus = Runs.corpus(temporary.resolve("corpus"));
  }

  /** Keeps what it hears; {@code onReport} may stop the search. */
  private static final class Heard implements SearchListener {
    final List<Integer> begun = new ArrayList<>();
    final List<Integer> kept = new ArrayList<>();
    final List<Long> steps = new ArrayList<>();
    Runnable onReport = () -> {};

    @Override
    public void begins(int number, List<String> settings) {
      begun.add(number);
    }

    @Override
    public void ended(CandidateResult result, boolean known, List<CandidateResult> results) {
      if (known) {
        kept.add(result.number());
      }
    }

    @Override
    public void tones(ToneProgress progress) {}

    @Override
    public void report(TrainingReport report) {
      steps.add(report.step());
      onReport.run();
    }

    @Override
    public void message(String line) {}
  }

  private SearchFolder folder(String name) {
    return new SearchFolder(temporary.resolve(name));
  }

  private Search search(String text, String name, SearchListener listener) throws IOException {
    SearchPlan plan = SearchText.read(temporary, text);
    return new Search(plan, corpus, folder(name), spec -> 2.5, listener);
  }

  private List<CandidateResult> run(String text, String name) throws IOException {
    SearchResult result = search(text, name, new Heard()).run();
    assertTrue(result.finished());
    return result.results();
  }

  /** Every result file's text, without the times. */
  private static Map<String, String> resultFiles(SearchFolder folder) throws IOException {
    Map<String, String> texts = new TreeMap<>();
    try (Stream<Path> files = Files.walk(folder.path())) {
      for (Path file : files.filter(f -> f.endsWith("result.json")).toList()) {
        String text = Files.readString(file).replaceAll("\"seconds\" : [^,]*", "");
        texts.put(folder.path().relativize(file).toString(), text);
      }
    }
    return texts;
  }

  @Test
  void everyCandidateIsTrainedAndTheBestIsARecipe() throws IOException {
    List<CandidateResult> results = run(SearchText.of(RANDOM, PEAK), "whole");
    assertEquals(4, results.size());
    for (CandidateResult result : results) {
      assertInstanceOf(Outcome.Scored.class, result.outcome());
      assertEquals(20, result.steps());
      assertEquals(2.5, result.facts().orElseThrow().timesRealTime().orElse(0));
      assertTrue(Files.exists(folder("whole").run(result.number()).modelFile()));
    }
    CandidateResult best = CandidateResult.ranked(results).get(0);
    Recipe recipe = RecipeReader.read(folder("whole").bestFile(), List.of());
    assertEquals("tiny-best", recipe.name());
    assertEquals(20, recipe.training().steps());
    assertEquals(
        best.settings(),
        List.of("training.learningRate.peak=" + recipe.training().learningRate().peak()));
    List<String> table = Files.readAllLines(folder("whole").tableFile());
    assertEquals(
        "candidate,outcome,bitsPerSample,training.learningRate.peak,parameters,receptiveFieldMs,timesRealTime,steps,seconds,reason",
        table.get(0));
    assertEquals(5, table.size());
    assertTrue(table.get(1).startsWith("1,scored,"), table.get(1));
  }

  @Test
  void aFinishedSearchTrainsNothingAgain() throws IOException {
    String text = SearchText.of(RANDOM, PEAK);
    List<CandidateResult> first = run(text, "twice");
    Heard heard = new Heard();
    SearchResult again = search(text, "twice", heard).run();
    assertEquals(first, again.results());
    assertEquals(List.of(), heard.begun);
    assertEquals(List.of(1, 2, 3, 4), heard.kept);
    assertEquals(List.of(), heard.steps);
  }

  @Test
  void aSearchThatWasStoppedGoesOnWhereItWasAndComesToTheSameResults() throws IOException {
    String genetic = "{type: genetic, candidates: 7, population: 4}";
    String text =
        SearchText.of(genetic, PEAK, "model.stacks.residualChannels: {choice: [3, 4, 6]}");
    run(text, "straight");
    Heard heard = new Heard();
    Search stopped = search(text, "stopped", heard);
    heard.onReport =
        () -> {
          if (heard.begun.size() == 6 && heard.steps.get(heard.steps.size() - 1) == 14) {
            stopped.requestStop();
          }
        };
    SearchResult part = stopped.run();
    assertFalse(part.finished());
    assertEquals(5, part.results().size());
    Heard onward = new Heard();
    assertTrue(search(text, "stopped", onward).run().finished());
    assertEquals(List.of(6, 7), onward.begun);
    assertEquals(20, onward.steps.get(0), "goes on after step 14, where a report came");
    assertEquals(resultFiles(folder("straight")), resultFiles(folder("stopped")));
  }

  @Test
  void badCandidatesAreKeptWithTheirReasonAndTheSearchGoesOn() throws IOException {
    String text =
        SearchText.of(
                "{type: grid, points: 2}",
                "training.learningRate.peak: {choice: [0.01, 1.0e+30]}",
                "model.conditioning.localHopFrames: {choice: [1, 200]}",
                "model.conditioning.localChannels: {choice: [0, 4]}")
            + "constraints: {mostParameters: 9000}\n";
    List<CandidateResult> results = run(text, "bad");
    assertEquals(8, results.size());
    assertInstanceOf(Outcome.Scored.class, results.get(0).outcome());
    assertEquals(
        new Outcome.Failed("step 2: the loss is no longer a number"), results.get(1).outcome());
    Outcome.Refused misfit = assertInstanceOf(Outcome.Refused.class, results.get(2).outcome());
    assertTrue(misfit.reason().contains("localHopFrames: 200, expected 1"), misfit.reason());
    assertInstanceOf(Outcome.Refused.class, results.get(4).outcome());
  }

  @Test
  void whatBreaksAConstraintIsNotTrained() throws IOException {
    String text =
        SearchText.of("{type: grid, points: 2}", "model.stacks.residualChannels: {choice: [4, 40]}")
            + "constraints: {mostParameters: 15000, leastTimesRealTime: 2}\n";
    List<CandidateResult> results = run(text, "tight");
    assertInstanceOf(Outcome.Scored.class, results.get(0).outcome());
    Outcome.Refused large = assertInstanceOf(Outcome.Refused.class, results.get(1).outcome());
    assertTrue(large.reason().endsWith(" parameters, at most 15,000 are allowed"), large.reason());
    List<CandidateResult> slow = run(text.replace("Time: 2", "Time: 3"), "slow");
    assertEquals(
        new Outcome.Refused("2.50 times real time, at least 3.00 are wanted"),
        slow.get(0).outcome());
    assertFalse(Files.exists(folder("slow").bestFile()));
  }

  @Test
  void hopelessCandidatesAreStoppedAtAnEvaluationThatAllHave() throws IOException {
    String text =
        SearchText.of(
                "{type: grid, points: 2}",
                "training.learningRate.peak: {choice: [0.01, 0.009, 1.0e-7]}")
            + "earlyStopping: {afterCandidates: 2, evaluations: 4}\n";
    List<CandidateResult> results = run(text, "hopeless");
    assertEquals(
        List.of(1L, 5L, 10L, 15L, 20L),
        results.get(0).curve().stream().map(Evaluation::step).toList());
    Outcome.Hopeless hopeless = assertInstanceOf(Outcome.Hopeless.class, results.get(2).outcome());
    assertEquals(5, hopeless.step());
    assertTrue(hopeless.bits() > hopeless.median());
    assertEquals(5, results.get(2).steps());
  }

  @Test
  void whereTheProcessEndedBeforeResultsWereKeptTheyAreTheSameAfterwards() throws IOException {
    String text =
        SearchText.of(
                "{type: grid, points: 2}",
                "training.learningRate.peak: {choice: [0.01, 0.009, 1.0e-7, 0.008, 0.0095]}")
            + "earlyStopping: {afterCandidates: 2, evaluations: 2}\n";
    List<CandidateResult> results = run(text, "judged");
    for (int number = 3; number <= 5; number++) {
      Files.delete(folder("judged").resultFile(number));
    }
    Heard heard = new Heard();
    assertEquals(results, search(text, "judged", heard).run().results());
    assertEquals(List.of(3, 4, 5), heard.begun);
    assertEquals(List.of(), heard.steps, "not a step is trained");
  }

  @Test
  void theSameSettingsAreNotTrainedTwice() throws IOException {
    String text =
        SearchText.of("{type: random, candidates: 6}", "training.batch: {choice: [1, 2]}");
    List<CandidateResult> results = run(text, "repeated");
    assertEquals(2, results.stream().filter(r -> r.outcome() instanceof Outcome.Scored).count());
    assertEquals(4, results.stream().filter(r -> r.outcome() instanceof Outcome.Repeated).count());
  }

  @Test
  void aFolderThatIsSearchedByAnotherIsRefused() throws IOException {
    Search search = search(SearchText.of(RANDOM, PEAK), "held", new Heard());
    Files.createDirectories(folder("held").path());
    FolderLock lock = FolderLock.take(folder("held").path(), "searched", "--out");
    try {
      String message = assertThrows(UserError.class, search::run).getMessage();
      assertTrue(
          message.startsWith(folder("held").path() + ": is being searched by another process ("),
          message);
    } finally {
      lock.close();
    }
  }

  @Test
  void whatIsNoCandidatesFaultEndsTheSearchAndCountsForNone() throws IOException {
    Search search = search(SearchText.of(RANDOM, PEAK), "full", new Heard());
    Path blocked = folder("full").run(2).path();
    Files.createDirectories(blocked.getParent());
    Files.writeString(blocked, "no folder");
    assertThrows(UserError.class, search::run);
    assertTrue(folder("full").result(1).isPresent());
    Files.delete(blocked);
    assertEquals(Optional.empty(), folder("full").result(2));
    assertEquals(4, run(SearchText.of(RANDOM, PEAK), "full").size());
  }
}
