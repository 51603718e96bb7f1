package org.wavenet4j.model;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.function.BiConsumer;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.wavenet4j.UserError;
import org.wavenet4j.distribution.Gaussian;
import org.wavenet4j.distribution.MixtureOfLogistics;
import org.wavenet4j.notes.PianoRoll;
import org.wavenet4j.run.RandomModels;

class ModelFileTest {
  private static final Model MODEL = RandomModels.model(RandomModels.tinySpec(), 1);

  private static final SoundProfile SOUND =
      new SoundProfile(
          500,
          61.5,
          new SoundProfile.Levels(-120, -40, -27, -19, -13.25),
          -67,
          1.1,
          0.9,
          -27,
          0.3,
          0.001);

  private static final PrecisionCost COST = new PrecisionCost(4e-4, 3.25, 3.5, 20_000);

  @TempDir private Path folder;
  private Path file;

  @BeforeEach
  void writeModel() {
    file = folder.resolve("model.safetensors");
    ModelFile.write(MODEL, file);
  }

  @Test
  void modelComesBackAsItWas() throws IOException {
    Provenance provenance =
        new Provenance("steps: 3\n\"x\"", "ab12", -7, 1L << 40, 2.125, Map.of("jdk", "17.0.1"));
    ConditioningSpec notes = PianoRoll.conditioning(16_000, new ContextSpec(3, 5, List.of(1, 2)));
    StackSpec stack = new StackSpec(2, 2, 2, List.of(1));
    for (WaveNetSpec spec :
        List.of(
            RandomModels.randomSpec(4),
            RandomModels.spec(InputEncoding.ONE_HOT, 2, notes, stack),
            RandomModels.linearSpec(new MixtureOfLogistics(3, 1 << 16)),
            RandomModels.linearSpec(new Gaussian(1 << 16)))) {
      assertComesBack(spec, provenance);
    }
  }

  private void assertComesBack(WaveNetSpec spec, Provenance provenance) throws IOException {
    Model model = new Model(spec, RandomModels.model(spec, 2).weights(), provenance);
    ModelFile.write(model, file);
    Model read = ModelFile.read(file);
    assertEquals(spec, read.spec());
    assertEquals(provenance, read.provenance());
    for (TensorSpec tensor : TensorNames.of(spec)) {
      assertArrayEquals(
          model.weights().get(tensor.name()), read.weights().get(tensor.name()), tensor.name());
    }
    byte[] first = Files.readAllBytes(file);
    ModelFile.write(read, file);
    assertArrayEquals(first, Files.readAllBytes(file));
  }

  @Test
  void anUnknownOriginComesBackToo() {
    assertEquals(Provenance.unknown(), ModelFile.read(file).provenance());
  }

  @Test
  void theProfileOfTrainingSoundComesBackAndMayBeMissing() {
    assertEquals(Optional.empty(), ModelFile.read(file).sound());
    Model model = new Model(MODEL.spec(), MODEL.weights(), MODEL.provenance(), Optional.of(SOUND));
    ModelFile.write(model, file);
    assertEquals(Optional.of(SOUND), ModelFile.read(file).sound());
  }

  @Test
  void aProfileThatIsNoneIsRefused() {
    assertEquals(
        "metadata sound.quietDbfs: missing, expected a number",
        soundError("\"quietDbfs\":-67.0,", ""));
    assertEquals(
        "metadata sound.longestQuietSeconds: 1.0E9, expected 0 to 3600",
        soundError("QuietSeconds\":1.1", "QuietSeconds\":1e9"));
    assertEquals(
        "metadata sound.levelsDbfs.high: -41.0, expected at least the median",
        soundError("\"high\":-19.0", "\"high\":-41"));
    assertEquals("metadata sound.windowMs: 99, expected 100 to 10000", soundError("500", "99"));
    assertEquals(
        "metadata sound.highestRoughness: \"NaN\", expected a number",
        soundError("0.3", "\"NaN\""));
  }

  @Test
  void theCostOf16BitWeightsComesBackAndMayBeMissing() throws IOException {
    assertEquals(Optional.empty(), ModelFile.read(file).precisionCost());
    ModelFile.write(withCost(), file);
    Model read = ModelFile.read(file);
    assertEquals(Optional.of(COST), read.precisionCost());
    assertEquals(Optional.empty(), read.sound());
    byte[] first = Files.readAllBytes(file);
    ModelFile.write(read, file);
    assertArrayEquals(first, Files.readAllBytes(file));
  }

  private static Model withCost() {
    return new Model(
        MODEL.spec(), MODEL.weights(), MODEL.provenance(), Optional.empty(), Optional.of(COST));
  }

  @Test
  void aCostThatIsNoneIsRefused() {
    assertEquals(
        "metadata precisionCost.samples: 0, expected at least 1",
        costError("\"samples\":20000", "\"samples\":0"));
    assertEquals(
        "metadata precisionCost.meanDivergenceBits: -4.0E-4, expected at least 0",
        costError("4.0E-4", "-4.0E-4"));
    assertEquals(
        "metadata precisionCost.fp32BitsPerSample: Infinity, expected a finite number",
        costError("3.25", "1e999"));
    assertEquals(
        "metadata precisionCost.bf16BitsPerSample: -3.5, expected at least 0",
        costError("3.5", "-3.5"));
    assertEquals(
        "metadata precisionCost.bf16BitsPerSample: missing, expected a number",
        costError("\"bf16BitsPerSample\":3.5,", ""));
  }

  private String costError(String part, String changed) {
    ModelFile.write(withCost(), file);
    return errorAfter((m, t) -> m.merge("precisionCost", "", (s, x) -> s.replace(part, changed)));
  }

