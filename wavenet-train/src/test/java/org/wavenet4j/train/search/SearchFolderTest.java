package org.wavenet4j.train.search;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.wavenet4j.UsageError;
import org.wavenet4j.UserError;

class SearchFolderTest {
  @TempDir private Path temporary;
  private SearchFolder folder = new SearchFolder(Path.of(""));

  @BeforeEach
  void choose() {
    folder = new SearchFolder(temporary.resolve("search"));
  }

  static List<Outcome> outcomes() {
    return List.of(
        new Outcome.Scored(0.1 + 0.2), // has all its digits
        new Outcome.Hopeless(20, 5.5, 5.25),
        new Outcome.Refused("a \"reason\", with\nlines"),
        new Outcome.Failed("step 3"),
        new Outcome.Repeated(2));
  }

  @ParameterizedTest
  @MethodSource("outcomes")
  void resultsAreReadAsTheyWereKept(Outcome outcome) {
    CandidateResult trained =
        new CandidateResult(
            3,
            List.of("training.batch=1", "model.stacks[0].dilations=[1,2]"),
            Optional.of(new NetworkFacts(1234, 2.5, OptionalDouble.of(1 / 3.0))),
            20,
            1.25,
            List.of(new Evaluation(1, 8), new Evaluation(20, 0.1)),
            outcome);
    folder.keep(trained);
    assertEquals(Optional.of(trained), folder.result(3));
    CandidateResult untrained =
        CandidateResult.untrained(4, List.of("training.batch=1"), Optional.empty(), outcome);
    folder.keep(untrained);
    assertEquals(Optional.of(untrained), folder.result(4));
    assertEquals(Optional.empty(), folder.result(5));
  }

  @Test
  void aDamagedResultIsNamed() throws IOException {
    folder.keep(
        CandidateResult.untrained(1, List.of(), Optional.empty(), new Outcome.Refused("no")));
    Path file = folder.resultFile(1);
    String text = Files.readString(file);
    for (String bad :
        List.of("", text.substring(0, 30), text.replace("refused", "scored"), text + text)) {
      Files.writeString(file, bad);
      assertEquals(
          file + ": is damaged; remove it, and the candidate is tried again from its checkpoint",
          assertThrows(UserError.class, () -> folder.result(1)).getMessage());
    }
  }

  @Test
  void anotherSearchOrRecipeIsRefusedAndTheSameGoesOn() throws IOException {
    SearchPlan plan = SearchText.read(temporary, SearchText.YAML);
    folder.begin(plan);
    folder.begin(plan);
    SearchPlan other = SearchText.read(temporary, SearchText.with("seed: 5", "seed: 6"));
    String expected =
        folder.path()
            + ": holds another search, or one of another recipe. Give another --out, or remove it.";
    assertEquals(expected, assertThrows(UsageError.class, () -> folder.begin(other)).getMessage());
    SearchPlan changed =
        SearchPlanReader.read(temporary.resolve("search-tiny.yaml"), List.of("seed=9"));
    assertEquals(
        expected, assertThrows(UsageError.class, () -> folder.begin(changed)).getMessage());
  }

  @Test
  void whatWasResolvedIsASearchItself() throws IOException {
    SearchPlan plan = SearchText.read(temporary, SearchText.YAML);
    folder.begin(plan);
    assertEquals(plan, SearchPlanReader.read(folder.searchFile(), List.of()));
  }
}
