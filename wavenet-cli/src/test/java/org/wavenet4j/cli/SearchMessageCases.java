package org.wavenet4j.cli;

import static org.wavenet4j.cli.MessageCases.with;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.stream.Stream;

/** Searches that are none, and folders of searches that something happened to. */
final class SearchMessageCases {
  private static final String RESULT = "candidate-0001/result.json";
  private static final String LOG = "candidate-0001/log.jsonl";

  private final MessageFiles files;
  private final String recipe;

  SearchMessageCases(MessageFiles files) throws IOException {
    this.files = files;
    this.recipe = TrainingMessageCases.recipe(TrainingMessageCases.RECIPE, files.corpus());
  }

  Stream<Provocation> all() {
    Path model = files.model();
    Map<String, String> begun =
        Map.of(
            "candidate-0001/recipe.yaml",
            recipe,
            "candidate-0001/checkpoints/step-000000001.safetensors",
            "");
    return Stream.of(
        plan(", line 4", "generator: {type: guess}"),
        plan(
            ", line 7",
            "generator: {type: grid, points: 2}\nbudget: {steps: 6}\nspaces:\n  a.b: {choice: [1]}"),
        Provocation.of(model + "/search", tune(model.resolve("search"))),
        gone("other", "", Map.of("search.yaml", "name: other\n")),
        gone("damaged", "/" + RESULT, Map.of(RESULT, "no JSON")),
        gone(
            "exchanged",
            "/" + RESULT,
            Map.of(
                RESULT,
                """
                {"candidate": 1, "settings": ["seed=9"], "steps": 0, "seconds": 0, "evaluations": [],
                 "refused": {"reason": "made for a test"}}
                """)),
        gone("scrawled", "/" + LOG + ", line 1", begun, Map.of(LOG, "no JSON\n")),
        gone("logged", "/" + LOG, begun, Map.of(LOG + "/file", "in the way")));
  }

  private Provocation plan(String where, String content) {
    Path plan =
        files.write(
            "plans/" + content.length() + ".yaml",
            "name: plan\nrecipe: '%s'\nseed: 1\n%s\n"
                .formatted(Path.of(TrainingMessageCases.RECIPE).toAbsolutePath(), content));
    return Provocation.of(plan + where, "tune", plan + "");
  }

  /** A search that was begun as the one of {@link TrainingMessageCases} was, and then that. */
  @SafeVarargs
  private Provocation gone(String name, String where, Map<String, String>... events) {
    Path search = files.folder().resolve("searches").resolve(name);
    return new Provocation(
        search + where,
        () -> {
          for (String file : new String[] {"search.yaml", "recipe.yaml"}) {
            write(search, file, text(files.folder().resolve("search").resolve(file)));
          }
          for (Map<String, String> event : events) {
            event.forEach((file, text) -> write(search, file, text));
          }
          return Captured.run(Provocation.verbose(tune(search)));
        });
  }

  private String[] tune(Path out) {
    String[] search = {"tune", files.folder() + "/search-messages.yaml", "--out", out + ""};
    return with(search, TrainingMessageCases.settings(files.corpus()));
  }

  private void write(Path search, String file, String text) {
    files.write(files.folder().relativize(search.resolve(file)).toString(), text);
  }

  private static String text(Path file) {
    try {
      return Files.readString(file);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
