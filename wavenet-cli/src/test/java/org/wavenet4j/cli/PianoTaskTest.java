package org.wavenet4j.cli;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.wavenet4j.UserError;
import org.wavenet4j.audio.MuLaw;
import org.wavenet4j.audio.WavFile;
import org.wavenet4j.measure.BitsPerSample;
import org.wavenet4j.measure.ErrorShape;
import org.wavenet4j.measure.LinearPredictionBaseline;
import org.wavenet4j.model.Model;
import org.wavenet4j.model.ModelFile;
import org.wavenet4j.notes.MidiNotes;
import org.wavenet4j.notes.NoteConditioning;
import org.wavenet4j.notes.PianoRoll;
import org.wavenet4j.prediction.PredictorSpec;
import org.wavenet4j.run.LocalConditioning;
import org.wavenet4j.train.data.Corpus;
import org.wavenet4j.train.data.CorpusFile;
import org.wavenet4j.train.data.CorpusItem;
import org.wavenet4j.train.data.Split;

/** Tones that claim to have been made from notes, and a random network that is told them. */
class PianoTaskTest {
  private static final int RATE_HZ = TinyModel.SAMPLE_RATE_HZ;

  @TempDir private static Path folder;
  private static Path corpus = Path.of("");
  private static Path model = Path.of("");
  private static String tone2 = ""; // its id

  @BeforeAll
  static void prepare() throws IOException {
    Map<String, TinyMidi> notes =
        Map.of(
            "tone0.wav", new TinyMidi().note(50, 100, 300),
            "tone2.wav", new TinyMidi().note(60, 0, 200).note(64, 500, 700).note(67, 1200, 1500),
            "tone5.wav", new TinyMidi().note(60, 0, 200),
            "tone6.wav", new TinyMidi().note(72, 20, 900));
    corpus = NoteCorpus.prepare(folder, RATE_HZ, notes);
    tone2 =
        CorpusFile.read(corpus).items(Split.TEST).stream()
            .map(CorpusItem::id)
            .filter(id -> id.startsWith("tone2"))
            .findFirst()
            .orElseThrow();
    model = TinyModel.write(TinyModel.NOTES_SPEC, folder.resolve("model"), 0.3);
  }

  private static Captured run(Path model, String... more) {
    return run("midi-piano", model, more);
  }

  private static Captured run(String task, Path model, String... more) {
    List<String> call = new ArrayList<>(List.of("evaluate", "--task", task));
    call.addAll(List.of("--model", model.toString(), "--corpus", corpus.toString()));
    call.addAll(List.of(more));
    return Captured.run(call.toArray(String[]::new));
  }

  private static JsonNode json(String... more) throws IOException {
    String[] all = Arrays.copyOf(more, more.length + 1);
    all[more.length] = "--json";
    Captured run = run(model, all);
    assertEquals(0, run.exitCode(), run.err());
    return new ObjectMapper().readTree(run.out());
  }

  private static float[] tone2() {
    return WavFile.read(corpus.resolve("audio").resolve(tone2 + ".wav")).mixDown();
  }

  private static double bits(LocalConditioning local) {
    BitsPerSample score = new BitsPerSample(ModelFile.read(model));
    score.startSignal(local, new float[0]);
    score.add(tone2(), 0, RATE_HZ);
    return score.result();
  }

  /** Of the two pieces of the test split one has MIDI. */
  @Test
  void bitsAreThoseOfTheLibraryOnThePiecesThatHaveMidi() throws IOException {
    JsonNode json = json("--no-baselines");
    assertEquals("midi-piano", json.path("task").asText());
    assertEquals("test", json.path("split").asText());
    assertEquals(1, json.path("piecesWithMidi").asInt());
    assertEquals(RATE_HZ, json.path("frames").asInt());
    Path midi = corpus.resolve("midi").resolve(tone2 + ".mid");
    PianoRoll roll =
        new PianoRoll(MidiNotes.parse(Files.readAllBytes(midi), "tone2").notes(), RATE_HZ);
    double told = bits(new NoteConditioning(roll, ModelFile.read(model).spec().conditioning()));
    double untold = bits(LocalConditioning.zeros(PianoRoll.CHANNELS));
    assertEquals(told, json.path("bitsPerSample").asDouble(), 1e-12);
    assertEquals(untold, json.path("bitsPerSampleWithoutNotes").asDouble(), 1e-12);
    assertEquals(untold - told, json.path("conditioningGain").asDouble(), 1e-12);
    assertTrue(Math.abs(untold - told) > 1e-4, "gain " + (untold - told));
    JsonNode piece = json.path("pieces").path(0);
    assertEquals(tone2, piece.path("id").asText());
    assertEquals(told, piece.path("bitsPerSample").asDouble(), 1e-12);
  }

