package org.wavenet4j.train.recipe;

/**
 * How the network is trained: Adam (Kingma and Ba 2015, arXiv:1412.6980) on windows of audio.
 *
 * @param steps optimizer steps in all, at least 1
 * @param batch windows a step, 1 to 1024
 * @param windowFrames frames trained in each window, T; the receptive field comes before them as
 *     context
 * @param learningRate over the steps
 * @param adam its constants
 * @param clipGradientNorm the gradient of the mean loss a sample, in nats, is scaled down to this
 *     global L2 norm; above 0
 * @param averageDecay of the moving average of the weights, which is evaluated and exported; 0
 *     (none) to below 1
 * @param logEverySteps a log line and progress report this often
 */
public record TrainingRecipe(
    int steps,
    int batch,
    int windowFrames,
    LearningRate learningRate,
    AdamRecipe adam,
    double clipGradientNorm,
    double averageDecay,
    int logEverySteps) {}
