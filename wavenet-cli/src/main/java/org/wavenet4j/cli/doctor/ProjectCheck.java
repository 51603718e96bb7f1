package org.wavenet4j.cli.doctor;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/**
 * What comes with the project and is used where nothing else is named.
 *
 * @param folder of the project
 * @param missing of its files
 */
record ProjectCheck(Path folder, List<String> missing) {
  private static final String NAME = "project";

  static ProjectCheck in(Path folder, List<String> files) {
    return new ProjectCheck(
        folder, files.stream().filter(file -> !Files.exists(folder.resolve(file))).toList());
  }

  Finding finding() {
    Path whole = folder.toAbsolutePath();
    return missing.isEmpty()
        ? Finding.good(NAME, "recipes, datasets and a model in " + whole)
        : Finding.problem(
            NAME,
            "%s lacks %s, which demo or play begin with"
                .formatted(whole, String.join(", ", missing)),
            "Start wavenet by the launcher of a complete clone or release archive, or from its folder.");
  }
}