  @Test
  void linearPredictionStandsBesideUnlessItIsLeftOut() throws IOException {
    JsonNode baselines = json("--seconds", "0.25").path("baselines");
    int[] codes = MuLaw.INSTANCE.encode(Arrays.copyOf(tone2(), 1000));
    PredictorSpec usual = PredictorSpec.at(RATE_HZ);
    PredictorSpec large = usual.withWindowFrames(1024).withOrder(512);
    assertEquals(linear(usual, codes), baselines.path("linearPredictor32").asDouble(), 1e-9);
    assertEquals(linear(large, codes), baselines.path("linearPredictor512").asDouble(), 1e-9);
    assertTrue(json("--seconds", "0.1", "--no-baselines").path("baselines").isEmpty());
  }

  private static double linear(PredictorSpec spec, int[] codes) {
    return LinearPredictionBaseline.totalBits(MuLaw.INSTANCE, spec, ErrorShape.GAUSSIAN, codes)
        / codes.length;
  }

  @Test
  void soundsAreKeptAndAreWhatPlayMakesOfTheSameNotes() throws IOException {
    Path kept = folder.resolve("kept");
    JsonNode json = json("--no-baselines", "--seed", "4", "--out", kept.toString());
    Path played = folder.resolve("played.wav");
    String midi = corpus.resolve("midi").resolve(tone2 + ".mid").toString();
    Captured play =
        Captured.run("play", midi, "--model", model + "", "--seed", "4", "-o", played + "");
    assertEquals(0, play.exitCode(), play.err());
    float[] generated = WavFile.read(kept.resolve(tone2 + ".wav")).mixDown();
    assertArrayEquals(Arrays.copyOf(WavFile.read(played).mixDown(), RATE_HZ), generated);
    String picture = Files.readString(kept.resolve(tone2 + ".svg"));
    assertTrue(picture.contains(">" + tone2 + ", generated<"), picture);
    assertTrue(picture.contains(">The true rendering<"), picture);
    assertEquals(4, json.path("seed").asInt());
    double db = json.path("generated").path("levelDifferenceDb").asDouble();
    assertEquals(20 * Math.log10(rms(generated) / rms(tone2())), db, 1e-2);
    assertEquals(1, json.path("trueRendering").path("chromaCosine").asDouble(), 1e-6);
    assertEquals(0, json.path("trueRendering").path("levelDifferenceDb").asDouble());
  }

  private static double rms(float[] sound) {
    double sum = 0;
    for (float x : sound) {
      sum += x * x;
    }
    return Math.sqrt(sum / sound.length);
  }

  @Test
  void piecesAreCutEvenlyAndPooledInTheirOrderWhateverThreadsDo() throws IOException {
    JsonNode json = json("--no-baselines", "--split", "train", "--minutes", "0.01");
    assertEquals(2, json.path("pieces").size());
    JsonNode first = json.path("pieces").path(0);
    JsonNode second = json.path("pieces").path(1);
    assertTrue(first.path("id").asText().startsWith("tone5-"), json + "");
    assertEquals(1200, first.path("frames").asInt());
    assertEquals(1200, second.path("frames").asInt());
    double mean =
        (first.path("bitsPerSample").asDouble() + second.path("bitsPerSample").asDouble()) / 2;
    assertEquals(mean, json.path("bitsPerSample").asDouble(), 1e-12);
    assertEquals(json, json("--no-baselines", "--split", "train", "--seconds", "0.6"));
  }

