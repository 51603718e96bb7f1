package org.wavenet4j.train.search;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.function.ToDoubleFunction;
import org.deeplearning4j.arbiter.optimize.api.Candidate;
import org.deeplearning4j.arbiter.optimize.api.CandidateGenerator;
import org.deeplearning4j.arbiter.optimize.api.OptimizationResult;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class GeneratorsTest {
  private static final String[] SPACES = {
    "model.stacks.residualChannels: {choice: [4, 6]}",
    "training.batch: {integer: [1, 9]}",
    "training.averageDecay: {uniform: [0.5, 0.9]}",
    "training.learningRate.peak: {logUniform: [1.0e-4, 1.0e-2]}"
  };

  @TempDir private Path folder;

  private List<String> drawn(String generator, String seed, ToDoubleFunction<String> score)
      throws IOException {
    String text = SearchText.of(generator, SPACES).replace("seed: 5", "seed: " + seed);
    SearchPlan plan = SearchText.read(folder, text);
    CandidateGenerator source = Generators.of(plan, new HeldOutBits());
    List<String> candidates = new ArrayList<>();
    for (int i = 0; i < plan.candidates(); i++) {
      Candidate<?> candidate = source.getCandidate();
      String settings = candidate.getValue().toString();
      candidates.add(settings);
      source.reportResults(
          new OptimizationResult(candidate, score.applyAsDouble(settings), i, null, null, null));
    }
    return candidates;
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{type: random, candidates: 40}",
        "{type: grid, points: 3}",
        "{type: genetic, candidates: 40, population: 6}"
      })
  void theSameSeedAndScoresGiveTheSameCandidates(String generator) throws IOException {
    ToDoubleFunction<String> score = String::hashCode;
    assertEquals(drawn(generator, "5", score), drawn(generator, "5", score));
    boolean seeded = !generator.contains("grid");
    assertEquals(
        seeded, !drawn(generator, "5", score).equals(drawn(generator, "6", score)), generator);
  }

  @Test
  void whatGeneticSearchTriesFollowsFromTheScores() throws IOException {
    String genetic = "{type: genetic, candidates: 40, population: 6}";
    assertNotEquals(drawn(genetic, "5", String::hashCode), drawn(genetic, "5", s -> -s.hashCode()));
    // The fewer the better: wins what it breeds from.
    List<String> bred = drawn(genetic, "5", s -> s.contains("residualChannels=4") ? 1 : 2);
    long narrow =
        bred.subList(20, 40).stream().filter(s -> s.contains("residualChannels=4")).count();
    assertTrue(narrow >= 13, narrow + " of the last 20");
  }

  @Test
  void aGridHasEveryCombinationOnceWithBothEndsOfItsRanges() throws IOException {
    List<String> grid = drawn("{type: grid, points: 3}", "5", s -> 1);
    assertEquals(2 * 3 * 3 * 3, grid.size());
    assertEquals(grid.size(), new HashSet<>(grid).size());
    assertEquals(
        "[model.stacks.residualChannels=4, training.batch=1, training.averageDecay=0.5,"
            + " training.learningRate.peak=1.0e-4]",
        grid.get(0));
    assertEquals(
        "[model.stacks.residualChannels=6, training.batch=9, training.averageDecay=0.9,"
            + " training.learningRate.peak=0.01]",
        grid.get(grid.size() - 1));
    // The middle of a logarithmic range is its geometric mean.
    assertTrue(grid.stream().anyMatch(s -> s.contains("peak=0.001]")), grid.toString());
  }

  @Test
  void drawnNumbersKeepTheirBoundsAndAreFewDigits() throws IOException {
    for (String settings : drawn("{type: random, candidates: 200}", "7", s -> 1)) {
      String peak = settings.replaceAll(".*peak=(.*)]", "$1");
      double value = Double.parseDouble(peak);
      assertTrue(value >= 1e-4 && value <= 1e-2, peak);
      assertTrue(peak.replaceAll("e.*", "").replaceAll("^[0.]*|[.]", "").length() <= 5, peak);
      assertFalse(settings.contains("E"), settings);
    }
  }
}
