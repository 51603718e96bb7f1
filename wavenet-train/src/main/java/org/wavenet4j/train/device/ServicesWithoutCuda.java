package org.wavenet4j.train.device;

import java.io.IOException;
import java.io.InputStream;
import java.net.URL;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Enumeration;
import java.util.List;

/**
 * A class path whose service files do not name ND4J's CUDA back end. ND4J takes the back end of
 * highest priority that says it is available, and priorities are environment variables, which a
 * Java process cannot set for itself; a back end that is not listed is not even asked.
 */
final class ServicesWithoutCuda extends ClassLoader {
  private static final String SERVICES = "META-INF/services/org.nd4j.";
  private static final String CUDA_PACKAGE = "org.nd4j.linalg.jcublas.";

  ServicesWithoutCuda(ClassLoader parent) {
    super(parent);
  }

  @Override
  public Enumeration<URL> getResources(String name) throws IOException {
    Enumeration<URL> all = super.getResources(name);
    if (!name.startsWith(SERVICES)) {
      return all;
    }
    List<URL> kept = new ArrayList<>();
    while (all.hasMoreElements()) {
      URL file = all.nextElement();
      if (!text(file).contains(CUDA_PACKAGE)) {
        kept.add(file);
      }
    }
    return Collections.enumeration(kept);
  }

  private static String text(URL file) throws IOException {
    try (InputStream in = file.openStream()) {
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    }
  }
}
