package org.wavenet4j.run;

import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.wavenet4j.measure.OnsetDetector;
import org.wavenet4j.model.Model;
import org.wavenet4j.model.ModelFile;
import org.wavenet4j.model.SoundProfile;
import org.wavenet4j.signal.SlidingWindow;

/** The piano that ships and is told nothing, from nothing, for a minute, under guard. */
class ShippedUnconditionalPianoTest {
  private static final int SECONDS = 60;

  @Test
  void strikesKeysForAMinuteAndNeitherFallsSilentNorGrowsLoud() {
    Model model = ModelFile.read(Path.of("..", "models", "piano-unconditional.safetensors"));
    int sampleRateHz = model.spec().sampleRateHz();
    SoundProfile sound = model.sound().orElseThrow();
    SlidingWindow window = new SlidingWindow(sound.windowMs(), sampleRateHz);
    float[] samples = new float[SECONDS * sampleRateHz];
    try (SampleStream stream =
        new RestartingGenerator(
            Generator.of(model, new Sampling(1, 1)),
            model.spec(),
            RunawayGuard.of(model),
            1,
            samples.length,
            restart -> {})) {
      stream.generate(samples, 0, samples.length);
    }
    double[] levels = new double[samples.length];
    int windows = 0;
    for (float sample : samples) {
      if (window.add(sample) && window.full()) {
        levels[windows++] = window.dbfs();
      }
    }
    Arrays.sort(levels, 0, windows);
    double median = levels[windows / 2];
    double trained = sound.levels().median();
    assertTrue(Math.abs(median - trained) < 13, median + " dBFS beside " + trained);
    assertTrue(levels[windows - 1] > median + 10, "what stands out of it: " + levels[windows - 1]);
    int strokes = new OnsetDetector(sampleRateHz).onsets(samples).length;
    assertTrue(strokes > SECONDS, strokes + " strokes");
  }
}