  @Test
  void splitsAreMeasuredAsOneInTheCorpussOrder() throws IOException {
    JsonNode json = json("--no-baselines", "--split", "test,valid", "--seconds", "0.2");
    assertEquals("valid,test", json.path("split").asText());
    assertEquals(2, json.path("piecesWithMidi").asInt());
    assertTrue(json.path("pieces").path(0).path("id").asText().startsWith("tone0-"), json + "");
  }

  @Test
  void textShowsEachFigureBesideItsTruthAndItsChance() {
    Captured run = run(model, "--split", "train", "--seconds", "0.5");
    assertEquals(0, run.exitCode(), run.err());
    List<String> lines = run.out().lines().toList();
    assertEquals(
        "midi-piano: 2 of 2 pieces of the split train with MIDI, 0.5 s (2,000 frames), seed 1;"
            + " under two minutes, little to judge by",
        lines.get(0));
    assertTrue(run.out().contains("  (conditioning gain "), run.out());
    assertTrue(run.out().contains("  linear predictor, order 512"), run.out());
    assertTrue(lines.get(6).matches("generated .* model +true rendering +chance"), run.out());
    assertTrue(lines.get(9).matches("  onset F1( +\\d\\.\\d{3}){3}"), run.out());
    assertTrue(lines.get(15).startsWith("tone6-"), run.out());
    assertEquals(16, lines.size());
  }

  @Test
  void whatWasStoppedBeforeItsEndIsNotTold() {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    PrintStream told = new PrintStream(out, true, StandardCharsets.UTF_8);
    Shell shell = new Shell(told, told, false, "wavenet", Path.of(""));
    Model read = ModelFile.read(model);
    Corpus tones = CorpusFile.read(corpus);
    SplitChoice train = SplitChoice.of("train");
    PianoTask task = new PianoTask(shell, new PianoTaskOptions(), false);
    UserError stopped =
        assertThrows(
            UserError.class, () -> task.run(read, tones, train, Long.MAX_VALUE, () -> true));
    assertEquals(
        "evaluate: interrupted before any piece was done, so there is nothing to tell",
        stopped.getMessage());
    assertEquals(
        "interrupted: 0 of 2 pieces done" + System.lineSeparator(),
        out.toString(StandardCharsets.UTF_8));
  }

  private static void assertRefused(int exitCode, String message, Captured run) {
    assertEquals(message + "\n", run.err());
    assertEquals(exitCode, run.exitCode());
    assertEquals("", run.out());
  }

  @Test
  void wrongCallsAreTold() {
    Captured deaf = run(TinyModel.write(folder.resolve("deaf"), 0));
    assertEquals(2, deaf.exitCode());
    assertTrue(
        deaf.err().contains("deaf: the model was trained with no local conditioning"), deaf.err());
    assertRefused(
        2,
        "--precision-cost: expected only without --task midi-piano",
        run(model, "--precision-cost"));
    assertRefused(
        2,
        "--seconds, --minutes: expected one of them",
        run(model, "--seconds", "1", "--minutes", "1"));
    assertRefused(2, "--minutes: 0.0, expected above 0", run(model, "--minutes", "0"));
    assertRefused(2, "--task: midi, expected bits or midi-piano", run("midi", model));
    assertRefused(2, "--out: expected only with --task midi-piano", run("bits", model, "-o", "x"));
    assertRefused(
        2, model + ": is told notes, expected --task midi-piano with it", run("bits", model));
    Path inside = corpus.resolve("audio");
    assertRefused(
        2,
        "--out: " + inside + " lies in the corpus, expected a folder elsewhere",
        run(model, "-o", inside.toString()));
  }

  @Test
  void splitWithoutMidiIsTold() throws IOException {
    Path silent = Files.createDirectory(folder.resolve("silent"));
    Path tones = ToneCorpus.prepare(silent, RATE_HZ);
    Captured run =
        Captured.run(
            "evaluate", "--task=midi-piano", "--model", model + "", "--corpus", tones + "");
    assertRefused(
        1,
        tones
            + ": no piece of its split test has MIDI; try another --split, or a corpus that was"
            + " made with MIDI",
        run);
  }
}
