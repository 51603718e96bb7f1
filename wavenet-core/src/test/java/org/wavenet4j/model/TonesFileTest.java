package org.wavenet4j.model;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Consumer;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.wavenet4j.UserError;
import org.wavenet4j.run.RandomModels;

/** Tones in files: alone, and as a part of a model. */
class TonesFileTest {
  private static final Model MODEL =
      RandomModels.model(RandomModels.tonalSpec(ContextSpec.NONE), 1);
  private static final Tones TONES = MODEL.tones().orElseThrow();
  private static final ToneSpec SPEC = TONES.spec();

  @TempDir private Path folder;
  private Path alone;
  private Path inModel;

  @BeforeEach
  void writeBoth() {
    alone = folder.resolve("tones.safetensors");
    TonesFile.write(TONES, alone);
    inModel = folder.resolve("model.safetensors");
    ModelFile.write(MODEL, inModel);
  }

  private static void assertSame(Tones expected, Tones actual) {
    assertEquals(expected.spec(), actual.spec());
    expected
        .values()
        .forEach((name, values) -> assertArrayEquals(values, actual.values().get(name), name));
    assertArrayEquals(expected.frequenciesHz(), actual.frequenciesHz());
    assertArrayEquals(expected.envelopes(), actual.envelopes());
    assertArrayEquals(expected.velocitiesDb(), actual.velocitiesDb());
    assertArrayEquals(expected.fadesDb(), actual.fadesDb());
  }

  @Test
  void tonesComeBackAsTheyWereAndTheSameTonesAreTheSameBytes() throws IOException {
    byte[] first = Files.readAllBytes(alone);
    Tones read = TonesFile.read(alone, SPEC);
    assertSame(TONES, read);
    TonesFile.write(read, alone);
    assertArrayEquals(first, Files.readAllBytes(alone));
  }

  @Test
  void aModelComesBackWithItsTones() throws IOException {
    byte[] first = Files.readAllBytes(inModel);
    Model read = ModelFile.read(inModel);
    assertEquals(MODEL.spec(), read.spec());
    assertSame(TONES, read.tones().orElseThrow());
    for (TensorSpec tensor : TensorNames.of(MODEL.spec())) {
      assertArrayEquals(
          MODEL.weights().get(tensor.name()), read.weights().get(tensor.name()), tensor.name());
    }
    ModelFile.write(read, inModel);
    assertArrayEquals(first, Files.readAllBytes(inModel));
  }

  /** What is wrong with either file after the same change of its tensors. */
  private String problem(Consumer<Map<String, Tensor>> change) {
    writeBoth();
    changeTensors(alone, change);
    changeTensors(inModel, change);
    String ofTones = refusal(alone, () -> TonesFile.read(alone, SPEC));
    assertEquals(ofTones, refusal(inModel, () -> ModelFile.read(inModel)));
    return ofTones;
  }

  private static void changeTensors(Path file, Consumer<Map<String, Tensor>> change) {
    Safetensors content = Safetensors.read(file);
    Map<String, Tensor> tensors = new TreeMap<>();
    content.tensors().forEach(tensor -> tensors.put(tensor.spec().name(), tensor));
    change.accept(tensors);
    new Safetensors(content.metadata(), new ArrayList<>(tensors.values())).write(file);
  }

  private static String refusal(Path file, Runnable read) {
    String message = assertThrows(UserError.class, read::run).getMessage();
    assertTrue(message.startsWith(file + ": "), message);
    return message.substring((file + ": ").length());
  }

  @Test
  void tensorsThatDoNotFitAreNamed() {
    assertEquals(
        "tensor \"tones.fades\": missing, expected shape [88]",
        problem(tensors -> tensors.remove("tones.fades")));
    assertEquals(
        "tensor \"tones.extra\": is left over, expected only tensors that the spec has",
        problem(tensors -> tensors.put("tones.extra", tensor("tones.extra", List.of(2)))));
    assertEquals(
        "tensor \"tones.velocities\": shape [440], expected [88, 5]",
        problem(
            tensors -> tensors.put("tones.velocities", tensor("tones.velocities", List.of(440)))));
    assertEquals(
        "tensor \"tones.envelopes\": has infinite or undefined values, expected finite ones",
        problem(tensors -> values(tensors, "tones.envelopes")[1] = Float.NaN));
  }

  @Test
  void impossibleValuesAreRefused() {
    assertEquals(
        "tensor tones.frequencies: -440.0, expected 0 to 1000000",
        problem(tensors -> values(tensors, "tones.frequencies")[0] = -440));
    assertEquals(
        "tensor tones.fades: -1.0, expected 0 to 1000000",
        problem(tensors -> values(tensors, "tones.fades")[3] = -1));
  }

  @Test
  void tonesOfAnotherDescriptionAreRefused() {
    ToneSpec other = new ToneSpec(SPEC.partials() + 1, SPEC.knotFrames());
    assertEquals(
        "tensor \"tones.frequencies\": shape [88, 5], expected [88, 6]",
        refusal(alone, () -> TonesFile.read(alone, other)));
    assertEquals(
        "tensor \"front.bias\": is left over, expected only tensors that the spec has",
        refusal(inModel, () -> TonesFile.read(inModel, SPEC)));
  }

  private static float[] values(Map<String, Tensor> tensors, String name) {
    return tensors.get(name).values();
  }

  private static Tensor tensor(String name, List<Integer> shape) {
    TensorSpec spec = new TensorSpec(name, shape);
    return new Tensor(spec, new float[spec.length()]);
  }
}
