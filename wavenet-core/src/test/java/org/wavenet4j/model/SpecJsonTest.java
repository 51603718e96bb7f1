package org.wavenet4j.model;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import java.io.IOException;
import java.io.Reader;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.wavenet4j.audio.Linear16;
import org.wavenet4j.audio.MuLaw;
import org.wavenet4j.distribution.Categorical;
import org.wavenet4j.distribution.Gaussian;
import org.wavenet4j.distribution.MixtureOfLogistics;
import org.wavenet4j.distribution.SampleDistribution;

class SpecJsonTest {
  private static final String JSON =
      "{\"sampleRateHz\":16000,\"quantizer\":\"mu-law-256\","
          + "\"input\":{\"encoding\":\"one-hot\",\"kernelSize\":2},"
          + "\"stacks\":["
          + "{\"residualChannels\":32,\"gateChannels\":24,\"kernelSize\":2,\"dilations\":[1,2,4]},"
          + "{\"residualChannels\":16,\"gateChannels\":8,\"kernelSize\":3,\"dilations\":[5]}],"
          + "\"skipChannels\":64,\"postChannels\":128,"
          + "\"distribution\":{\"type\":\"categorical\"},"
          + "\"conditioning\":{\"localChannels\":80,\"localHopFrames\":200,\"globalChannels\":7}}";

  private static final WaveNetSpec SPEC =
      new WaveNetSpec(
          16000,
          MuLaw.INSTANCE,
          new InputSpec(InputEncoding.ONE_HOT, 2),
          List.of(new StackSpec(32, 24, 2, List.of(1, 2, 4)), new StackSpec(16, 8, 3, List.of(5))),
          64,
          128,
          new Categorical(256),
          new ConditioningSpec(80, 200, 7));

  @Test
  void writesEveryValueUnderItsKey() {
    assertEquals(JSON, SpecJson.toJson(SPEC));
  }

  @Test
  void readsBackWhatItWrote() {
    assertEquals(SPEC, SpecJson.fromJson(JSON));
  }

  @Test
  void keysMayStandInAnyOrderAndConditioningMayBeLeftOut() {
    WaveNetSpec read =
        SpecJson.fromJson(
            """
            {"distribution": {"type": "categorical"}, "postChannels": 4, "skipChannels": 3,
             "stacks": [{"dilations": [1], "kernelSize": 2, "gateChannels": 5, "residualChannels": 6}],
             "input": {"kernelSize": 1, "encoding": "scalar"},
             "quantizer": "mu-law-256", "sampleRateHz": 8000}
            """);
    assertEquals(ConditioningSpec.NONE, read.conditioning());
    assertEquals(InputEncoding.SCALAR, read.input().encoding());
    assertEquals(List.of(new StackSpec(6, 5, 2, List.of(1))), read.stacks());
  }

  @Test
  void readsAnObjectInTheMiddleOfALargerOneAndStopsAtItsEnd() throws IOException {
    try (JsonParser in = new JsonFactory().createParser("[" + JSON + ", 7]")) {
      in.nextToken();
      in.nextToken();
      assertEquals(SPEC, SpecJson.read(in));
      assertEquals(JsonToken.END_OBJECT, in.currentToken());
      assertEquals(JsonToken.VALUE_NUMBER_INT, in.nextToken());
    }
  }

  static List<SampleDistribution> distributions() {
    return List.of(
        new MixtureOfLogistics(10, 256),
        new Gaussian(256),
        new MixtureOfLogistics(3, 1 << 16),
        new Gaussian(1 << 16));
  }

  @ParameterizedTest
  @MethodSource("distributions")
  void readsBackEveryDistributionOverEveryQuantizer(SampleDistribution distribution) {
    WaveNetSpec spec =
        new WaveNetSpec(
            16000,
            distribution.levels() == 256 ? MuLaw.INSTANCE : Linear16.INSTANCE,
            new InputSpec(InputEncoding.SCALAR, 32),
            SPEC.stacks(),
            64,
            128,
            distribution,
            ConditioningSpec.NONE);
    assertEquals(spec, SpecJson.fromJson(SpecJson.toJson(spec)));
  }

