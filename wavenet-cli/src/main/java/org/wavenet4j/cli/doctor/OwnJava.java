package org.wavenet4j.cli.doctor;

import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;
import org.wavenet4j.IoReason;
import org.wavenet4j.train.device.Threads;

/**
 * Another JVM, with the flags and the class path of this one: for what might take its JVM down.
 *
 * @param main the class that it runs
 */
public record OwnJava(Class<?> main) {
  private static final int PATIENCE_SECONDS = 120; // on a busy machine ND4J takes many
  private static final int LONGEST_QUOTE = 200;

  /** What a JVM says by itself, before the program that it runs. */
  private static final Pattern OF_JVM = Pattern.compile("WARNING: |Picked up ");

  /**
   * How that went.
   *
   * @param succeeded whether it ended with exit code 0
   * @param text its standard output where it did, else why not, in words
   */
  record Answer(boolean succeeded, String text) {}

  /** Runs it to its end. */
  Answer run(String... arguments) {
    try {
      Path out = Files.createTempFile("wavenet", ".out");
      Path err = Files.createTempFile("wavenet", ".err");
      try {
        return run(command(arguments), out, err);
      } finally {
        Files.deleteIfExists(out);
        Files.deleteIfExists(err);
      }
    } catch (IOException e) {
      return new Answer(false, "no other Java could be started: " + IoReason.of(e));
    }
  }

  /** Files, as a pipe that nobody reads while it runs would make it wait when it is full. */
  private static Answer run(List<String> command, Path out, Path err) throws IOException {
    ProcessBuilder builder =
        new ProcessBuilder(command).redirectOutput(out.toFile()).redirectError(err.toFile());
    // Where it holds no number, that is told by itself, and nothing else should fail for it.
    builder.environment().remove(Threads.VARIABLE);
    Process process = builder.start();
    try {
      if (!process.waitFor(PATIENCE_SECONDS, TimeUnit.SECONDS)) {
        return new Answer(false, "no answer within %d s".formatted(PATIENCE_SECONDS));
      }
      return process.exitValue() == 0
          ? new Answer(true, Files.readString(out))
          : new Answer(false, "exit code " + process.exitValue() + lastWords(err));
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return new Answer(false, "interrupted");
    } finally {
      process.destroyForcibly();
    }
  }

  private static String lastWords(Path err) throws IOException {
    String last = "";
    for (String line : Files.readString(err).split("\\R", -1)) {
      last = line.isBlank() || OF_JVM.matcher(line).lookingAt() ? last : line.strip();
    }
    return last.isEmpty()
        ? ", without a word"
        : ", saying \"" + last.substring(0, Math.min(LONGEST_QUOTE, last.length())) + '"';
  }

  private List<String> command(String... arguments) {
    List<String> command = new ArrayList<>();
    command.add(
        ProcessHandle.current()
            .info()
            .command()
            .orElse(Path.of(System.getProperty("java.home"), "bin", "java").toString()));
    for (String flag : ManagementFactory.getRuntimeMXBean().getInputArguments()) {
      // A debugger or a profiler is there for this process.
      if (!flag.startsWith("-agent") && !flag.startsWith("-javaagent")) {
        command.add(flag);
      }
    }
    // A crash is told by its exit code, and leaves no files behind.
    command.addAll(List.of("-XX:+SuppressFatalErrorMessage", "-XX:-CreateCoredumpOnCrash"));
    command.addAll(List.of("-cp", System.getProperty("java.class.path"), main.getName()));
    command.addAll(List.of(arguments));
    return command;
  }
}
