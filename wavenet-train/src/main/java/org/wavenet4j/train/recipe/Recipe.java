package org.wavenet4j.train.recipe;

import java.nio.file.Path;
import org.wavenet4j.model.WaveNetSpec;

/**
 * One run, complete: a recipe shows every value that matters.
 *
 * @param name of the run; the run folder is {@code runs/NAME} unless told otherwise
 * @param seed of weights and window order
 * @param corpus folder that {@code wavenet prepare} wrote, relative to the working directory
 * @param model the network
 * @param training steps and optimizer
 * @param evaluation on held-out audio
 * @param checkpoints what is kept
 */
public record Recipe(
    String name,
    long seed,
    Path corpus,
    WaveNetSpec model,
    TrainingRecipe training,
    EvaluationRecipe evaluation,
    CheckpointRecipe checkpoints) {}
