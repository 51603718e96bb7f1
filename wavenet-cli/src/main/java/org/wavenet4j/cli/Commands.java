package org.wavenet4j.cli;

import java.util.List;
import java.util.concurrent.Callable;

/** Every subcommand, in the order of the help. */
final class Commands {
  private Commands() {}

  static List<Callable<Integer>> of(Shell shell) {
    return List.of(
        new DemoCommand(shell),
        new PrepareCommand(shell),
        new TrainCommand(shell),
        new GenerateCommand(shell),
        new EvaluateCommand(shell),
        new InfoCommand(shell),
        new BenchCommand(shell));
  }
}
