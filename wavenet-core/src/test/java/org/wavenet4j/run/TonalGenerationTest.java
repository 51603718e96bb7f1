package org.wavenet4j.run;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.wavenet4j.model.Model;
import org.wavenet4j.model.Tones;

/** A network that expects tones from its notes. */
class TonalGenerationTest {
  private static final Model MODEL = TonalModel.MODEL;
  private static final int SAMPLES = 2000;
  private static final float[] NO_GLOBAL = {};

  private static Generator generator(Engine engine, LocalConditioning local, long seed) {
    return new Generator(engine, new Sampling(seed, 1), local, NO_GLOBAL);
  }

  private static float[] drawn(Engine engine, LocalConditioning local, long seed, int samples) {
    float[] out = new float[samples];
    generator(engine, local, seed).generate(out, 0, samples);
    return out;
  }

  private static LocalConditioning zeros() {
    return LocalConditioning.zeros(MODEL.spec().conditioning().localChannels());
  }

  private static Engine withoutTones() {
    return withTones(0);
  }

  /** The same tones, so many times as loud. */
  private static Engine withTones(float loudness) {
    Tones tones = MODEL.tones().orElseThrow();
    float[] envelopes = tones.envelopes().clone();
    for (int i = 0; i < envelopes.length; i++) {
      envelopes[i] *= loudness;
    }
    return Engine.of(
        new Model(
            MODEL.spec(),
            MODEL.weights(),
            MODEL.provenance(),
            Optional.empty(),
            Optional.empty(),
            Optional.of(
                new Tones(
                    tones.spec(),
                    tones.frequenciesHz(),
                    envelopes,
                    tones.velocitiesDb(),
                    tones.fadesDb()))));
  }

  /** {@code [frame][O]} of 100 samples of silence. */
  private static float[] predictions(Engine engine) {
    int[] silence = new int[100];
    Arrays.fill(silence, MODEL.spec().quantizer().silence());
    try (Predictor predictor = new Predictor(engine, silence.length, Past.OWN)) {
      predictor.start(TonalModel.notes(), NO_GLOBAL);
      return predictor.follow(silence, 0, silence.length).clone();
    }
  }

  @Test
  void predictionsFollowAToneFromTheVerySampleOfItsStrokeOn() {
    // Upside down tones are of the same level, which holds for a whole run.
    int first = Arrays.mismatch(predictions(Engine.of(MODEL)), predictions(withTones(-1)));
    assertEquals(32, first / MODEL.spec().distribution().parameterCount());
  }

  /** Features that are no notes have no tones, nor has a network that is told zeros. */
  @Test
  void zerosAreSilentTones() {
    LocalConditioning zeros = zeros();
    assertEquals(0, zeros.tones(MODEL.tones().orElseThrow()).at(100));
    assertArrayEquals(
        drawn(withoutTones(), zeros, 1, SAMPLES), drawn(Engine.of(MODEL), zeros, 1, SAMPLES));
  }

  @Test
  void scalarAndVectorKernelsDrawTheSame() {
    for (Precision precision : Precision.values()) {
      PackedWeights weights = new PackedWeights(MODEL, precision);
      assertArrayEquals(
          drawn(new Engine(weights, ScalarKernels.INSTANCE), TonalModel.notes(), 2, SAMPLES),
          drawn(new Engine(weights, VectorKernels.INSTANCE), TonalModel.notes(), 2, SAMPLES),
          precision.toString());
    }
  }

