package org.wavenet4j.cli.doctor;

import org.wavenet4j.UsageError;
import org.wavenet4j.train.device.Threads;

/**
 * Threads of training beside the cores that there are for them.
 *
 * @param threads of our own loops and of BLAS
 * @param processors that this process may use
 * @param physicalCores of the machine, whose hyper-threads count as processors; 0 where unknown
 */
record ThreadsCheck(int threads, int processors, int physicalCores) {
  private static final String NAME = "threads";

  /** Of this process, whose launcher chose them as it does for training. */
  static Finding ofProcess(int physicalCores) {
    try {
      return new ThreadsCheck(
              Threads.ofProcess().count(),
              Runtime.getRuntime().availableProcessors(),
              physicalCores)
          .finding();
    } catch (UsageError e) {
      return Finding.problem(
          NAME, String.valueOf(e.getMessage()), "Set that variable to a number, or unset it.");
    }
  }

  Finding finding() {
    int cores = physicalCores > 0 ? Math.min(physicalCores, processors) : processors;
    String found = "%s of training on %s".formatted(count(threads, "thread"), count(cores, "core"));
    if (threads < cores) {
      return Finding.note(
          NAME, found + ": " + count(cores - threads, "core") + " will be idle", setTo(cores));
    }
    return threads > processors
        ? Finding.note(NAME, found + ": they will wait for each other", setTo(cores))
        : Finding.good(NAME, found);
  }

  private static String count(int count, String what) {
    return count + " " + what + (count == 1 ? "" : "s");
  }

  private static String setTo(int cores) {
    return "Unset %s, or set it to %d; or train with --threads %d."
        .formatted(Threads.VARIABLE, cores, cores);
  }
}
