package org.wavenet4j.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.wavenet4j.UserError;
import org.wavenet4j.audio.Audio;
import org.wavenet4j.audio.SampleFormat;
import org.wavenet4j.audio.WavFile;
import org.wavenet4j.cli.report.Baseline;
import org.wavenet4j.cli.report.MeasuredSound;
import org.wavenet4j.cli.report.ReportSound;
import org.wavenet4j.cli.report.RunReport;
import org.wavenet4j.cli.report.RunReportWriter;
import org.wavenet4j.cli.report.SoundGroup;
import org.wavenet4j.measure.SoundMeter;
import org.wavenet4j.measure.SoundStatistics;
import org.wavenet4j.model.Model;
import org.wavenet4j.model.ModelFile;
import org.wavenet4j.model.Provenance;
import org.wavenet4j.train.data.Corpus;
import org.wavenet4j.train.data.Split;
import org.wavenet4j.train.loop.LogEntry;
import org.wavenet4j.train.loop.RunFolder;
import org.wavenet4j.train.loop.TrainingLog;
import org.wavenet4j.train.recipe.Recipe;

/**
 * All that is measured on a run when it has ended.
 *
 * @param recipe as resolved
 * @param corpus that it was trained on
 * @param folder of the run
 * @param model the best one
 * @param log of the training
 * @param split whose sound the model stands beside: validation, where the corpus has any
 * @param baselines on that split
 * @param sounds generated and real
 * @param generated statistics of all generated sound, primes left out
 * @param real statistics of the split
 */
record RunSummary(
    Recipe recipe,
    Corpus corpus,
    RunFolder folder,
    Model model,
    List<LogEntry> log,
    Split split,
    Baselines baselines,
    SampleSounds sounds,
    SoundStatistics generated,
    SoundStatistics real) {
  /** Baselines and statistics of more would take longer and say the same. */
  private static final int MOST_SECONDS = 300;

  /** Generates and measures. */
  static RunSummary measure(Recipe recipe, Corpus corpus, RunFolder folder, Shell shell)
      throws IOException {
    Model model = ModelFile.read(folder.modelFile());
    CorpusSound sound = new CorpusSound(corpus);
    Split split = heldOut(corpus);
    List<Excerpt> excerpts = sound.beginning(split, (long) MOST_SECONDS * corpus.sampleRateHz());
    SampleSounds sounds = SampleSounds.make(model, sound, corpus, corpus.items(split), shell);
    SoundMeter generated = new SoundMeter(corpus.sampleRateHz());
    generated.add(sounds.generated(), 0, sounds.generated().length);
    float[] continued = sounds.continuedAlone();
    generated.add(continued, 0, continued.length);
    SoundMeter real = new SoundMeter(corpus.sampleRateHz());
    for (Excerpt excerpt : excerpts) {
      sound.forEachBlock(excerpt, block -> real.add(block, 0, block.length));
    }
    return new RunSummary(
        recipe,
        corpus,
        folder,
        model,
        TrainingLog.read(folder.logFile()),
        split,
        Baselines.of(sound, recipe.model().quantizer(), excerpts),
        sounds,
        generated.statistics(),
        real.statistics());
  }

  private static Split heldOut(Corpus corpus) {
    for (Split split : List.of(Split.VALID, Split.TEST, Split.TRAIN)) {
      if (!corpus.items(split).isEmpty()) {
        return split;
      }
    }
    throw new UserError(corpus.folder() + ": has no pieces");
  }

  /** What was measured, in plain words, a paragraph each. */
  List<String> findings() {
    return Findings.of(this);
  }

  /**
   * Writes the sounds and the report into the run folder.
   *
   * @param compared sounds that the report shows before those of this summary
   */
  void writeReport(List<String> findings, List<SoundGroup> compared) throws IOException {
    Files.createDirectories(folder.samples());
    save("generated.wav", sounds.generated());
    save("real.wav", sounds.real());
    save("continued.wav", sounds.continued());
    save("continued-real.wav", sounds.continuation());
    RunReport report =
        new RunReport(
            findings,
            recipe,
            Files.readString(folder.recipeFile()),
            log,
            List.of(
                new Baseline("unigram", baselines.unigram()),
                new Baseline("linear predictor", baselines.linearPredictor())),
            groups(compared),
            List.of(
                new MeasuredSound("generated", generated),
                new MeasuredSound("real, split " + split.label(), real)),
            provenance());
    RunReportWriter.write(folder.reportFile(), report);
  }

  private void save(String name, float[] samples) {
    Path file = folder.samples().resolve(name);
    WavFile.write(file, audio(samples), SampleFormat.PCM_16);
  }

  private Audio audio(float[] samples) {
    return Audio.mono(samples, corpus.sampleRateHz());
  }

  private List<SoundGroup> groups(List<SoundGroup> first) {
    List<SoundGroup> groups = new ArrayList<>(first);
    groups.add(new SoundGroup("How it sounds", "", reportSounds()));
    return groups;
  }

  private List<ReportSound> reportSounds() {
    String piece = sounds.piece().source() + ", split " + split.label() + ".";
    double primeSeconds = (double) sounds.primeFrames() / corpus.sampleRateHz();
    String prime = Findings.text("The first %.1f s are real, ", primeSeconds);
    String begin =
        SampleSounds.toldNotes(model.spec())
            ? "From the notes of " + sounds.piece().source()
            : "From silence";
    List<ReportSound> list = new ArrayList<>();
    list.add(
        new ReportSound(
            "Generated",
            begin + ", temperature 1, seed " + SampleSounds.SEED + ".",
            audio(sounds.generated())));
    list.add(new ReportSound("Real", piece, audio(sounds.real())));
    list.add(
        new ReportSound(
            "Continued by the network",
            prime + "the rest is what the network made of them.",
            audio(sounds.continued())));
    list.add(
        new ReportSound(
            "Continued by the piece",
            prime + "and so is the rest: " + piece,
            audio(sounds.continuation())));
    return list;
  }

  private Map<String, String> provenance() {
    Provenance provenance = model.provenance();
    Map<String, String> rows = new LinkedHashMap<>();
    rows.put("Model", folder.modelFile().getFileName() + ", the best by held-out bits per sample");
    rows.put("Trained until step", Long.toString(provenance.steps()));
    rows.put("Held out", Findings.text("%.4f bits per sample", provenance.heldOutBitsPerSample()));
    rows.put("Corpus", corpus.name() + ", SHA-256 " + provenance.corpusHash());
    rows.put("Seed", Long.toString(provenance.seed()));
    rows.putAll(provenance.versions());
    return rows;
  }
}
