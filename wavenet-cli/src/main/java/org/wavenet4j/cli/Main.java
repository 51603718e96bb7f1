package org.wavenet4j.cli;

import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import org.wavenet4j.UserError;
import picocli.AutoComplete.GenerateCompletion;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.ScopeType;

/** The {@code wavenet} command: what every subcommand shares. */
@Command(
    name = "wavenet",
    header = "Trains, runs and ships WaveNets.",
    versionProvider = Version.class,
    mixinStandardHelpOptions = true,
    scope = ScopeType.INHERIT,
    synopsisSubcommandLabel = "COMMAND",
    footerHeading = "%nExample:%n",
    footer = "  wavenet demo")
public final class Main {
  @Option(
      names = "--verbose",
      scope = ScopeType.INHERIT,
      description = "Show the stack trace of a problem.")
  private boolean verbose;

  private Main() {}

  /** The only place where the process ends: exit code 0, 1 (a problem) or 2 (a wrong call). */
  public static void main(String[] arguments) {
    // Charts are drawn into files; a machine without a screen must do.
    System.setProperty("java.awt.headless", "true");
    System.exit(run(Shell.ofProcess(), arguments));
  }

  /** The whole command in a given shell. */
  static int run(Shell shell, String... arguments) {
    Main main = new Main();
    try {
      int exitCode = main.commandLine(shell).execute(arguments);
      // A print stream keeps its errors to itself.
      if (exitCode == 0 && shell.out().checkError()) {
        throw new UserError(
            "standard output: cannot be written, so its reader got only a part; run it again once that is mended");
      }
      return exitCode;
    } catch (UserError e) {
      return Problems.tell(e, shell.err(), main.verbose);
    } catch (OutOfMemoryError | LinkageError e) {
      // Picocli hands exceptions to the handler below, but not errors.
      return Problems.tell(e, shell.err(), main.verbose);
    }
  }

  /** The whole command, for what is written about it: man pages, a script of completions. */
  public static CommandLine described() {
    return new Main().commandLine(Shell.ofProcess());
  }

  private CommandLine commandLine(Shell shell) {
    CommandLine line = new CommandLine(this);
    Commands.addTo(line, shell);
    line.addSubcommand(completion());
    LabelledValues.letComplete(line);
    return line.registerConverter(Path.class, FileName::path)
        .setOut(new PrintWriter(shell.out(), true, StandardCharsets.UTF_8))
        .setErr(new PrintWriter(shell.err(), true, StandardCharsets.UTF_8))
        .setCaseInsensitiveEnumValuesAllowed(true)
        .setParameterExceptionHandler((e, arguments) -> tellWrongCall(e, shell))
        .setExecutionExceptionHandler((e, at, result) -> Problems.tell(e, shell.err(), verbose));
  }

  /** Picocli's own command, which knows no example. */
  private static CommandLine completion() {
    CommandLine completion = new CommandLine(new GenerateCompletion());
    completion
        .getCommandSpec()
        .usageMessage()
        .header("Prints a script that lets bash or zsh complete wavenet's arguments.")
        .footer("  source <(wavenet generate-completion)");
    return completion;
  }

  private static int tellWrongCall(ParameterException e, Shell shell) {
    shell.err().println(e.getMessage());
    String command = e.getCommandLine().getCommandSpec().qualifiedName();
    shell.err().println("Try: " + command + " --help");
    return Problems.WRONG_CALL;
  }
}
