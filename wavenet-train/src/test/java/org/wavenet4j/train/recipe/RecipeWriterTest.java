package org.wavenet4j.train.recipe;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class RecipeWriterTest {
  @TempDir private Path folder;

  @Test
  void writesEveryKeyInAFixedOrder() throws IOException {
    assertEquals(
        """
        name: tiny
        seed: 7
        corpus: corpora/tiny
        model:
          sampleRateHz: 16000
          quantizer: mu-law-256
          input:
            encoding: one-hot
            kernelSize: 2
          stacks:
            - residualChannels: 8
              gateChannels: 6
              kernelSize: 2
              dilations: [1, 2, 4]
            - residualChannels: 4
              gateChannels: 6
              kernelSize: 3
              dilations: [1]
          skipChannels: 16
          postChannels: 32
          distribution:
            type: categorical
          conditioning:
            localChannels: 0
            localHopFrames: 1
            globalChannels: 0
        training:
          steps: 60
          batch: 2
          windowFrames: 1024
          pastNoiseCodes: 0.0
          workers: 1
          learningRate:
            peak: 0.004
            warmUpSteps: 5
            finalFraction: 0.02
          adam:
            beta1: 0.9
            beta2: 0.99
            epsilon: 1.0e-8
          clipGradientNorm: 1.0
          averageDecay: 0.999
          logEverySteps: 10
        evaluation:
          everySteps: 30
          windows: 4
          windowFrames: 8192
        checkpoints:
          everySteps: 20
          keep: 2
        """,
        RecipeWriter.toYaml(read(RecipeText.YAML)));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "corpora/tiny",
        "/a b/c",
        "yes",
        "12",
        "1e5",
        "~",
        "a: b #c",
        "\"'\\",
        "\u00e9tude \u266b",
        "tab\there",
        "\uD834\uDD1E",
        "null",
        "-",
        "\u007f\u0085",
      })
  void readsBackAnEqualRecipeWhateverTheFolderIsCalled(String corpus) throws IOException {
    Recipe tiny = read(RecipeText.YAML);
    Recipe recipe =
        new Recipe(
            "2024", // A name that YAML would take for a number.
            Long.MIN_VALUE,
            Path.of(corpus),
            tiny.model(),
            new TrainingRecipe(
                60,
                2,
                1024,
                0,
                0.5,
                3,
                new LearningRate(1.0 / 3, 0, 1e-300),
                tiny.training().adam(),
                1e22,
                0,
                1),
            tiny.evaluation(),
            tiny.checkpoints());
    assertEquals(recipe, read(RecipeWriter.toYaml(recipe)));
  }

  private Recipe read(String yaml) throws IOException {
    Path file = folder.resolve("recipe.yaml");
    Files.writeString(file, yaml);
    return RecipeReader.read(file, List.of());
  }
}
