package org.wavenet4j.train.loop;

import java.nio.file.Path;

/**
 * How a run ended.
 *
 * @param step steps done
 * @param finished whether these are all; false where it was asked to stop
 * @param heldOutBitsPerSample the best of the run; NaN if it was never evaluated
 * @param modelFile the model of the best evaluation
 */
public record TrainingResult(
    long step, boolean finished, double heldOutBitsPerSample, Path modelFile) {}
