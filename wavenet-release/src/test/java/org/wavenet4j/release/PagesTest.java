package org.wavenet4j.release;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.wavenet4j.cli.Main;
import picocli.CommandLine;
import picocli.CommandLine.Model.OptionSpec;

class PagesTest {
  @TempDir private static Path folder = Path.of("");

  @BeforeAll
  static void write() throws IOException {
    Pages.write("1.2.3", folder);
  }

  @Test
  void everyCommandHasAPageAndNothingElseHas() throws IOException {
    Set<String> expected =
        commands(Main.described()).stream()
            .map(command -> page(command).getFileName().toString())
            .collect(Collectors.toCollection(TreeSet::new));
    try (Stream<Path> pages = Files.list(folder.resolve("man"))) {
      assertEquals(
          expected,
          pages
              .map(page -> page.getFileName().toString())
              .collect(Collectors.toCollection(TreeSet::new)));
    }
  }

  @Test
  void aPageHasEveryOptionThatTheHelpShowsAndNoHiddenOne() throws IOException {
    for (CommandLine command : commands(Main.described())) {
      String page = Files.readString(page(command));
      for (OptionSpec option : command.getCommandSpec().options()) {
        String told = "*" + option.longestName() + "*";
        assertEquals(!option.hidden(), page.contains(told), command.getCommandName() + " " + told);
      }
    }
  }

  @Test
  void aPageTellsTheVersionExamplesAndExitCodesButNotTheJavaThatMadeIt() throws IOException {
    for (CommandLine command : commands(Main.described())) {
      String page = Files.readString(page(command));
      assertTrue(page.contains(":mansource: wavenet 1.2.3\n"), page);
      assertTrue(page.contains("Example"), page);
      assertTrue(page.contains("The call was wrong"), page);
      assertFalse(page.contains("(Java"), page);
      assertFalse(page.matches("(?s).*== Description\\s+//.*"), page);
    }
  }

  @Test
  void aTableInADescriptionKeepsItsLinesAndParagraphsAreApart() throws IOException {
    String evaluate = Files.readString(folder.resolve("man/wavenet-evaluate.adoc"));
    assertTrue(evaluate.matches("(?s).*[^\n]\n\n  uniform [^\n]*\n  unigram .*"), evaluate);
    String train = Files.readString(folder.resolve("man/wavenet-train.adoc"));
    assertTrue(train.contains("\n\nCtrl-C writes a checkpoint"), train);
  }

  @Test
  void completionsKnowEveryCommandAndOption() throws IOException {
    String script = Files.readString(folder.resolve("completions/wavenet.bash"));
    for (CommandLine command : commands(Main.described())) {
      assertTrue(script.contains(command.getCommandName()), command.getCommandName());
      for (OptionSpec option : command.getCommandSpec().options()) {
        assertEquals(!option.hidden(), script.contains("'" + option.longestName() + "'"), script);
      }
    }
  }

  private static Path page(CommandLine command) {
    String name = command.getCommandSpec().qualifiedName("-");
    return folder.resolve("man").resolve(name + ".adoc");
  }

  private static List<CommandLine> commands(CommandLine command) {
    List<CommandLine> all = new ArrayList<>(List.of(command));
    command.getSubcommands().values().forEach(subcommand -> all.addAll(commands(subcommand)));
    return all;
  }
}
