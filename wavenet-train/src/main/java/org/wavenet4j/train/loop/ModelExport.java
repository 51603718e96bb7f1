package org.wavenet4j.train.loop;

import java.util.Map;
import java.util.Objects;
import org.deeplearning4j.nn.graph.ComputationGraph;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.wavenet4j.model.Model;
import org.wavenet4j.model.Provenance;
import org.wavenet4j.train.data.Corpus;
import org.wavenet4j.train.graph.WaveNetGraph;
import org.wavenet4j.train.recipe.Recipe;
import org.wavenet4j.train.recipe.RecipeWriter;

/** A trained graph as a model: its tensors by walking the spec, and where it comes from. */
final class ModelExport {
  private ModelExport() {}

  /**
   * Makes a model.
   *
   * @param weights laid out as the graph's parameters
   */
  static Model model(
      WaveNetGraph network,
      INDArray weights,
      Recipe recipe,
      Corpus corpus,
      long step,
      double bitsPerSample) {
    return new Model(
        recipe.model(),
        network.weights(weights),
        new Provenance(
            RecipeWriter.toYaml(recipe),
            corpus.hash(),
            recipe.seed(),
            step,
            bitsPerSample,
            versions()));
  }

  private static Map<String, String> versions() {
    return Map.of(
        "jdk",
        System.getProperty("java.vm.version"),
        "deeplearning4j",
        implementation(ComputationGraph.class),
        "wavenet4j",
        implementation(ModelExport.class));
  }

  private static String implementation(Class<?> type) {
    return Objects.requireNonNullElse(type.getPackage().getImplementationVersion(), "unknown");
  }
}