  /** What a generator drew, heard in blocks: the distributions that it drew from, bit by bit. */
  @Test
  void followingWhatWasDrawnGivesTheSameDistributions() {
    Engine engine = Engine.of(MODEL);
    float[] sound = drawn(engine, TonalModel.notes(), 3, SAMPLES);
    int[] codes = new int[SAMPLES];
    for (int t = 0; t < SAMPLES; t++) {
      codes[t] = MODEL.spec().quantizer().encode(sound[t]);
    }
    try (Predictor blocks = new Predictor(engine, 250, Past.OWN);
        Predictor single = new Predictor(engine, 1, Past.OWN)) {
      blocks.start(TonalModel.notes(), NO_GLOBAL);
      single.start(TonalModel.notes(), NO_GLOBAL);
      Sampler sampler = new Sampler(engine, new Sampling(3, 1));
      int count = MODEL.spec().distribution().parameterCount();
      for (int at = 0; at < SAMPLES; at += 250) {
        float[] parameters = blocks.follow(codes, at, 250);
        for (int f = 0; f < 250; f++) {
          assertArrayEquals(
              Arrays.copyOfRange(parameters, f * count, (f + 1) * count),
              Arrays.copyOf(single.predict(), count));
          assertEquals(codes[at + f], sampler.draw(parameters, f * count), "sample " + (at + f));
          single.hear(codes[at + f]);
        }
      }
    }
  }

  @Test
  void aBatchDrawsWhatEachStreamDrawsAlone() {
    Engine engine = Engine.of(MODEL);
    List<LocalConditioning> told = List.of(TonalModel.notes(), zeros(), TonalModel.notes());
    int[] lengths = {900, 300, SAMPLES};
    List<StreamPlan> plans =
        IntStream.range(0, 3)
            .mapToObj(
                s ->
                    new StreamPlan(
                        new Sampling(s, 1), told.get(s), NO_GLOBAL, new float[50 * s], lengths[s]))
            .toList();
    float[][] out = new float[3][SAMPLES];
    try (BatchGenerator batch = new BatchGenerator(engine, plans)) {
      batch.generate(out, 0, SAMPLES);
    }
    for (int s = 0; s < 3; s++) {
      Generator alone = generator(engine, told.get(s), s);
      alone.prime(new float[50 * s]);
      float[] expected = new float[lengths[s]];
      alone.generate(expected, 0, lengths[s]);
      assertArrayEquals(expected, Arrays.copyOf(out[s], lengths[s]), "stream " + s);
    }
  }

  @Test
  void goingBackGivesTheDistributionsOfAStreamThatNeverStopped() {
    Engine engine = Engine.of(MODEL);
    float[] sound = drawn(engine, TonalModel.notes(), 4, SAMPLES);
    int past = MODEL.spec().pastFrames();
    Generator resumed = generator(engine, TonalModel.notes(), 9);
    resumed.generate(new float[SAMPLES], 0, SAMPLES);
    for (int place : new int[] {past + 411, 40, 700, 1100}) {
      int heard = Math.min(place, past);
      resumed.resume(place, sound, place - heard, heard, 5);
      Generator whole = generator(engine, TonalModel.notes(), 5);
      whole.prime(Arrays.copyOf(sound, place));
      float[] expected = new float[300];
      float[] actual = new float[300];
      whole.generate(expected, 0, 300);
      resumed.generate(actual, 0, 300);
      assertArrayEquals(expected, actual, "from " + place);
      assertFalse(Arrays.equals(sound, place, place + 300, actual, 0, 300));
    }
  }

  @ParameterizedTest
  @EnumSource(Precision.class)
  void generatingAllocatesNothing(Precision precision) {
    Engine engine = new Engine(new PackedWeights(MODEL, precision), VectorKernels.INSTANCE);
    Generator generator = generator(engine, TonalModel.notes(), 1);
    float[] out = new float[10_000];
    assertEquals(0, DilatedStackTest.allocatedBytes(() -> generator.generate(out, 0, out.length)));
  }

  @Test
  void tonesAllocateNothing() {
    ToneTrack track = TonalModel.notes().tones(MODEL.tones().orElseThrow());
    float[] sum = {0};
    Runnable read =
        () -> {
          for (int t = 0; t < 3000; t++) {
            sum[0] += track.at(t);
          }
        };
    assertEquals(0, DilatedStackTest.allocatedBytes(read));
  }
}
