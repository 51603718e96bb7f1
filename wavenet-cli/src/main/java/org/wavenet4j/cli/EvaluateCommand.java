package org.wavenet4j.cli;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import org.wavenet4j.UsageError;
import org.wavenet4j.UserError;
import org.wavenet4j.model.LocalFeatures;
import org.wavenet4j.model.Model;
import org.wavenet4j.model.ModelFile;
import org.wavenet4j.model.PrecisionCost;
import org.wavenet4j.train.data.Corpus;
import org.wavenet4j.train.data.CorpusFile;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code wavenet evaluate}: a model beside baselines, and what it plays beside the truth. */
@Command(
    name = "evaluate",
    header = "Measures a model on a corpus.",
    description = {
      "Tells bits per sample: what the next sample costs on average, given all before it in its"
          + " piece. Beside it stand, on the same sound:",
      "  uniform           every code alike",
      "  unigram           codes by how often they occur in the training split",
      "  linear predictor  order 32, adapting to the past of the piece",
      "With --task midi-piano, for a model that is told notes, on the pieces whose MIDI is known:"
          + " bits per sample with the notes and without; linear prediction of order 512 and 32;"
          + " and of what it generates from the notes alone, with --seed and --temperature, onsets,"
          + " chroma and level beside the true rendering and beside chance. Ctrl-C tells what is"
          + " done until then."
    },
    footerHeading = "%nExamples:%n",
    footer = {
      "  wavenet evaluate --model runs/piano-small/model.safetensors --corpus corpora/piano-demo"
          + " --json",
      "  wavenet evaluate --model FILE --corpus corpora/piano-demo --task midi-piano --out heard"
    })
final class EvaluateCommand implements Callable<Integer> {
  private enum Task {
    BITS,
    MIDI_PIANO
  }

  private final Shell shell;

  @Option(names = "--model", required = true, paramLabel = "FILE", description = "The model file.")
  private Path modelFile = Path.of("");

  @Option(
      names = "--corpus",
      required = true,
      paramLabel = "DIR",
      description = "Folder that wavenet prepare wrote.")
  private Path corpusFolder = Path.of("");

  @Option(
      names = "--split",
      paramLabel = "SPLIT",
      defaultValue = "test",
      description = "train, valid or test, or several as valid,test (default: ${DEFAULT-VALUE}).")
  private String splitLabel = "";

  @Option(
      names = "--seconds",
      paramLabel = "S",
      description = "At most that much, spread over the pieces from their starts (default: all).")
  private @Nullable Double seconds;

  @Option(names = "--minutes", paramLabel = "M", description = "As --seconds, in minutes.")
  private @Nullable Double minutes;

  @Option(
      names = "--precision-cost",
      description = "Also tell what --precision bf16 of generate costs on this sound.")
  private boolean precisionCost;

  @Option(names = "--json", description = "Answer in JSON.")
  private boolean json;

  @Option(
      names = "--task",
      paramLabel = "bits|midi-piano",
      defaultValue = "bits",
      description = "What to measure (default: ${DEFAULT-VALUE}).")
  private String taskLabel = "";

  @Mixin private PianoTaskOptions piano = new PianoTaskOptions();

  EvaluateCommand(Shell shell) {
    this.shell = shell;
  }

  @Override
  public Integer call() throws IOException {
    SplitChoice split = SplitChoice.of(splitLabel);
    Task task = task();
    Model model = ModelFile.read(shell.orShipped(modelFile));
    Corpus corpus = CorpusFile.read(corpusFolder);
    CorpusSound sound = new CorpusSound(corpus);
    sound.checkRate(model.spec());
    if (task == Task.MIDI_PIANO) {
      PianoTask.requireNotes(modelFile, model.spec());
      new PianoTask(shell, piano, json).run(model, corpus, split, maxFrames(corpus));
    } else {
      answerBits(model, corpus, sound, split);
    }
    return 0;
  }

  private void answerBits(Model model, Corpus corpus, CorpusSound sound, SplitChoice split)
      throws IOException {
    if (model.spec().conditioning().localFeatures() == LocalFeatures.NOTES) {
      throw new UsageError(modelFile + ": is told notes, expected --task midi-piano with it");
    }
    List<Excerpt> excerpts = CorpusSound.beginning(split.items(corpus), maxFrames(corpus));
    if (excerpts.isEmpty()) {
      throw new UserError(
          corpusFolder + ": has no sound in its split " + split.label() + ", try another --split");
    }
    LastWord word = new LastWord(shell, modelFile + ": interrupted, so there is nothing to tell");
    Evaluation evaluation;
    Optional<PrecisionCost> cost;
    try {
      evaluation = Evaluation.of(model, sound, excerpts, shell);
      cost = precisionCost(model, sound, excerpts);
    } finally {
      word.withdraw();
    }
    EvaluationAnswer answer = new EvaluationAnswer(evaluation, cost, split, corpus.sampleRateHz());
    if (json) {
      JsonAnswer.print(shell.out(), answer::write);
    } else {
      answer.print(shell.out());
    }
  }

  private Optional<PrecisionCost> precisionCost(
      Model model, CorpusSound sound, List<Excerpt> excerpts) {
    if (!precisionCost) {
      return Optional.empty();
    }
    Optional<PrecisionCost> cost = PrecisionAnswer.measure(model, sound, excerpts, shell);
    if (cost.isEmpty()) {
      throw new UserError(
          modelFile
              + ": predicts no finite numbers, so precisions cannot be compared; its training"
              + " diverged.\nTrain it again with a lower training.learningRate.peak.");
    }
    return cost;
  }

  private Task task() {
    if (taskLabel.equals("midi-piano")) {
      if (precisionCost) {
        throw new UsageError("--precision-cost: expected only without --task midi-piano");
      }
      return Task.MIDI_PIANO;
    }
    if (!taskLabel.equals("bits")) {
      throw new UsageError("--task: " + taskLabel + ", expected bits or midi-piano");
    }
    piano.checkUnused();
    return Task.BITS;
  }

  private long maxFrames(Corpus corpus) {
    if (seconds != null && minutes != null) {
      throw new UsageError("--seconds, --minutes: expected one of them");
    }
    if (minutes != null) {
      return frames("--minutes", minutes, 60.0 * corpus.sampleRateHz());
    }
    return seconds == null ? Long.MAX_VALUE : frames("--seconds", seconds, corpus.sampleRateHz());
  }

  private static long frames(String option, double length, double framesEach) {
    if (!(length > 0)) {
      throw new UsageError(option + ": " + length + ", expected above 0");
    }
    return (long) Math.ceil(length * framesEach);
  }
}
