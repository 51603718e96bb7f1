package org.wavenet4j.cli;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import org.wavenet4j.UsageError;
import org.wavenet4j.cli.doctor.Checkup;
import org.wavenet4j.cli.doctor.Finding;
import org.wavenet4j.cli.doctor.OwnJava;
import org.wavenet4j.train.decode.FfmpegLibrary;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** {@code wavenet doctor}: whether this machine and this installation have what is needed. */
@Command(
    name = "doctor",
    header = "Checks what this machine and installation have, and tells what to mend.",
    description =
        "Tells of Java, memory, disk, native libraries, GPU and sound in a line each: good, note"
            + " (all works, something could be better) or problem (something will fail). Ends with"
            + " exit code 1 if there is a problem.",
    footerHeading = "%nExamples:%n",
    footer = {"  wavenet doctor", "  wavenet doctor --json"})
final class DoctorCommand implements Callable<Integer> {
  private final Shell shell;

  @Option(names = "--json", description = "Answer in JSON.")
  private boolean json;

  @Option(names = "--load", hidden = true, description = "Load that native library and no more.")
  private @Nullable String library;

  DoctorCommand(Shell shell) {
    this.shell = shell;
  }

  @Override
  public Integer call() throws IOException {
    if (library != null) {
      return load(library);
    }
    Checkup checkup =
        new Checkup(
            shell.home(),
            List.of(
                DemoCommand.RECIPE,
                DemoCommand.MANIFEST,
                ShippedModel.NOTES_FILE,
                ShippedModel.UNCONDITIONAL_FILE),
            shell.loudspeaker(),
            new OwnJava(Main.class));
    DoctorAnswer answer = new DoctorAnswer(shell.out());
    List<Finding> findings = new ArrayList<>(checkup.quick());
    if (!json) {
      answer.print(findings);
    }
    shell.err().println("Loading ND4J and FFmpeg, each in a process of its own: takes seconds.");
    List<Finding> natives = checkup.natives();
    findings.addAll(natives);
    if (json) {
      answer.printJson(findings);
    } else {
      answer.print(natives);
      answer.printSum(findings);
    }
    return DoctorAnswer.count(findings, Finding.Level.PROBLEM) == 0 ? 0 : Problems.FAILED;
  }

  private Integer load(String library) {
    if (!library.equals(Checkup.FFMPEG)) {
      throw new UsageError("--load: \"%s\", expected %s".formatted(library, Checkup.FFMPEG));
    }
    shell.out().println(FfmpegLibrary.load());
    return 0;
  }
}
