package org.wavenet4j.cli;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.wavenet4j.AtomicFile;
import org.wavenet4j.audio.Audio;
import org.wavenet4j.audio.SampleFormat;
import org.wavenet4j.audio.WavFile;
import org.wavenet4j.cli.report.ReportSound;
import org.wavenet4j.cli.report.SoundGroup;
import org.wavenet4j.cli.report.SpectrogramSheet;
import org.wavenet4j.measure.RenderingLikeness;

/** Tells of a piece that was played: in words, in a report's section, and as files. */
final class PlayingReport {
  /** What the run's model plays, in the folder of {@link #save}. */
  static final String SOUND = "played.wav";

  private final HeldOutPlaying playing;
  private final int sampleRateHz;

  PlayingReport(HeldOutPlaying playing, int sampleRateHz) {
    this.playing = playing;
    this.sampleRateHz = sampleRateHz;
  }

  /** The piece's beginning, in seconds. */
  private double seconds() {
    return (double) playing.rendering().length / sampleRateHz;
  }

  /** What a sample costs, and what of that the notes save. */
  String bits() {
    PianoFindings all = playing.all();
    return Findings.text(
        "On pieces that training never saw (%.0f s of the test split): %.2f bits per sample; unigram "
            + "%.2f, linear predictor %.2f. Told no notes, the network needs %.2f: they save %.2f "
            + "(the conditioning gain).",
        (double) all.frames() / sampleRateHz,
        all.bitsPerSample(),
        playing.baselines().unigram(),
        playing.baselines().linearPredictor(),
        all.bitsWithoutNotes(),
        all.conditioningGain());
  }

  /** How like the true rendering it sounds, beside what the meters can tell at all. */
  String likeness() {
    PianoFindings trained = playing.trained().findings();
    String shipped =
        playing
            .shipped()
            .map(other -> "the model that ships " + figures(other.findings().generated()) + "; ")
            .orElse("");
    return Findings.text(
        "The first %.1f s of %s, played from its notes alone; onset F1, chroma above shuffled, level "
            + "beside the true rendering: this run %s; %sthe true rendering %s. Onsets by chance "
            + "have an F1 of %.2f.",
        seconds(),
        playing.piece().id(),
        figures(trained.generated()),
        shipped,
        figures(trained.rendering()),
        trained.generated().onsetsByChance().f1());
  }

  private static String figures(RenderingLikeness likeness) {
    return Findings.text(
        "%.2f, %.2f, %+.1f dB",
        likeness.onsets().f1(),
        rounded(likeness.chromaMargin(), 100),
        rounded(likeness.levelDb(), 10));
  }

  private static double rounded(double value, int stepsPerUnit) {
    // Adding 0 turns a rounded -0 into 0.
    return Math.rint(stepsPerUnit * value) / stepsPerUnit + 0.0;
  }

  /**
   * The sounds, to be compared.
   *
   * @param training how long the run's was, as {@code 2 minutes}
   */
  SoundGroup sounds(String training) {
    List<ReportSound> sounds = new ArrayList<>();
    sounds.add(
        sound("This run: " + training, "What the network plays now.", playing.trained().sound()));
    playing
        .shipped()
        .ifPresent(
            other ->
                sounds.add(sound("The model that ships", ShippedModel.NOTES_FILE, other.sound())));
    sounds.add(sound("The true rendering", "The piece as the corpus has it.", playing.rendering()));
    return new SoundGroup(
        "A piece that training never saw",
        Findings.text(
            "The first %.1f s of %s, of the test split. A network is told the notes and nothing of "
                + "the sound; temperature 1, seed %d.",
            seconds(), playing.piece().id(), SampleSounds.SEED),
        sounds);
  }

  private ReportSound sound(String title, String description, float[] samples) {
    return new ReportSound(title, description, audio(samples));
  }

  private Audio audio(float[] samples) {
    return Audio.mono(samples, sampleRateHz);
  }

  /**
   * Writes them as WAV, and their spectrograms as one picture, into a folder, which is made where
   * it is not there.
   */
  void save(Path folder, SoundGroup sounds) throws IOException {
    Files.createDirectories(folder);
    save(folder.resolve(SOUND), playing.trained().sound());
    playing.shipped().ifPresent(it -> save(folder.resolve("played-shipped.wav"), it.sound()));
    save(folder.resolve("played-true.wav"), playing.rendering());
    AtomicFile.write(
        folder.resolve("played.svg"),
        SpectrogramSheet.svg(sounds.sounds()).getBytes(StandardCharsets.UTF_8));
  }

  private void save(Path file, float[] samples) {
    WavFile.write(file, audio(samples), SampleFormat.PCM_16);
  }
}
