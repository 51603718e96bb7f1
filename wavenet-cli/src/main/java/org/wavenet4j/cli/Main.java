package org.wavenet4j.cli;

import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.ScopeType;

/** The {@code wavenet} command: what every subcommand shares. */
@Command(
    name = "wavenet",
    description = "Trains, runs and ships WaveNets.",
    versionProvider = Version.class,
    mixinStandardHelpOptions = true,
    scope = ScopeType.INHERIT,
    synopsisSubcommandLabel = "COMMAND")
public final class Main {
  private Main() {}

  /** The only place where the process ends: exit code 0, 1 (a problem) or 2 (a wrong call). */
  public static void main(String[] arguments) {
    System.exit(commandLine().execute(arguments));
  }

  /** The command with its subcommands, as the tests call it too. */
  static CommandLine commandLine() {
    return new CommandLine(new Main());
  }
}
