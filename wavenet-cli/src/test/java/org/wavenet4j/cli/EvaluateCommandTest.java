package org.wavenet4j.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.wavenet4j.train.data.CorpusFile;
import org.wavenet4j.train.data.Split;

/** Prepares a folder of tones, and measures on it. */
class EvaluateCommandTest {
  @TempDir private static Path folder;
  private static Path corpus = Path.of("");

  @BeforeAll
  static void prepareTones() throws IOException {
    corpus = ToneCorpus.prepare(folder, 4000);
    assertEquals(2, CorpusFile.read(corpus).items(Split.TEST).size());
  }

  private JsonNode evaluate(double scale, String... more) throws IOException {
    Path model = TinyModel.write(folder.resolve("model" + scale + ".safetensors"), scale);
    String[] arguments = new String[6 + more.length];
    System.arraycopy(
        new String[] {"evaluate", "--json", "--model", model.toString(), "--corpus", corpus + ""},
        0,
        arguments,
        0,
        6);
    System.arraycopy(more, 0, arguments, 6, more.length);
    Captured run = Captured.run(arguments);
    assertEquals(0, run.exitCode(), run.err());
    return new ObjectMapper().readTree(run.out());
  }

  @Test
  void aModelThatGuessesEvenlyCostsEightBitsAndTheOthersLess() throws IOException {
    JsonNode json = evaluate(0);
    assertEquals(8, json.path("bitsPerSample").asDouble(), 1e-9);
    assertEquals(8000, json.path("frames").asInt());
    JsonNode baselines = json.path("baselines");
    assertEquals(8, baselines.path("uniform").asDouble(), 1e-12);
    double unigram = baselines.path("unigram").asDouble();
    assertTrue(unigram > 4 && unigram < 7.5, "unigram " + unigram);
    double predictor = baselines.path("linearPredictor").asDouble();
    assertTrue(predictor > 0 && predictor < 3, "linear predictor of pure tones " + predictor);
  }

  @Test
  void aLimitIsSpreadOverThePieces() throws IOException {
    assertEquals(2000, evaluate(0, "--seconds", "0.5").path("frames").asInt());
    assertEquals(8, evaluate(0, "--seconds", "0.5").path("bitsPerSample").asDouble(), 1e-9);
    assertEquals(4000, evaluate(0, "--split", "valid").path("frames").asInt());
    assertEquals(12000, evaluate(0, "--split", "valid,test").path("frames").asInt());
  }

  @Test
  void scoresDoNotDependOnHowThreadsTakeTurns() throws IOException {
    assertEquals(evaluate(0.5), evaluate(0.5));
  }

  @Test
  void whatBf16CostsIsMeasuredOnTheSameSoundWhereItIsAskedFor() throws IOException {
    assertTrue(evaluate(0.5).get("precisionCost").isNull());
    JsonNode json = evaluate(0.5, "--precision-cost");
    JsonNode cost = json.path("precisionCost");
    assertEquals(8000, cost.path("samples").asInt());
    double fp32 = json.path("bitsPerSample").asDouble();
    assertEquals(fp32, cost.path("fp32BitsPerSample").asDouble(), 1e-9);
    assertTrue(cost.path("meanDivergenceBits").asDouble() > 0, json.toString());
    assertEquals(fp32, cost.path("bf16BitsPerSample").asDouble(), 0.1);

    // Weights of 0 are the same in both.
    Path model = TinyModel.write(folder.resolve("even.safetensors"), 0);
    Captured text =
        Captured.run(
            "evaluate", "--precision-cost", "--model", model + "", "--corpus", corpus + "");
    assertEquals(0, text.exitCode(), text.err());
    assertTrue(
        text.out().contains("\n  model in bf16     8.0000  (+0.0000; predictions "), text.out());
  }

  @Test
  void aModelThatPredictsNoNumbersHasNoCost() {
    Path model = TinyModel.write(folder.resolve("wild.safetensors"), 1e30);
    Captured run =
        Captured.run(
            "evaluate", "--precision-cost", "--model", model + "", "--corpus", corpus + "");
    assertEquals(1, run.exitCode());
    assertTrue(run.err().contains(model + ": predicts no finite numbers"), run.err());
  }

