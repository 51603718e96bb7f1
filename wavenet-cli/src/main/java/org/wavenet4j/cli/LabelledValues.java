package org.wavenet4j.cli;

import java.util.List;
import picocli.CommandLine;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;

/**
 * Values of an option whose label names them all, as {@code fp32|bf16}, for the script that
 * completes what is typed: picocli itself knows those of enums alone, and by their Java names.
 */
final class LabelledValues {
  private LabelledValues() {}

  /** Tells them to the command and its subcommands. */
  static void letComplete(CommandLine command) {
    CommandSpec spec = command.getCommandSpec();
    for (OptionSpec option : List.copyOf(spec.options())) {
      List<String> values = List.of(option.paramLabel().split("\\|", -1));
      if (values.size() > 1) {
        spec.remove(option);
        spec.addOption(OptionSpec.builder(option).completionCandidates(values).build());
      }
    }
    command.getSubcommands().values().forEach(LabelledValues::letComplete);
  }
}
