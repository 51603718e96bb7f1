package org.wavenet4j.train.loop;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.OptionalDouble;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.wavenet4j.audio.WavFile;
import org.wavenet4j.measure.BitsPerSample;
import org.wavenet4j.model.Model;
import org.wavenet4j.model.ModelFile;
import org.wavenet4j.notes.MidiNotes;
import org.wavenet4j.notes.NoteConditioning;
import org.wavenet4j.notes.PianoRoll;
import org.wavenet4j.train.data.Corpus;
import org.wavenet4j.train.data.CorpusItem;
import org.wavenet4j.train.data.Split;
import org.wavenet4j.train.recipe.Recipe;

/** Whole runs of a network that is told notes and starts from a prediction. */
class PianoTrainerTest {
  private static final OptionalDouble BY_STEPS = OptionalDouble.empty();

  @TempDir Path folder;
  private Corpus corpus;
  private final Runs.Heard heard = new Runs.Heard();

  @BeforeEach
  void makeCorpus() throws IOException {
    corpus = PianoRuns.corpus(folder.resolve("corpus"));
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 2})
  void resumedRunEqualsTheUninterruptedOneBitForBit(int workers) throws IOException {
    Recipe recipe = Runs.trainedBy(recipe(40), workers, 2);
    RunFolder straight = run("straight");
    new Trainer(recipe, corpus, straight, heard).start(BY_STEPS);

    RunFolder broken = run("broken");
    Runs.Heard stopping = new Runs.Heard();
    Trainer stopped = new Trainer(recipe, corpus, broken, stopping);
    stopping.onReport =
        () -> {
          if (stopping.reports.get(stopping.reports.size() - 1).step() >= 21) {
            stopped.requestStop();
          }
        };
    assertFalse(stopped.start(BY_STEPS).finished());
    assertTrue(new Trainer(recipe, corpus, broken, heard).resume().finished());

    Checkpoint expected = last(straight);
    Checkpoint actual = last(broken);
    assertArrayEquals(expected.parameters(), actual.parameters());
    assertArrayEquals(expected.moments(), actual.moments());
    assertArrayEquals(expected.average(), actual.average());
    assertEquals(Runs.logWithoutClock(straight), Runs.logWithoutClock(broken));
    assertArrayEquals(
        Files.readAllBytes(straight.modelFile()), Files.readAllBytes(broken.modelFile()));
  }

  @Test
  void bitsFallAndEveryEvaluationTellsWhatTheNotesSave() throws IOException {
    RunFolder run = run("falling");
    TrainingResult result = new Trainer(recipe(60), corpus, run, heard).start(BY_STEPS);
    double first = heard.reports.get(0).heldOutBitsPerSample();
    assertTrue(result.heldOutBitsPerSample() < first - 0.2, () -> first + " to " + result);
    for (TrainingReport report : heard.reports) {
      assertEquals(report.evaluated(), report.conditioned(), report.toString());
    }
    long logged =
        Files.readAllLines(run.logFile()).stream()
            .filter(line -> line.contains("\"conditioningGain\":"))
            .count();
    assertEquals(heard.reports.stream().filter(TrainingReport::evaluated).count(), logged);
  }

  @Test
  void exportedStackAndGraphGiveTheSameBitsOnHeldOutAudio() throws IOException {
    Recipe recipe = recipe(40);
    int windows = TrainingSession.plan(recipe).windows(corpus.items(Split.VALID)).size();
    RunFolder run = run("exported");
    TrainingResult result =
        new Trainer(Runs.evaluatedOn(recipe, windows), corpus, run, heard).start(BY_STEPS);

    Model model = ModelFile.read(run.modelFile());
    CorpusItem piece = corpus.items(Split.VALID).get(0);
    byte[] midi = Files.readAllBytes(corpus.folder().resolve(piece.midiFile()));
    PianoRoll roll = new PianoRoll(MidiNotes.parse(midi, piece.id()).notes(), PianoRuns.RATE_HZ);
    float[] samples = WavFile.read(corpus.folder().resolve(piece.audioFile())).mixDown();
    BitsPerSample exported = new BitsPerSample(model);
    exported.startSignal(new NoteConditioning(roll, model.spec().conditioning()), new float[0]);
    exported.add(samples, 0, samples.length);
    assertEquals(result.heldOutBitsPerSample(), exported.result(), 1e-4);
  }

  private Recipe recipe(int steps) {
    return Runs.recipe(corpus.folder(), steps, PianoRuns.SPEC);
  }

  private RunFolder run(String name) {
    return new RunFolder(folder.resolve(name));
  }

  private Checkpoint last(RunFolder run) {
    return new CheckpointStore(run.checkpoints(), 2).newest(heard.messages::add).orElseThrow();
  }
}
