package org.wavenet4j.run;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.wavenet4j.UsageError;
import org.wavenet4j.audio.MuLaw;
import org.wavenet4j.distribution.BinnedDistribution;
import org.wavenet4j.model.Model;
import org.wavenet4j.model.SoundProfile;
import org.wavenet4j.model.WaveNetSpec;

/** What of each distribution becomes sound. */
class ReadoutTest {
  private static final int FRAMES = 3000;
  private static final double TEMPERATURE = 0.7;
  private static final Sampling DRAWN = new Sampling(6, TEMPERATURE, Readout.DRAWN);
  private static final Sampling MEAN = new Sampling(6, TEMPERATURE, Readout.MEAN);

  static List<Model> models() {
    return PredictedGenerationTest.models();
  }

  private static LocalConditioning local(Model model) {
    return model.tones().isPresent() ? TonalModel.notes() : LocalConditioning.NONE;
  }

  private static Generator generator(Model model, Sampling sampling) {
    return new Generator(Engine.of(model), sampling, local(model), new float[0]);
  }

  private static float[] sound(SampleStream stream, int frames) {
    float[] sound = new float[frames];
    for (int at = 0, block = 1; at < frames; at += block, block = Math.min(1500, frames - at)) {
      stream.generate(sound, at, block);
    }
    return sound;
  }

  /** What a network that follows those samples expects of each. */
  private static float[] means(Model model, float[] drawn) {
    WaveNetSpec spec = model.spec();
    BinnedDistribution distribution = (BinnedDistribution) spec.distribution();
    Predictor predictor = new Predictor(Engine.of(model), 1, Past.OWN);
    predictor.start(local(model), new float[0]);
    float[] means = new float[drawn.length];
    for (int t = 0; t < drawn.length; t++) {
      double mean = distribution.mean(predictor.predict(), 0, TEMPERATURE);
      means[t] = (float) Math.max(-1, Math.min(1, mean));
      predictor.hear(spec.quantizer().encode(drawn[t]));
    }
    return means;
  }

  @ParameterizedTest
  @MethodSource("models")
  void theMeanBecomesSoundAndTheDrawIsHeard(Model model) {
    float[] drawn = sound(generator(model, DRAWN), FRAMES);
    float[] heard = new float[FRAMES];
    float[] sound = new float[FRAMES];
    generator(model, MEAN).generate(sound, heard, 0, FRAMES);
    assertArrayEquals(drawn, heard);
    assertArrayEquals(means(model, drawn), sound);
    assertTrue(!Arrays.equals(drawn, sound));
    assertArrayEquals(sound, sound(generator(model, MEAN), FRAMES));
  }

  @Test
  void streamsOfABatchHaveTheirOwnReadouts() {
    Model model = models().get(0);
    List<StreamPlan> plans = List.of(StreamPlan.of(MEAN, 500), StreamPlan.of(DRAWN, 700));
    float[][] out = new float[2][700];
    try (BatchGenerator batch = new BatchGenerator(Engine.of(model), plans)) {
      batch.generate(out, 0, 700);
    }
    assertArrayEquals(sound(generator(model, MEAN), 500), Arrays.copyOf(out[0], 500));
    assertArrayEquals(sound(generator(model, DRAWN), 700), out[1]);
  }

  @Test
  void aWatchedStreamIsJudgedByItsDraws() {
    Model model = models().get(0);
    List<List<String>> told = new ArrayList<>();
    for (Sampling sampling : List.of(DRAWN, MEAN)) {
      List<String> texts = new ArrayList<>();
      WatchedGenerator watched =
          new WatchedGenerator(
              generator(model, sampling), guard(), runaway -> texts.add(runaway.toString()));
      assertArrayEquals(sound(generator(model, sampling), FRAMES), sound(watched, FRAMES));
      told.add(texts);
    }
    assertTrue(!told.get(0).isEmpty());
    assertEquals(told.get(0), told.get(1));
  }

  @Test
  void aRestartedStreamsSoundIsOfTheDrawsThatWereKept() {
    Model model = models().get(0);
    List<Restart> restarts = new ArrayList<>();
    float[] drawn = restarted(model, DRAWN, restarts);
    assertTrue(restarts.size() >= 2, restarts + "");
    float[] heard = Arrays.copyOf(PRIME, PRIME.length + FRAMES);
    System.arraycopy(drawn, 0, heard, PRIME.length, FRAMES);
    float[] means = Arrays.copyOfRange(means(model, heard), PRIME.length, heard.length);
    assertArrayEquals(means, restarted(model, MEAN, new ArrayList<>()));
  }

  /** As long as what a sample depends on: a restart must hear it again. */
  private static final float[] PRIME = new float[150];

  static {
    for (int t = 0; t < PRIME.length; t++) {
      PRIME[t] = MuLaw.INSTANCE.decode(128 + t % 90);
    }
  }

  private static float[] restarted(Model model, Sampling sampling, List<Restart> restarts) {
    RestartingGenerator stream =
        new RestartingGenerator(
            generator(model, sampling), model.spec(), guard(), 6, FRAMES, restarts::add);
    stream.prime(PRIME);
    return sound(stream, FRAMES);
  }

  /** One that minds what the network now and then does. */
  private static RunawayGuard guard() {
    SoundProfile profile =
        new SoundProfile(
            100, 60, new SoundProfile.Levels(-90, -80, -70, -60, -6.5), -120, 9, 9, -10, 5, 1);
    return new RunawayGuard(Optional.of(profile), 1000);
  }

  @Test
  void codesHaveNoMean() {
    Model model = TrapModel.of(0);
    String message =
        "readout: mean, expected drawn: this network starts from no prediction, so its outputs are"
            + " codes and not amplitudes";
    assertEquals(
        message, assertThrows(UsageError.class, () -> generator(model, MEAN)).getMessage());
    assertThrows(
        UsageError.class,
        () -> new BatchGenerator(Engine.of(model), List.of(StreamPlan.of(MEAN, 1))));
  }

  @Test
  void tonesAreUsuallyHeardAsMeans() {
    assertEquals(Readout.MEAN, Readout.usualFor(TonalModel.MODEL.spec()));
    assertEquals(Readout.DRAWN, Readout.usualFor(models().get(0).spec()));
  }
}
