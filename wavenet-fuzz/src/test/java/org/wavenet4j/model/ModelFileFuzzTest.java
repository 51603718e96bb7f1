package org.wavenet4j.model;

import com.code_intelligence.jazzer.junit.FuzzTest;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.provider.MethodSource;
import org.wavenet4j.fuzz.Hostile;
import org.wavenet4j.run.PackedWeights;
import org.wavenet4j.run.Precision;

/**
 * Any bytes as a model file and as a file of tones; what is read is written and read again, and a
 * model can be packed in every precision.
 */
class ModelFileFuzzTest {
  private static final ToneSpec TONES = new ToneSpec(1, List.of(0, 64));

  @TempDir private Path folder;

  /** A network without anything, one with everything, and tones of their own. */
  static Stream<byte[]> files() throws IOException {
    List<byte[]> files = new ArrayList<>();
    Path file = Files.createTempFile("tiny-", ".safetensors");
    for (String spec : List.of(TinyModels.SPEC, TinyModels.TONAL_SPEC)) {
      ModelFile.write(TinyModels.of(spec), file);
      files.add(Files.readAllBytes(file));
    }
    TonesFile.write(TinyModels.tones(TONES), file);
    files.add(Files.readAllBytes(file));
    Files.delete(file);
    return files.stream();
  }

  @MethodSource("files")
  @FuzzTest
  void anyBytes(byte[] bytes) throws IOException {
    Path file = folder.resolve("any.safetensors");
    Path written = folder.resolve("written.safetensors");
    Optional<Model> model = Hostile.read(bytes, file, ModelFile::read);
    if (model.isPresent()) {
      ModelFile.write(model.get(), written);
      Hostile.requireEqual(facts(model.get()), facts(ModelFile.read(written)));
      for (Precision precision : Precision.values()) {
        new PackedWeights(model.get(), precision);
      }
    }
    Optional<Tones> tones = Hostile.read(bytes, file, any -> TonesFile.read(any, TONES));
    if (tones.isPresent()) {
      TonesFile.write(tones.get(), written);
      Hostile.requireEqual(bits(tones.get()), bits(TonesFile.read(written, TONES)));
    }
  }

  private static Object bits(Tones tones) {
    return Bits.of(TonesFile.tensors(tones));
  }

  private static List<Object> facts(Model model) {
    List<Object> facts =
        new ArrayList<>(
            List.of(model.spec(), model.provenance(), model.sound(), model.precisionCost()));
    for (TensorSpec tensor : model.weights().tensors()) {
      facts.add(Bits.of(model.weights().get(tensor.name())));
    }
    model.tones().ifPresent(tones -> facts.add(bits(tones)));
    return facts;
  }
}
