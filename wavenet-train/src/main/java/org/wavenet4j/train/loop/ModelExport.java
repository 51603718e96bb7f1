package org.wavenet4j.train.loop;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;
import org.deeplearning4j.nn.graph.ComputationGraph;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.wavenet4j.model.Model;
import org.wavenet4j.model.Provenance;
import org.wavenet4j.model.SoundProfile;
import org.wavenet4j.model.Tones;
import org.wavenet4j.model.Weights;
import org.wavenet4j.train.data.Corpus;
import org.wavenet4j.train.device.Compute;
import org.wavenet4j.train.graph.WaveNetGraph;
import org.wavenet4j.train.recipe.Recipe;
import org.wavenet4j.train.recipe.RecipeWriter;

/** A trained graph as a model: its tensors by walking the spec, and where it comes from. */
final class ModelExport {
  private ModelExport() {}

  /**
   * Makes a model, of which nobody has measured yet what 16-bit weights cost it.
   *
   * @param weights laid out as the graph's parameters
   * @param sound of the corpus's training pieces
   * @param tones that it was trained with
   */
  static Model model(
      WaveNetGraph network,
      INDArray weights,
      Recipe recipe,
      Corpus corpus,
      Optional<SoundProfile> sound,
      Optional<Tones> tones,
      long step,
      double bitsPerSample) {
    Weights tensors = network.weights(weights);
    Provenance provenance =
        new Provenance(
            RecipeWriter.toYaml(recipe),
            corpus.hash(),
            recipe.seed(),
            step,
            bitsPerSample,
            versions());
    return new Model(recipe.model(), tensors, provenance, sound, Optional.empty(), tones);
  }

  private static Map<String, String> versions() {
    return Map.of(
        "compute",
        Compute.current().line(),
        "jdk",
        System.getProperty("java.vm.version"),
        "deeplearning4j",
        version(ComputationGraph.class, "org.deeplearning4j/deeplearning4j-nn"),
        "wavenet4j",
        version(ModelExport.class, "org.wavenet4j/wavenet-train"));
  }

  /** What Maven wrote into a class's jar; "development" for classes that lie in a folder. */
  private static String version(Class<?> type, String artifact) {
    Properties properties = new Properties();
    try (InputStream in =
        type.getResourceAsStream("/META-INF/maven/" + artifact + "/pom.properties")) {
      if (in != null) {
        properties.load(in);
      }
    } catch (IOException e) {
      throw new UncheckedIOException("a resource of the class path cannot be read", e);
    }
    return properties.getProperty("version", "development");
  }
}
