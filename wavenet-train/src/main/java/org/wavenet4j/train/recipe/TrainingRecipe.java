package org.wavenet4j.train.recipe;

import org.wavenet4j.Range;

/**
 * How the network is trained: Adam (Kingma and Ba 2015, arXiv:1412.6980) on windows of audio.
 *
 * @param steps optimizer steps in all, 1 to 100,000,000
 * @param batch windows that a worker takes in a step, 1 to 1024
 * @param windowFrames frames trained in each window, T, 1 to 1,048,576; the receptive field comes
 *     before them as context
 * @param tonePasses how often the corpus is gone through to fit the network's tones before the
 *     first step, where it has any; 0 to {@value #MOST_TONE_PASSES}
 * @param pastNoiseCodes noise on the past that the network hears in training, so that it learns to
 *     recover from what it will generate itself: the largest standard deviation that a window may
 *     get, in codes of mu-law 256 (loud where the sound is loud); 0 (none) to 64
 * @param workers that train at once, each on its own {@code batch} and where there are several
 *     devices on its own device; their weights and moments are averaged after every step. 1 to 64
 * @param learningRate over the steps
 * @param adam its constants
 * @param clipGradientNorm the gradient of the mean loss a sample, in nats, is scaled down to this
 *     global L2 norm; above 0
 * @param averageDecay of the moving average of the weights, which is evaluated and exported; 0
 *     (none) to below 1
 * @param logEverySteps a log line and progress report this often; 1 to 100,000,000
 */
public record TrainingRecipe(
    int steps,
    int batch,
    int windowFrames,
    int tonePasses,
    double pastNoiseCodes,
    int workers,
    LearningRate learningRate,
    AdamRecipe adam,
    double clipGradientNorm,
    double averageDecay,
    int logEverySteps) {
  /** No run is longer. */
  public static final int MOST_STEPS = 100_000_000;

  /** Of a window, trained or judged. */
  public static final int MOST_WINDOW_FRAMES = 1 << 20;

  /** Windows of a step. */
  public static final int MOST_BATCH = 1024;

  /** No fit takes longer to settle. */
  public static final int MOST_TONE_PASSES = 200;

  /** Checks the bounds. */
  public TrainingRecipe {
    Range.check("steps", steps, 1, MOST_STEPS);
    Range.check("batch", batch, 1, MOST_BATCH);
    Range.check("windowFrames", windowFrames, 1, MOST_WINDOW_FRAMES);
    Range.check("tonePasses", tonePasses, 0, MOST_TONE_PASSES);
    Range.check(
        "pastNoiseCodes", pastNoiseCodes, pastNoiseCodes >= 0 && pastNoiseCodes <= 64, "0 to 64");
    Range.check("workers", workers, 1, 64);
    Range.check("clipGradientNorm", clipGradientNorm, clipGradientNorm > 0, "above 0");
    Range.check(
        "averageDecay", averageDecay, averageDecay >= 0 && averageDecay < 1, "0 to below 1");
    Range.check("logEverySteps", logEverySteps, 1, MOST_STEPS);
  }

  /** Windows that all workers together take in a step. */
  public int windowsPerStep() {
    return batch * workers;
  }
}