  private String soundError(String part, String changed) {
    ModelFile.write(
        new Model(MODEL.spec(), MODEL.weights(), MODEL.provenance(), Optional.of(SOUND)), file);
    return errorAfter((m, t) -> m.merge("sound", "", (s, x) -> s.replace(part, changed)));
  }

  private String errorAfter(BiConsumer<Map<String, String>, Map<String, Tensor>> change) {
    Safetensors content = Safetensors.read(file);
    Map<String, String> metadata = new HashMap<>(content.metadata());
    Map<String, Tensor> tensors = new HashMap<>();
    content.tensors().forEach(t -> tensors.put(t.spec().name(), t));
    change.accept(metadata, tensors);
    new Safetensors(metadata, new ArrayList<>(tensors.values())).write(file);
    String message = assertThrows(UserError.class, () -> ModelFile.read(file)).getMessage();
    assertTrue(message.startsWith(file + ": "), message);
    return message.substring((file + ": ").length());
  }

  @Test
  void tensorsThatDoNotFitTheSpecAreNamed() {
    Tensor skip = new Tensor(new TensorSpec("skip.bias", List.of(2, 3)), new float[6]);
    assertEquals(
        "tensor \"skip.bias\": shape [2, 3], expected [6]",
        errorAfter((m, t) -> t.put("skip.bias", skip)));
    assertEquals(
        "tensor \"skip.bias\": missing, expected shape [6]",
        errorAfter((m, t) -> t.remove("skip.bias")));
    writeModel();
    assertEquals(
        "tensor \"extra\": is left over, expected only tensors that the spec has",
        errorAfter(
            (m, t) ->
                t.put("extra", new Tensor(new TensorSpec("extra", List.of(1)), new float[1]))));
    writeModel();
    assertEquals(
        "tensor \"front.bias\": has infinite or undefined values, expected finite ones",
        errorAfter((m, t) -> t.get("front.bias").values()[3] = Float.POSITIVE_INFINITY));
  }

  @Test
  void metadataThatDoesNotFitIsNamed() {
    assertEquals(
        "metadata version: \"2\", expected \"1\"\nRead it with the wavenet4j that wrote it.",
        errorAfter((m, t) -> m.put("version", "2")));
    assertEquals(
        "metadata format: missing, expected \"wavenet4j\"\nIt is not a model of wavenet4j.",
        errorAfter((m, t) -> m.remove("format")));
    writeModel();
    assertEquals(
        "metadata sampleRateHz: \"8000\", expected \"16000\"\nThe file contradicts its own spec.",
        errorAfter((m, t) -> m.put("sampleRateHz", "8000")));
    writeModel();
    assertEquals(
        "metadata spec.skipChannels: 0, expected 1 to 4096",
        errorAfter(
            (m, t) -> m.merge("spec", "", (s, x) -> s.replace("Channels\":6", "Channels\":0"))));
    assertEquals("metadata spec: missing, expected JSON", errorAfter((m, t) -> m.remove("spec")));
    writeModel();
    assertEquals(
        "metadata provenance.seed: \"x\", expected a whole number of 64 bits",
        errorAfter(
            (m, t) ->
                m.merge("provenance", "", (s, x) -> s.replace("\"seed\":0", "\"seed\":\"x\""))));
  }

  @Test
  void aDamagedFileIsReadOrRefusedButNeverBreaksTheReader() throws IOException {
    byte[] good = Files.readAllBytes(file);
    int header = 8 + ByteBuffer.wrap(good).order(ByteOrder.LITTLE_ENDIAN).getInt();
    Path damaged = folder.resolve("damaged");
    int refused = 0;
    int rounds = 3000;
    try (FileChannel channel =
        FileChannel.open(damaged, StandardOpenOption.CREATE, StandardOpenOption.WRITE)) {
      for (int seed = 0; seed < rounds; seed++) {
        byte[] bytes = damaged(good, header, new Random(seed));
        // In place: a file that is cut to nothing and written anew goes to the disk each time.
        channel.write(ByteBuffer.wrap(bytes), 0);
        channel.truncate(bytes.length);
        refused += isRefused(damaged, seed) ? 1 : 0;
      }
    }
    // What is not refused has other finite weights, another text in the provenance, or more blanks.
    assertTrue(refused > rounds / 2, refused + " refused");
  }

  private static boolean isRefused(Path damaged, int seed) {
    try {
      ModelFile.read(damaged);
      return false;
    } catch (UserError e) {
      assertTrue(e.getMessage().startsWith(damaged + ": "), e.getMessage());
      assertTrue(e.getMessage().length() < 600, e.getMessage());
      return true;
    } catch (RuntimeException e) {
      throw new AssertionError("seed " + seed, e);
    }
  }

  private static byte[] damaged(byte[] good, int header, Random random) {
    byte[] bytes = good.clone();
    int changes = 1 + random.nextInt(4);
    for (int i = 0; i < changes; i++) {
      int at = random.nextInt(header);
      switch (random.nextInt(7)) {
        case 0 -> bytes[at] = (byte) random.nextInt(256);
        case 1 -> bytes[at] ^= (byte) (1 << random.nextInt(8));
        case 2 -> bytes[at] = (byte) "0123456789{}[]\":,\\-e".charAt(random.nextInt(20));
        case 3 ->
            System.arraycopy(good, random.nextInt(header), bytes, at, Math.min(8, header - at));
        case 4 -> bytes[random.nextInt(8)] = (byte) random.nextInt(256);
        case 5 -> bytes = Arrays.copyOf(bytes, header + 1 + random.nextInt(bytes.length));
        default -> bytes[header + random.nextInt(bytes.length - header)] = (byte) random.nextInt();
      }
    }
    return random.nextInt(8) == 0 ? Arrays.copyOf(bytes, random.nextInt(bytes.length)) : bytes;
  }
}
