package org.wavenet4j.model;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.wavenet4j.run.RandomModels;

class TonesTest {
  private static final ToneSpec SPEC = new ToneSpec(3, List.of(0, 64, 16_000));

  private final float[] frequencies = new float[88 * 3];
  private final float[] envelopes = new float[88 * 2 * 2 * 3];
  private final float[] velocities = new float[88 * 3];
  private final float[] fades = new float[88];

  private Tones tones() {
    return new Tones(SPEC, frequencies, envelopes, velocities, fades);
  }

  private void assertRefused(String message) {
    assertEquals(
        message, assertThrows(IllegalArgumentException.class, this::tones).getMessage(), message);
  }

  private static void assertRefused(String message, int partials, List<Integer> knotFrames) {
    assertEquals(
        message,
        assertThrows(IllegalArgumentException.class, () -> new ToneSpec(partials, knotFrames))
            .getMessage());
  }

  private static List<Integer> knots(int count) {
    return IntStream.range(0, count).boxed().toList();
  }

  @Test
  void knotsButTheLastHaveValuesAndTheLastIsTheLength() {
    assertEquals(2, SPEC.values());
    assertEquals(16_000, SPEC.lengthFrames());
  }

  @Test
  void partialsAndKnotsHaveBounds() {
    assertRefused("partials: 0, expected 1 to 128", 0, List.of(0, 1));
    assertRefused("partials: 129, expected 1 to 128", 129, List.of(0, 1));
    assertRefused("knotFrames.size: 1, expected 2 to 64", 1, List.of(0));
    assertRefused("knotFrames.size: 65, expected 2 to 64", 1, knots(65));
    assertRefused("knotFrames[0]: 1, expected 0 to 0", 1, List.of(1, 2));
    assertRefused("knotFrames[1]: 0, expected 1 to 4194304", 1, List.of(0, 0));
    assertRefused("knotFrames[2]: 9, expected 10 to 4194304", 1, List.of(0, 9, 9));
    assertRefused("knotFrames[1]: 4194305, expected 1 to 4194304", 1, List.of(0, 4_194_305));
    assertEquals(63, new ToneSpec(128, knots(64)).values());
  }

  @Test
  void tensorsHaveTheShapesThatTheDescriptionSays() {
    assertEquals(
        List.of(
            new TensorSpec("tones.frequencies", List.of(88, 3)),
            new TensorSpec("tones.envelopes", List.of(88, 2, 2, 3)),
            new TensorSpec("tones.velocities", List.of(88, 3)),
            new TensorSpec("tones.fades", List.of(88))),
        Tones.tensors(SPEC));
    assertEquals(
        List.of("tones.frequencies", "tones.envelopes", "tones.velocities", "tones.fades"),
        List.copyOf(tones().values().keySet()));
  }

  @Test
  void eachTensorHasAsManyValuesAsItsShape() {
    float[][] all = {frequencies, envelopes, velocities, fades};
    String[] messages = {
      "tensor tones.frequencies: 263 values, expected 264 as shape [88, 3] has",
      "tensor tones.envelopes: 1055 values, expected 1056 as shape [88, 2, 2, 3] has",
      "tensor tones.velocities: 263 values, expected 264 as shape [88, 3] has",
      "tensor tones.fades: 87 values, expected 88 as shape [88] has"
    };
    for (int i = 0; i < all.length; i++) {
      float[][] values = all.clone();
      values[i] = Arrays.copyOf(values[i], values[i].length - 1);
      assertEquals(
          messages[i],
          assertThrows(
                  IllegalArgumentException.class,
                  () -> new Tones(SPEC, values[0], values[1], values[2], values[3]))
              .getMessage());
    }
  }

  @Test
  void valuesThatNoPianoHasAreRefused() {
    frequencies[0] = -1;
    assertRefused("tensor tones.frequencies: -1.0, expected 0 to 1000000");
    frequencies[0] = Float.POSITIVE_INFINITY;
    assertRefused("tensor tones.frequencies: Infinity, expected 0 to 1000000");
    frequencies[0] = 440;
    envelopes[1055] = Float.NaN;
    assertRefused("tensor tones.envelopes: NaN, expected -1000 to 1000");
    envelopes[1055] = -1000;
    velocities[3] = -6.5f;
    assertRefused("tensor tones.velocities: -6.5, expected -6 to 6");
    velocities[3] = 6;
    fades[87] = -0.5f;
    assertRefused("tensor tones.fades: -0.5, expected 0 to 1000000");
    fades[87] = 0;
    assertEquals(-1000, tones().envelopes()[1055]);
  }

  /** Those behind would not sound. */
  @Test
  void noPartialStandsBehindOneThatAKeyDoesNotHave() {
    frequencies[3] = 29;
    frequencies[4] = 58;
    frequencies[6] = 31;
    assertArrayEquals(frequencies, tones().frequenciesHz());
    frequencies[8] = 93;
    assertRefused(
        "tensor tones.frequencies: [2][2] is 93.0 behind a 0, expected zeros behind all partials of"
            + " a key");
  }

  @Test
  void aModelHasTonesExactlyWhereItsSpecSaysSo() {
    Model tonal = RandomModels.model(RandomModels.tonalSpec(ContextSpec.NONE), 1);
    assertEquals(tonal.spec().tones(), tonal.tones().map(Tones::spec));
    assertThrows(
        IllegalArgumentException.class,
        () -> new Model(tonal.spec(), tonal.weights(), tonal.provenance()));
    Model plain = RandomModels.model(RandomModels.tinySpec(), 1);
    assertThrows(
        IllegalArgumentException.class,
        () ->
            new Model(
                plain.spec(),
                plain.weights(),
                plain.provenance(),
                Optional.empty(),
                Optional.empty(),
                tonal.tones()));
  }
}
