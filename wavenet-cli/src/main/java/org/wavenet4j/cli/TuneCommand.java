package org.wavenet4j.cli;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import org.wavenet4j.UserError;
import org.wavenet4j.cli.report.SearchReportWriter;
import org.wavenet4j.train.data.Corpus;
import org.wavenet4j.train.data.CorpusFile;
import org.wavenet4j.train.device.Compute;
import org.wavenet4j.train.search.CandidateResult;
import org.wavenet4j.train.search.Search;
import org.wavenet4j.train.search.SearchFolder;
import org.wavenet4j.train.search.SearchPlan;
import org.wavenet4j.train.search.SearchPlanReader;
import org.wavenet4j.train.search.SearchResult;
import org.wavenet4j.train.search.SpeedMeter;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code wavenet tune}: from a search to the recipe that did best. */
@Command(
    name = "tune",
    header = "Searches for the values of a recipe that train best.",
    description = {
      "Trains candidates of a recipe, one after the other, each for a short budget, and ranks them by"
          + " held-out bits per sample. Writes the search folder: search.yaml as resolved, a run"
          + " folder a candidate, results.csv, best.yaml (a recipe for wavenet train) and"
          + " search.html.",
      "Ctrl-C saves the candidate that is being trained. However a search ended, the same command"
          + " goes on with it; finished candidates are not trained again."
    },
    footerHeading = "%nExamples:%n",
    footer = {
      "  wavenet tune configs/search-piano.yaml",
      "  wavenet train searches/piano/best.yaml --minutes 60"
    })
final class TuneCommand implements Callable<Integer> {
  private static final int ROWS = 10;

  private final Shell shell;

  @Parameters(paramLabel = "SEARCH", description = "The search, a YAML file.")
  private Path searchFile = Path.of("");

  @Option(
      names = "--out",
      paramLabel = "DIR",
      description = "The search folder (default: searches/ and the search's name).")
  private @Nullable Path out;

  @Option(
      names = "--set",
      paramLabel = "PATH=VALUE",
      description = "Change a value of the recipe that is searched from; may be repeated.")
  private List<String> settings = new ArrayList<>();

  @Mixin private ComputeOptions computeOptions = new ComputeOptions();

  TuneCommand(Shell shell) {
    this.shell = shell;
  }

  @Override
  public Integer call() throws IOException {
    SearchPlan plan = SearchPlanReader.read(shell.orShipped(searchFile), settings);
    SearchFolder folder = new SearchFolder(out == null ? Path.of("searches", plan.name()) : out);
    Corpus corpus = CorpusFile.read(plan.recipe().corpus());
    SearchResult result = search(plan, corpus, folder, computeOptions.start());
    if (!result.finished()) {
      return Problems.FAILED;
    }
    return finish(plan, result.results(), folder);
  }

  private SearchResult search(
      SearchPlan plan, Corpus corpus, SearchFolder folder, Compute compute) {
    try (StopOnInterrupt interrupt = new StopOnInterrupt();
        ProgressLine progress = shell.progress(SearchProgress.JOB)) {
      progress.message("Computing with " + compute.line() + ".");
      compute.note().ifPresent(progress::message);
      Search search =
          new Search(
              plan, corpus, folder, SpeedMeter.ofThisMachine(), new SearchProgress(plan, progress));
      interrupt.askToStop(search::requestStop);
      SearchResult result = run(search, interrupt, progress);
      if (!result.finished()) {
        progress.message(
            "Stopped after %d of %d candidates; what was trained is saved. To go on:"
                .formatted(result.results().size(), plan.candidates()));
        progress.message("  " + resumeCommand());
      }
      return result;
    }
  }

  /** Whatever ended the search, the candidates before are kept, and that is told. */
  private SearchResult run(Search search, StopOnInterrupt interrupt, ProgressLine progress) {
    try {
      return search.run();
    } catch (UserError e) {
      UserError told =
          e.getCause() instanceof IOException
              ? new UserError(
                  e.getMessage() + "\nOnce that is mended, go on: " + resumeCommand(), e)
              : e;
      if (interrupt.requested()) {
        progress.message(told.getMessage());
      }
      throw told;
    }
  }

  private String resumeCommand() {
    List<Object> words = new ArrayList<>(List.of("tune", searchFile));
    if (out != null) {
      words.addAll(List.of("--out", out));
    }
    settings.forEach(setting -> words.addAll(List.of("--set", setting)));
    words.addAll(computeOptions.words());
    return shell.commandLine(words.toArray());
  }

  private int finish(SearchPlan plan, List<CandidateResult> results, SearchFolder folder)
      throws IOException {
    SearchReportWriter.write(folder.reportFile(), plan, results);
    SearchTable.lines(results, ROWS).forEach(shell.out()::println);
    List<CandidateResult> ranked = CandidateResult.ranked(results);
    if (ranked.isEmpty()) {
      shell.err().println("No candidate came to a score; results.csv tells why of each.");
    } else {
      shell.out().println("Best:   " + folder.bestFile());
      shell.out().println("Model:  " + folder.run(ranked.get(0).number()).modelFile());
    }
    shell.out().println("Table:  " + folder.tableFile());
    shell.out().println("Report: " + folder.reportFile());
    return ranked.isEmpty() ? Problems.FAILED : 0;
  }
}