  @Test
  void textNamesModelAndBaselines() {
    Path model = TinyModel.write(folder.resolve("text.safetensors"), 0);
    Captured run =
        Captured.run("evaluate", "--model", model.toString(), "--corpus", corpus.toString());
    assertEquals(0, run.exitCode(), run.err());
    assertTrue(run.out().contains("on 2.0 s of the split test (8,000 frames)\n"), run.out());
    assertTrue(run.out().contains("  model             8.0000\n"), run.out());
  }

  @Test
  void aModelOf16BitSoundStandsBesideBaselinesOf16BitSound() throws IOException {
    Path model = TinyModel.write(TinyModel.LINEAR_SPEC, folder.resolve("linear.safetensors"), 0);
    Captured text =
        Captured.run("evaluate", "--model", model.toString(), "--corpus", corpus.toString());
    assertEquals(0, text.exitCode(), text.err());
    // Nine tones of 4000 samples are 36000 of 65536 codes.
    assertTrue(text.out().contains("  (from only 0.5 training samples a code)\n"), text.out());

    Captured run =
        Captured.run(
            "evaluate", "--json", "--model", model.toString(), "--corpus", corpus.toString());
    JsonNode json = new ObjectMapper().readTree(run.out());
    // A normal density of deviation 1 at x in (-1/2, 1/2), and bins of 2/65535.
    double middle = Math.log(Math.sqrt(2 * Math.PI) * 65535 / 2) / Math.log(2);
    double bits = json.path("bitsPerSample").asDouble();
    assertTrue(bits > middle && bits < middle + 0.125 / Math.log(2), "bits " + bits);
    JsonNode baselines = json.path("baselines");
    assertEquals(16, baselines.path("uniform").asDouble(), 1e-12);
    assertEquals(36000 / 65536.0, baselines.path("unigramSamplesPerCode").asDouble());
    double predictor = baselines.path("linearPredictor").asDouble();
    assertTrue(predictor > 0 && predictor < 8, "linear predictor of pure tones " + predictor);
  }

  @Test
  void wrongSplitsAndFoldersAreTold() {
    Path model = TinyModel.write(folder.resolve("wrong.safetensors"), 0);
    Captured split =
        Captured.run("evaluate", "--model", model.toString(), "--corpus", "x", "--split", "dev");
    assertEquals(2, split.exitCode());
    assertEquals(
        "--split: dev, expected train, valid or test, or several as valid,test\n", split.err());
    Captured missing = Captured.run("evaluate", "--model", model.toString(), "--corpus", "x");
    assertEquals(1, missing.exitCode());
    assertTrue(missing.err().startsWith("x: is no prepared corpus"), missing.err());
  }

  @Test
  void infoOfACorpusTellsMinutesOfEachSplit() throws IOException {
    Captured run = Captured.run("info", corpus.toString(), "--json");
    JsonNode json = new ObjectMapper().readTree(run.out());
    assertEquals("corpus", json.path("type").asText());
    assertEquals(4000, json.path("sampleRateHz").asInt());
    assertEquals(9, json.path("splits").path("train").path("pieces").asInt());
    assertEquals(9 / 60.0, json.path("splits").path("train").path("minutes").asDouble(), 1e-9);
    assertEquals(64, json.path("hash").asText().length());
    Captured text = Captured.run("info", corpus.toString());
    assertTrue(text.out().contains("train        0.2 minutes in 9 pieces\n"), text.out());
  }

  @Test
  void aFileThatCannotBeReadIsNamedAndTheRestIsPrepared() throws IOException {
    Path mixed = Files.createDirectory(folder.resolve("mixed"));
    Files.copy(folder.resolve("audio/tone3.wav"), mixed.resolve("good.wav"));
    Files.writeString(mixed.resolve("bad.wav"), "no sound at all");
    String out = folder.resolve("mixed-corpus").toString();
    Captured run = Captured.run("prepare", mixed.toString(), "--out", out, "--json");
    assertEquals(1, run.exitCode(), run.err());
    JsonNode report = new ObjectMapper().readTree(run.out());
    assertEquals("bad.wav", report.path("unreadable").path(0).path("source").asText());
    assertEquals(1, report.path("pieces").asInt());
    assertTrue(run.err().contains("1 of its files could not be read"), run.err());
  }
}
