package org.wavenet4j.train.loop;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.wavenet4j.audio.Audio;
import org.wavenet4j.audio.Linear16;
import org.wavenet4j.audio.MuLaw;
import org.wavenet4j.audio.SampleFormat;
import org.wavenet4j.audio.WavFile;
import org.wavenet4j.distribution.Categorical;
import org.wavenet4j.distribution.SampleDistribution;
import org.wavenet4j.model.ConditioningSpec;
import org.wavenet4j.model.InputEncoding;
import org.wavenet4j.model.InputSpec;
import org.wavenet4j.model.StackSpec;
import org.wavenet4j.model.WaveNetSpec;
import org.wavenet4j.train.data.Corpus;
import org.wavenet4j.train.data.CorpusItem;
import org.wavenet4j.train.data.Split;
import org.wavenet4j.train.recipe.AdamRecipe;
import org.wavenet4j.train.recipe.CheckpointRecipe;
import org.wavenet4j.train.recipe.EvaluationRecipe;
import org.wavenet4j.train.recipe.LearningRate;
import org.wavenet4j.train.recipe.Recipe;
import org.wavenet4j.train.recipe.TrainingRecipe;
import org.wavenet4j.train.tones.ToneProgress;

/** A tiny network, a corpus of decaying tones, and a listener that keeps what it hears. */
public final class Runs {
  static final WaveNetSpec SPEC =
      new WaveNetSpec(
          8_000,
          MuLaw.INSTANCE,
          new InputSpec(InputEncoding.ONE_HOT, 2),
          List.of(new StackSpec(6, 6, 2, List.of(1, 2, 4, 8))),
          8,
          8,
          new Categorical(256),
          ConditioningSpec.NONE);

  private Runs() {}

  public static Recipe recipe(Path corpus, int steps) {
    return recipe(corpus, steps, SPEC);
  }

  /** The same network with scalar input through 8 taps, over the quantizer of as many codes. */
  static WaveNetSpec scalarSpec(SampleDistribution distribution) {
    return new WaveNetSpec(
        SPEC.sampleRateHz(),
        distribution.levels() == 256 ? MuLaw.INSTANCE : Linear16.INSTANCE,
        new InputSpec(InputEncoding.SCALAR, 8),
        SPEC.stacks(),
        SPEC.skipChannels(),
        SPEC.postChannels(),
        distribution,
        ConditioningSpec.NONE);
  }

  /** The tiny network, told something besides. */
  static WaveNetSpec spec(ConditioningSpec conditioning) {
    return new WaveNetSpec(
        SPEC.sampleRateHz(),
        SPEC.quantizer(),
        SPEC.input(),
        SPEC.stacks(),
        SPEC.skipChannels(),
        SPEC.postChannels(),
        SPEC.distribution(),
        conditioning);
  }

  static Recipe recipe(Path corpus, int steps, WaveNetSpec spec) {
    return new Recipe(
        "tiny",
        3,
        corpus,
        spec,
        new TrainingRecipe(
            steps,
            2,
            200,
            spec.tones().isPresent() ? 3 : 0,
            0,
            1,
            new LearningRate(0.01, 10, 0.1),
            new AdamRecipe(0.9, 0.99, 1e-8),
            1,
            0.9,
            7),
        new EvaluationRecipe(20, 3, 200),
        new CheckpointRecipe(10, 2));
  }

  /** The same run, judged by another number of windows. */
  static Recipe evaluatedOn(Recipe recipe, int windows) {
    return new Recipe(
        recipe.name(),
        recipe.seed(),
        recipe.corpus(),
        recipe.model(),
        recipe.training(),
        new EvaluationRecipe(recipe.evaluation().everySteps(), windows, 200),
        recipe.checkpoints());
  }

  /** The same run by other workers, each of which takes {@code batch} windows a step. */
  static Recipe trainedBy(Recipe recipe, int workers, int batch) {
    return trained(recipe, workers, batch, recipe.training().windowFrames());
  }

  /** The same run in windows of that many frames. */
  static Recipe trainedOn(Recipe recipe, int windowFrames) {
    return trained(recipe, recipe.training().workers(), recipe.training().batch(), windowFrames);
  }

  private static Recipe trained(Recipe recipe, int workers, int batch, int windowFrames) {
    TrainingRecipe t = recipe.training();
    return new Recipe(
        recipe.name(),
        recipe.seed(),
        recipe.corpus(),
        recipe.model(),
        new TrainingRecipe(
            t.steps(),
            batch,
            windowFrames,
            t.tonePasses(),
            t.pastNoiseCodes(),
            workers,
            t.learningRate(),
            t.adam(),
            t.clipGradientNorm(),
            t.averageDecay(),
            t.logEverySteps()),
        recipe.evaluation(),
        recipe.checkpoints());
  }

  public static Corpus corpus(Path folder) throws IOException {
    Files.createDirectories(folder.resolve("audio"));
    List<CorpusItem> items = new ArrayList<>();
    for (int i = 0; i < 4; i++) {
      String file = "audio/tone-" + i + ".wav";
      float[] samples = tone(2000 + 300 * i, 200 + 90 * i, i);
      WavFile.write(folder.resolve(file), Audio.mono(samples, 8_000), SampleFormat.PCM_16);
      items.add(
          new CorpusItem(
              "tone-" + i,
              "tone",
              "",
              file,
              "",
              "",
              samples.length,
              i == 3 ? Split.VALID : Split.TRAIN));
    }
    return new Corpus(folder, "tones", 8_000, "hash-of-tones", items);
  }

  static float[] tone(int frames, double hertz, long seed) {
    Random random = new Random(seed);
    float[] samples = new float[frames];
    for (int t = 0; t < frames; t++) {
      double decay = Math.exp(-(t % 800) / 400.0);
      samples[t] =
          (float)
              (0.6 * decay * Math.sin(2 * Math.PI * hertz * t / 8_000)
                  + 0.003 * random.nextGaussian());
    }
    return samples;
  }

  /** Lines of a run's log, which are the same whenever it is run. */
  static List<String> logWithoutClock(RunFolder run) throws IOException {
    return Files.readAllLines(run.logFile()).stream()
        .map(line -> line.replaceAll("\"(seconds|samplesPerSecond)\":[^,}]*", ""))
        .toList();
  }

  /** Keeps reports and messages; {@code onTones} and {@code onReport} may stop the run. */
  static final class Heard implements TrainingListener {
    final List<TrainingReport> reports = new ArrayList<>();
    final List<ToneProgress> tones = new ArrayList<>();
    final List<String> messages = new ArrayList<>();
    Runnable onTones = () -> {};
    Runnable onReport = () -> {};

    @Override
    public void tones(ToneProgress progress) {
      tones.add(progress);
      onTones.run();
    }

    @Override
    public void report(TrainingReport report) {
      reports.add(report);
      onReport.run();
    }

    @Override
    public void message(String line) {
      messages.add(line);
    }
  }
}
