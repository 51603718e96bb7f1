package org.wavenet4j.cli;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.wavenet4j.audio.WavFile;
import org.wavenet4j.train.data.CorpusFile;
import org.wavenet4j.train.data.CorpusItem;
import org.wavenet4j.train.data.Split;

/** The demo of a tiny project, with and without a model that ships. */
class DemoCommandTest {
  private static final int PLAYED_FRAMES = 9 * TinyProject.RATE_HZ;

  @TempDir private static Path home;
  private static Path run = Path.of("");
  private static Path alone = Path.of("");
  private static Path shipped = Path.of("");
  private static String piece = ""; // the longest of the test split
  private static String told = "";
  private static String toldAlone = "";

  @BeforeAll
  static void runBoth() throws IOException {
    TinyProject.write(home);
    shipped = Files.createDirectory(home.resolve("models")).resolve("piano.safetensors");
    alone = home.resolve("alone");
    toldAlone = demo(alone);
    TinyModel.write(TinyModel.NOTES_SPEC, shipped, 0.3);
    run = home.resolve("run");
    told = demo(run);
    piece =
        CorpusFile.read(home.resolve("corpus")).items(Split.TEST).stream()
            .map(CorpusItem::id)
            .filter(id -> id.startsWith("long"))
            .findFirst()
            .orElseThrow();
  }

  private static String demo(Path folder) {
    Captured demo = Captured.at(home, "demo", "--minutes", "0.005", "--out", folder.toString());
    assertEquals(0, demo.exitCode(), demo.err());
    return demo.out();
  }

  private static String midi() {
    return home.resolve("corpus/midi").resolve(piece + ".mid").toString();
  }

  private static float[] sample(String name) {
    return WavFile.read(run.resolve("samples").resolve(name)).mixDown();
  }

  private static float[] played(Path model) {
    Path out = home.resolve("by-play.wav");
    Captured play = Captured.run("play", midi(), "--model", model + "", "--out", out + "");
    assertEquals(0, play.exitCode(), play.err());
    return Arrays.copyOf(WavFile.read(out).mixDown(), PLAYED_FRAMES);
  }

  @Test
  void bothModelsPlayTheBeginningOfTheLongestHeldOutPieceAsPlayDoes() throws IOException {
    assertArrayEquals(played(run.resolve("model.safetensors")), sample("played.wav"));
    assertArrayEquals(played(shipped), sample("played-shipped.wav"));
    float[] rendering =
        WavFile.read(home.resolve("corpus/audio").resolve(piece + ".wav")).mixDown();
    assertArrayEquals(Arrays.copyOf(rendering, PLAYED_FRAMES), sample("played-true.wav"));
    assertTrue(
        Files.readString(run.resolve("samples/played.svg")).contains(">The model that ships<"));
  }

  @Test
  void theReportPlaysAndShowsThreeSoundsUnderOneHeading() throws IOException {
    String section = comparison(run);
    assertEquals(
        List.of("This run: 0.005 minutes", "The model that ships", "The true rendering"),
        all("<h3>([^<]*)</h3>", section));
    assertEquals(3, all("(<audio controls)", section).size());
    assertEquals(3, all("(<svg class=.spectrogram)", section).size());
    assertTrue(section.contains("<p>The first 9.0 s of " + piece + ", of the test split."));
  }

  /** The report from the heading of the comparison to the next one. */
  private static String comparison(Path folder) throws IOException {
    String html = Files.readString(folder.resolve("report.html"));
    int start = html.indexOf("<h2>A piece that training never saw</h2>");
    assertTrue(start >= 0, "no heading");
    return html.substring(start, html.indexOf("<h2>", start + 1));
  }

  private static List<String> all(String pattern, String text) {
    return Pattern.compile(pattern).matcher(text).results().map(found -> found.group(1)).toList();
  }

  @Test
  void figuresAreThoseOfEvaluate() throws IOException {
    Path model = run.resolve("model.safetensors");
    String corpus = home.resolve("corpus").toString();
    Captured evaluate =
        Captured.run(
            "evaluate",
            "--task=midi-piano",
            "--no-baselines",
            "--json",
            "--seconds=18",
            "--model=" + model,
            "--corpus=" + corpus);
    JsonNode json = new ObjectMapper().readTree(evaluate.out());
    assertTold("(11 s of the test split): %.2f bits", json.path("bitsPerSample"));
    assertTold("they save %.2f (the conditioning gain)", json.path("conditioningGain"));
    JsonNode longest = json.path("pieces").path(0);
    assertEquals(piece, longest.path("id").asText());
    assertTold(": this run %.2f, ", longest.path("generated").path("onsets").path("f1"));
    assertTold(
        "the true rendering %.2f, ", longest.path("trueRendering").path("onsets").path("f1"));
    assertTrue(
        Pattern.compile("the model that ships \\d\\.\\d\\d, -?\\d\\.\\d\\d, [+-]\\d+\\.\\d dB;")
            .matcher(told)
            .find(),
        told);
  }

  private static void assertTold(String format, JsonNode value) {
    String text = String.format(Locale.ROOT, format, value.asDouble());
    assertTrue(told.contains(text), text + " in " + told);
  }

  @Test
  void whereToLookNextNamesBothWaysToPlayThePiece() {
    assertTrue(
        told.contains("wavenet play %s --model %s/model.safetensors --out".formatted(midi(), run)),
        told);
    assertTrue(told.contains("wavenet play " + midi() + "\n"), told);
  }

  @Test
  void withoutAModelThatShipsThatIsToldInALine() throws IOException {
    String line =
        "\nThe comparison with the model that ships is left out: %s is missing; a clone of the project and a release archive have it.\n"
            .formatted(shipped);
    assertTrue(toldAlone.contains(line), toldAlone);
    assertFalse(told.contains(" is missing"), told);
    assertFalse(toldAlone.contains(midi() + "\n"), toldAlone);
    assertEquals(
        List.of("This run: 0.005 minutes", "The true rendering"),
        all("<h3>([^<]*)</h3>", comparison(alone)));
    assertFalse(Files.exists(alone.resolve("samples/played-shipped.wav")));
  }

  @Test
  void aModelThatIsToldNoNotesIsRefusedBeforeTheTraining(@TempDir Path other) throws IOException {
    TinyProject.write(other);
    Path deaf = Files.createDirectory(other.resolve("models")).resolve("piano.safetensors");
    TinyModel.write(deaf, 0.3);
    Captured demo = Captured.at(other, "demo", "--minutes", "0.005", "--out", other + "/run");
    assertEquals(1, demo.exitCode());
    assertEquals(
        deaf
            + ": expected a model that was trained on notes at 4000 Hz, as the one that ships was.\n"
            + "Put that one back, or move this one away and the demo goes without.\n",
        demo.err());
    assertFalse(Files.exists(other.resolve("run")));
  }
}
