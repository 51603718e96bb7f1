package org.wavenet4j.cli;

import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine;

/** Every subcommand, in the order of the help. */
final class Commands {
  private Commands() {}

  /** Adds them all. */
  static void addTo(CommandLine line, Shell shell) {
    for (Callable<Integer> command : commands(shell)) {
      line.addSubcommand(command);
    }
    CommandLine bench = new CommandLine(new BenchCommand());
    line.addSubcommand(bench);
    bench.addSubcommand(new BenchTrainCommand(shell));
    bench.addSubcommand(new BenchGenerateCommand(shell));
  }

  private static List<Callable<Integer>> commands(Shell shell) {
    return List.of(
        new DemoCommand(shell),
        new PrepareCommand(shell),
        new TrainCommand(shell),
        new TuneCommand(shell),
        new PlayCommand(shell),
        new GenerateCommand(shell),
        new EvaluateCommand(shell),
        new InfoCommand(shell),
        new DoctorCommand(shell));
  }
}
