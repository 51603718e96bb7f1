package org.wavenet4j.train.data;

import com.code_intelligence.jazzer.junit.FuzzTest;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.io.TempDir;
import org.wavenet4j.fuzz.Hostile;

/** Any bytes as a manifest; the pieces of what is read can be dealt out. */
class ManifestFuzzTest {
  @TempDir private Path folder;

  @FuzzTest
  void anyBytes(byte[] bytes) throws IOException {
    Optional<Manifest> manifest = Hostile.read(bytes, folder.resolve("any.yaml"), Manifest::read);
    if (manifest.isPresent() && !(manifest.get().split() instanceof SplitRule.ByMaestroList)) {
      List<String> names = List.of("a.wav", "b/c.flac", "d.mp3");
      Hostile.requireEqual(3, manifest.get().split().assign(names).size());
      Hostile.requireEqual(true, manifest.get().minimumFrames() >= 1);
      Hostile.requireEqual(1L, manifest.get().settings().lines().count());
    }
  }
}