  @Test
  void writesTheComponentsOfAMixture() {
    String json =
        replaced(
            "{\"type\":\"categorical\"}", "{\"type\":\"mixture-of-logistics\",\"components\":5}");
    WaveNetSpec spec = SpecJson.fromJson(json);
    assertEquals(new MixtureOfLogistics(5, 256), spec.distribution());
    assertEquals(15, spec.distribution().parameterCount());
    assertEquals(json, SpecJson.toJson(spec));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "\"categorical\" | \"mixture-of-logistics\""
            + " | distribution.components: 0, expected 1 to 64",
        "\"categorical\" | \"mixture-of-logistics\",\"components\":65"
            + " | distribution.components: 65, expected 1 to 64",
        "\"categorical\" | \"gaussian\",\"components\":2"
            + " | distribution.components: 2, expected none, as only \"mixture-of-logistics\" has"
            + " them",
        "mu-law-256 | linear-16"
            + " | input.encoding: \"one-hot\", which takes at most 1024 codes, and the quantizer"
            + " linear-16 has 65536; expected \"scalar\"",
        "mu-law-256\",\"input\":{\"encoding\":\"one-hot | linear-16\",\"input\":{\"encoding\":\"scalar"
            + " | distribution.type: \"categorical\", which takes at most 1024 codes, and the"
            + " quantizer linear-16 has 65536; expected \"mixture-of-logistics\" or \"gaussian\"",
      })
  void refusesDistributionsThatDoNotFitTheQuantizer(String from, String to, String message) {
    assertRefused(replaced(from, to), message);
  }

  @Test
  void aDistributionOverOtherCodesThanTheQuantizersIsRefused() {
    IllegalArgumentException e =
        assertThrows(
            IllegalArgumentException.class,
            () ->
                new WaveNetSpec(
                    16000,
                    MuLaw.INSTANCE,
                    SPEC.input(),
                    SPEC.stacks(),
                    64,
                    128,
                    new Gaussian(1 << 16),
                    ConditioningSpec.NONE));
    assertEquals(
        "distribution: over 65536 codes, expected 256 as the quantizer mu-law-256 has",
        e.getMessage());
  }

  /** The same network, told notes, with a prediction and tones. */
  private static String withTones() {
    return replaced(
            "\"localChannels\":80,\"localHopFrames\":200",
            "\"localFeatures\":\"notes\",\"localChannels\":177,\"localHopFrames\":64")
        .replace("\"categorical\"", "\"gaussian\"")
        .replace(
            ",\"stacks\"",
            ",\"prediction\":{\"order\":8,\"windowFrames\":64,\"updateFrames\":16,"
                + "\"scaleFrames\":4,\"whiteNoise\":1.0E-5,\"bandwidthExpansion\":0.9},"
                + "\"tones\":{\"partials\":24,\"knotFrames\":[0,64,16000],\"restShare\":0.5},\"stacks\"");
  }

  @Test
  void tonesAreWrittenAndReadBack() {
    WaveNetSpec spec = SpecJson.fromJson(withTones());
    assertEquals(Optional.of(new ToneSpec(24, List.of(0, 64, 16_000), 0.5)), spec.tones());
    assertEquals(5, spec.expectedInputs());
    assertEquals(withTones(), SpecJson.toJson(spec));
  }

  @Test
  void withoutTonesAPredictionIsThreeInputsAndWithoutEitherNone() {
    String json = withTones();
    int from = json.indexOf("\"tones\"");
    String without = json.substring(0, from) + json.substring(json.indexOf("\"stacks\""));
    assertEquals(Optional.empty(), SpecJson.fromJson(without).tones());
    assertEquals(3, SpecJson.fromJson(without).expectedInputs());
    assertEquals(0, SPEC.expectedInputs());
  }

  @Test
  void tonesWithoutAPredictionOrWithoutNotesAreRefused() {
    String json = withTones();
    int from = json.indexOf("\"prediction\"");
    assertRefused(
        json.substring(0, from) + json.substring(json.indexOf("\"tones\"")),
        "tones: without a prediction, expected one: tones are a part of what is predicted");
    assertRefused(
        json.replace("\"localFeatures\":\"notes\",", ""),
        "tones: with localFeatures \"given\", expected \"notes\": tones are those of notes");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "\"partials\":24 | \"partials\":0 | tones.partials: 0, expected 1 to 128",
        "[0,64,16000] | [0] | tones.knotFrames.size: 1, expected 2 to 64",
        "[0,64,16000] | [0,64,64] | tones.knotFrames[2]: 64, expected 65 to 4194304",
        "\"partials\":24, | `` | tones.partials: missing, expected a whole number of 32 bits",
        "\"partials\":24 | \"partials\":24,\"rate\":1"
            + " | tones.rate: unknown key, expected one of partials, knotFrames, restShare",
        "\"restShare\":0.5 | \"restShare\":0 | tones.restShare: 0.0, expected above 0 to 100",
      })
  void tonesOutOfRangeAreRefusedByPath(String from, String to, String message) {
    assertRefused(withTones().replace(from, to), message);
  }

  // Each row changes one place of the text above.
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "sampleRateHz\":16000 | sampleRateHz\":999 | sampleRateHz: 999, expected 1000 to 384000",
        "\"skipChannels\":64 | \"skipChannels\":0 | skipChannels: 0, expected 1 to 4096",
        "\"kernelSize\":3 | \"kernelSize\":65 | stacks[1].kernelSize: 65, expected 1 to 64",
        "[5] | [5,0] | stacks[1].dilations[1]: 0, expected 1 to 1048576",
        "[5] | [] | stacks[1].dilations.size: 0, expected 1 to 1024",
        "[5] | 5 | stacks[1].dilations: 5, expected a list",
        "[5] | [[5]] | stacks[1].dilations[0]: a list, expected a whole number of 32 bits",
        "\"localHopFrames\":200 | \"localHopFrames\":0"
            + " | conditioning.localHopFrames: 0, expected 1 to 65536",
        "\"localChannels\":80 | \"localChannels\":0"
            + " | conditioning.localHopFrames: 200, expected 1 where localChannels is 0",
      })
  void refusesValuesOutOfRangeByPath(String from, String to, String message) {
    assertRefused(replaced(from, to), message);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "\"skipChannels\":64 | \"skipChannels\":64.0"
            + " | skipChannels: 64.0, expected a whole number of 32 bits",
        "\"skipChannels\":64 | \"skipChannels\":\"64\""
            + " | skipChannels: \"64\", expected a whole number of 32 bits",
        "\"skipChannels\":64 | \"skipChannels\":null"
            + " | skipChannels: null, expected a whole number of 32 bits",
        "\"skipChannels\":64 | \"skipChannels\":4294967360"
            + " | skipChannels: 4294967360, expected a whole number of 32 bits",
        "\"mu-law-256\" | 256 | quantizer: 256, expected text",
        "\"mu-law-256\" | \"linear\""
            + " | quantizer: \"linear\" is not known, expected \"mu-law-256\" or \"linear-16\"",
        "\"one-hot\" | \"onehot\""
            + " | input.encoding: \"onehot\" is not known, expected \"one-hot\" or \"scalar\"",
        "\"categorical\" | \"normal\""
            + " | distribution.type: \"normal\" is not known, expected \"categorical\","
            + " \"mixture-of-logistics\" or \"gaussian\"",
        "{\"type\":\"categorical\"} | true | distribution: true, expected an object",
      })
  void refusesValuesOfAnotherKindByPath(String from, String to, String message) {
    assertRefused(replaced(from, to), message);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "\"gateChannels\":8 | \"gate\":8"
            + " | stacks[1].gate: unknown key, expected one of residualChannels, gateChannels,"
            + " kernelSize, dilations",
        ",\"dilations\":[5] | ,\"kernelSize\":3"
            + " | stacks[1].kernelSize: given twice, expected once",
        ",\"dilations\":[5] | `` | stacks[1].dilations: missing, expected a list",
        "\"skipChannels\":64, | `` | skipChannels: missing, expected a whole number of 32 bits",
      })
  void refusesKeysUnknownMissingOrRepeated(String from, String to, String message) {
    assertRefused(replaced(from, to), message);
  }

  @Test
  void refusesSizesThatNoArrayHolds() {
    assertRefused(
        replaced(
            "\"residualChannels\":16,\"gateChannels\":8,\"kernelSize\":3",
            "\"residualChannels\":4096,\"gateChannels\":4096,\"kernelSize\":9"),
        "stacks[1].kernelSize: 9, which with gateChannels 4096 and residualChannels 4096 is"
            + " 301989888 weights a block, expected at most 268435456");
    String far = "1048576,".repeat(8) + "5";
    assertRefused(
        replaced("[5]", "[" + far + "]"),
        // 2 + (1 + 2 + 4) + 2 (8 * 1048576 + 5)
        "stacks: a receptive field of 16777235 frames, expected at most 16777216");
  }

  @Test
  void refusesTextThatIsNoDescription() {
    assertRefused("[1]", "spec: a list, expected an object");
    assertRefused("7", "spec: 7, expected an object");
    assertRefused("", "spec: the text ends too early, expected the rest of it");
    assertRefused(JSON + " 7", "spec: 7 after its end, expected nothing");
    assertRefused(JSON + " x", "spec: text that is no JSON after its end, expected nothing");
    assertRefused(
        replaced("mu-law-256", "mu\\qlaw"),
        "quantizer: not readable as JSON (Unrecognized character escape 'q' (code 113))");
    assertRefused(
        JSON.substring(0, JSON.indexOf(":64,") + 1),
        "skipChannels: not readable as JSON (Unexpected end-of-input within/between Object"
            + " entries)");
  }

  @Test
  void listsEndAtTheirMost() {
    String most = "1,".repeat(1023) + "1";
    assertEquals(
        1024, SpecJson.fromJson(replaced("[5]", "[" + most + "]")).stacks().get(1).layers());
    assertRefused(
        replaced("[5]", "[" + most + ",1]"),
        "stacks[1].dilations: more than 1024 elements, expected at most 1024");
  }

  @Test
  void hostileTextIsRefusedEarlyAndInShortPrintableWords() {
    assertRefused(
        replaced("[5]", "[" + "1,".repeat(1_000_000) + "1]"),
        "stacks[1].dilations: more than 1024 elements, expected at most 1024");
    assertRefused("[".repeat(1_000_000), "spec: a list, expected an object");
    assertRefused(
        replaced("[5]", "[".repeat(1_000_000)),
        "stacks[1].dilations[0]: a list, expected a whole number of 32 bits");
    assertRefused(
        replaced("\"skipChannels\":64", "\"skipChannels\":" + "9".repeat(500)),
        "skipChannels: " + "9".repeat(40) + "..., expected a whole number of 32 bits");
    assertRefused(
        replaced("\"skipChannels\":64", "\"skipChannels\":" + "9".repeat(5000)),
        "skipChannels: not readable as JSON (Number value length (5000) exceeds the maximum"
            + " allowed (1000, from `StreamReadConstraints.getMaxNumberLength()`))");
    assertRefused(
        replaced("skipChannels", "\\u001b[2J" + "k".repeat(1000)),
        "?[2J"
            + "k".repeat(36)
            + "...: unknown key, expected one of sampleRateHz, quantizer, input, prediction,"
            + " tones, stacks, skipChannels, postChannels, distribution, conditioning");
  }

  @Test
  void errorsOfTheSourceStayErrorsOfTheSource() throws IOException {
    Reader broken =
        new Reader() {
          @Override
          public int read(char[] buffer, int offset, int length) throws IOException {
            throw new IOException("the disk is gone");
          }

          @Override
          public void close() {}
        };
    try (JsonParser in = new JsonFactory().createParser(broken)) {
      IOException e = assertThrows(IOException.class, () -> SpecJson.read(in));
      assertEquals("the disk is gone", e.getMessage());
    }
  }

  @Test
  void refusesWhatNoFileCouldHoldAgain() {
    assertRefused(
        replaced("mu-law-256", "\\ud800"),
        "quantizer: text with half a surrogate pair, expected Unicode");
    String endless = withTones().replaceFirst("\"whiteNoise\": *[^,}]*", "\"whiteNoise\": 1e999");
    assertRefused(endless, "prediction.whiteNoise: Infinity, expected a finite number");
  }

  private static String replaced(String from, String to) {
    int at = JSON.indexOf(from);
    return JSON.substring(0, at) + to + JSON.substring(at + from.length());
  }

  private static void assertRefused(String json, String message) {
    SpecException e = assertThrows(SpecException.class, () -> SpecJson.fromJson(json));
    assertEquals(message, e.getMessage());
    assertEquals(message, (e.path().isEmpty() ? "spec" : e.path()) + ": " + e.problem());
  }
}
