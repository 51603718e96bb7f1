package org.wavenet4j.train.device;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.ServiceLoader;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.nd4j.linalg.factory.Nd4jBackend;

class ServicesWithoutCudaTest {
  private static final String SERVICE = "META-INF/services/org.nd4j.linalg.factory.Nd4jBackend";

  @TempDir private Path folder;

  @Test
  void theCudaBackEndIsNotEvenAsked() throws IOException {
    Path file = folder.resolve(SERVICE);
    Files.createDirectories(file.getParent());
    // The class does not exist: asking for it would be an error.
    Files.writeString(file, "# a licence\norg.nd4j.linalg.jcublas.JCublasBackend");
    URL[] path = {folder.toUri().toURL()};
    try (URLClassLoader both = new URLClassLoader(path, getClass().getClassLoader())) {
      assertEquals(2, Collections.list(both.getResources(SERVICE)).size());
      List<String> asked = new ArrayList<>();
      for (Nd4jBackend backend :
          ServiceLoader.load(Nd4jBackend.class, new ServicesWithoutCuda(both))) {
        asked.add(backend.getClass().getSimpleName());
      }
      assertEquals(List.of("CpuBackend"), asked);
    }
  }

  @Test
  void otherFilesStayVisible() throws IOException {
    Path file = folder.resolve("org.nd4j.txt");
    Files.writeString(file, "org.nd4j.linalg.jcublas.JCublasBackend");
    URL[] path = {folder.toUri().toURL()};
    try (URLClassLoader parent = new URLClassLoader(path, null)) {
      assertEquals(
          file.toUri().toURL(),
          new ServicesWithoutCuda(parent).getResources("org.nd4j.txt").nextElement());
    }
  }
}
