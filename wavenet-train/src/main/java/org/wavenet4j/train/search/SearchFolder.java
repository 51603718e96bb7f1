package org.wavenet4j.train.search;

import com.fasterxml.jackson.core.JsonProcessingException;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.wavenet4j.AtomicFile;
import org.wavenet4j.IoReason;
import org.wavenet4j.UsageError;
import org.wavenet4j.UserError;
import org.wavenet4j.model.SpecException;
import org.wavenet4j.train.loop.RunFolder;
import org.wavenet4j.train.recipe.RecipeWriter;

/**
 * The files of one search.
 *
 * @param path the search's folder
 */
public record SearchFolder(Path path) {
  /** The search as resolved. */
  public Path searchFile() {
    return path.resolve("search.yaml");
  }

  /** The recipe that candidates change, as resolved. */
  public Path recipeFile() {
    return path.resolve("recipe.yaml");
  }

  /** What came of every candidate, a row each. */
  public Path tableFile() {
    return path.resolve("results.csv");
  }

  /** The best candidate's recipe, as {@code wavenet train} takes it. */
  public Path bestFile() {
    return path.resolve("best.yaml");
  }

  /** The search for a person to read. */
  public Path reportFile() {
    return path.resolve("search.html");
  }

  /** Where a candidate is trained. */
  public RunFolder run(int number) {
    return new RunFolder(path.resolve("candidate-%04d".formatted(number)));
  }

  /** What came of a candidate, written when that is known. */
  Path resultFile(int number) {
    return run(number).path().resolve("result.json");
  }

  /**
   * Makes the folder, or looks whether it is the one of this very search.
   *
   * @throws UsageError if another search was begun there
   */
  void begin(SearchPlan plan) {
    String search = SearchPlanWriter.toYaml(plan, recipeFile().getFileName().toString());
    String recipe = RecipeWriter.toYaml(plan.recipe());
    try {
      Files.createDirectories(path);
      if (!Files.exists(searchFile())) {
        write(recipeFile(), recipe);
        write(searchFile(), search); // last: where it is, there is all that a search goes on with
      } else if (!search.equals(Files.readString(searchFile()))
          || !recipe.equals(Files.readString(recipeFile()))) {
        throw new UsageError(
            "%s: holds another search, or one of another recipe. Give another --out, or remove it."
                .formatted(path));
      }
    } catch (IOException e) {
      throw failure(path, "no search can be kept there", e);
    }
  }

  /**
   * What came of a candidate; empty where that is not known yet.
   *
   * @throws UserError if the file is damaged
   */
  Optional<CandidateResult> result(int number) {
    Path file = resultFile(number);
    if (!Files.exists(file)) {
      return Optional.empty();
    }
    try {
      return Optional.of(ResultJson.read(Files.readString(file)));
    } catch (SpecException | JsonProcessingException e) {
      throw new UserError(
          file + ": is damaged; remove it, and the candidate is tried again from its checkpoint",
          e);
    } catch (IOException e) {
      throw failure(file, "cannot be read", e);
    }
  }

  /** Keeps what came of a candidate. */
  void keep(CandidateResult result) {
    run(result.number()).create();
    try {
      write(resultFile(result.number()), ResultJson.write(result));
    } catch (IOException e) {
      throw failure(resultFile(result.number()), "cannot be written", e);
    }
  }

  /** Writes the table of all results so far, and the recipe of the best where there is one. */
  void tell(SearchPlan plan, List<CandidateResult> results) {
    try {
      write(tableFile(), ResultsCsv.of(plan, results));
      Optional<CandidateResult> best = CandidateResult.ranked(results).stream().findFirst();
      if (best.isPresent()) {
        write(bestFile(), BestRecipe.of(plan, best.get()));
      }
    } catch (IOException e) {
      throw failure(path, "cannot be written", e);
    }
  }

  private static void write(Path file, String text) throws IOException {
    AtomicFile.write(file, text.getBytes(StandardCharsets.UTF_8));
  }

  private static UserError failure(Path file, String what, IOException e) {
    return new UserError("%s: %s (%s)".formatted(file, what, IoReason.of(e)), e);
  }
}
