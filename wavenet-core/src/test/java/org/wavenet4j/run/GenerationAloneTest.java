package org.wavenet4j.run;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import com.fasterxml.jackson.core.JsonFactory;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Path;
import java.util.function.Function;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.wavenet4j.model.Model;
import org.wavenet4j.model.ModelFile;
import org.wavenet4j.vector.Tanh;

/**
 * A model file, the JDK, jackson-core, wavenet-vector and this module: all that generating takes.
 */
class GenerationAloneTest {
  /** What runs with nothing else on the class path. */
  public static final class FromFile implements Function<Path, float[]> {
    @Override
    public float[] apply(Path file) {
      Generator generator = Generator.of(ModelFile.read(file), new Sampling(4, 1));
      float[] out = new float[300];
      generator.generate(out, 0, out.length);
      return out;
    }
  }

  private static URL home(Class<?> type) {
    return type.getProtectionDomain().getCodeSource().getLocation();
  }

  @Test
  void modelFileIsAllThatIsNeeded(@TempDir Path folder) throws Exception {
    Path file = folder.resolve("model.safetensors");
    Model model = RandomModels.model(RandomModels.tinySpec(), 6);
    ModelFile.write(model, file);
    float[] expected = new float[300];
    Generator.of(model, new Sampling(4, 1)).generate(expected, 0, expected.length);
    URL[] only = {
      home(Generator.class), home(FromFile.class), home(JsonFactory.class), home(Tanh.class)
    };
    try (URLClassLoader alone = new URLClassLoader(only, ClassLoader.getPlatformClassLoader())) {
      assertThrows(ClassNotFoundException.class, () -> alone.loadClass(Test.class.getName()));
      Class<?> type = alone.loadClass(FromFile.class.getName());
      assertNotEquals(FromFile.class, type);
      Object generated =
          type.getMethod("apply", Path.class).invoke(type.getConstructor().newInstance(), file);
      assertEquals(float[].class, generated.getClass());
      assertArrayEquals(expected, (float[]) generated);
    }
  }
}
