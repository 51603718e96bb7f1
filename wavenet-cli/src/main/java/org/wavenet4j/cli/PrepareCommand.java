package org.wavenet4j.cli;

import java.nio.file.Path;
import java.util.Locale;
import java.util.concurrent.Callable;
import org.wavenet4j.UserError;
import org.wavenet4j.train.data.CorpusReport;
import org.wavenet4j.train.data.Manifest;
import org.wavenet4j.train.data.Preparation;
import org.wavenet4j.train.data.Preparer;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code wavenet prepare}: from recordings to a corpus folder. */
@Command(
    name = "prepare",
    header = "Makes a corpus from recordings, or brings one up to date.",
    description = {
      "Decodes, mixes down, resamples and splits by piece, then reports on the corpus. Done again,"
          + " it makes only what changed.",
      "Files that cannot be read are named and skipped; the exit code is 1 then."
    },
    footerHeading = "%nExamples:%n",
    footer = {
      "  wavenet prepare datasets/piano-demo.yaml --out corpora/piano-demo",
      "  wavenet prepare ~/recordings --out corpora/mine"
    })
final class PrepareCommand implements Callable<Integer> {
  private final Shell shell;

  @Parameters(
      paramLabel = "MANIFEST_OR_FOLDER",
      description = "A dataset manifest, or a folder of WAV, FLAC, MP3, Ogg, Opus or m4a.")
  private Path source = Path.of("");

  @Option(
      names = "--out",
      required = true,
      paramLabel = "DIR",
      description = "The corpus folder to make.")
  private Path out = Path.of("");

  @Option(names = "--json", description = "Report in JSON.")
  private boolean json;

  PrepareCommand(Shell shell) {
    this.shell = shell;
  }

  @Override
  public Integer call() {
    Preparation preparation = prepare(shell.orShipped(source), out, shell);
    CorpusReport report = preparation.report();
    shell.out().println(json ? report.toJson() : report.toText().stripTrailing());
    shell.err().println(changes(preparation));
    if (report.complete()) {
      return 0;
    }
    shell
        .err()
        .printf(
            "%s: %d of its files could not be read and were skipped; the report names them.%n",
            source, report.unreadable().size());
    return Problems.FAILED;
  }

  /** Prepares with a line of progress. */
  static Preparation prepare(Path source, Path out, Shell shell) {
    Manifest manifest = Manifest.read(source);
    try (StopOnInterrupt interrupt = new StopOnInterrupt();
        ProgressLine progress = shell.progress("prepare")) {
      interrupt.askToStop(Thread.currentThread()::interrupt);
      return prepare(manifest, out, progress, interrupt);
    }
  }

  private static Preparation prepare(
      Manifest manifest, Path out, ProgressLine progress, StopOnInterrupt interrupt) {
    try {
      return Preparer.prepare(
          manifest,
          out,
          (done, total, seconds, current) ->
              progress.update(
                  (double) done / total,
                  String.format(
                      Locale.ROOT,
                      "%d of %d pieces  %.1f minutes  %s",
                      done,
                      total,
                      seconds / 60,
                      current)));
    } catch (UserError e) {
      if (interrupt.requested()) {
        progress.message(e.getMessage());
      }
      throw e;
    }
  }

  private static String changes(Preparation preparation) {
    return String.format(
        Locale.ROOT,
        "%s: %d pieces made, %d kept as they were, %d removed",
        preparation.corpus().folder(),
        preparation.made(),
        preparation.kept(),
        preparation.removed());
  }
}
