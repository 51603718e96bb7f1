package org.wavenet4j.release;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.wavenet4j.cli.Main;
import picocli.AutoComplete;
import picocli.CommandLine;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.UsageMessageSpec;
import picocli.codegen.docgen.manpage.ManPageGenerator;

/** Writes what is made of the command's own model: man pages and a script of completions. */
public final class Pages {
  private static final Map<String, String> EXIT_CODES =
      Map.of(
          "0", "All went well.",
          "1", "A job failed; standard error tells why.",
          "2", "The call was wrong: an option, an argument, a recipe.");

  private Pages() {}

  /**
   * Writes them.
   *
   * @param arguments the version, and the folder that gets {@code man/*.adoc} and {@code
   *     completions/wavenet.bash}
   */
  public static void main(String[] arguments) throws IOException {
    write(arguments[0], Path.of(arguments[1]));
  }

  static void write(String version, Path folder) throws IOException {
    Path completions = Files.createDirectories(folder.resolve("completions"));
    Files.writeString(
        completions.resolve("wavenet.bash"), AutoComplete.bash("wavenet", Main.described()));
    CommandLine command = Main.described();
    adaptToPaper(command, version);
    Path man = Files.createDirectories(folder.resolve("man"));
    ManPageGenerator.generateManPage(
        man.toFile(), null, new boolean[0], true, command.getCommandSpec());
  }

  /** A page has sections where the help has lines, and is the same whatever Java it is made by. */
  private static void adaptToPaper(CommandLine command, String version) {
    CommandSpec spec = command.getCommandSpec();
    spec.versionProvider(() -> new String[] {"wavenet " + version});
    UsageMessageSpec usage = spec.usageMessage();
    usage.description(
        usage.description().length == 0 ? usage.header() : paragraphs(usage.description()));
    usage.footerHeading(usage.footerHeading().replace(":", ""));
    usage.exitCodeListHeading("Exit status%n").exitCodeList(new TreeMap<>(EXIT_CODES));
    command.getSubcommands().values().forEach(subcommand -> adaptToPaper(subcommand, version));
  }

  /** A line a paragraph, but for lines of a table, which are indented and stay together. */
  private static String[] paragraphs(String[] lines) {
    List<String> spaced = new ArrayList<>();
    for (String line : lines) {
      String above = spaced.isEmpty() ? "" : spaced.get(spaced.size() - 1);
      if (!spaced.isEmpty() && !(line.startsWith(" ") && above.startsWith(" "))) {
        spaced.add("");
      }
      spaced.add(line);
    }
    return spaced.toArray(String[]::new);
  }
}
