package org.wavenet4j.model;

import com.code_intelligence.jazzer.junit.FuzzTest;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.junit.jupiter.api.io.TempDir;
import org.wavenet4j.fuzz.Hostile;

/** Any text as a network's description; what is read is written and read again. */
class SpecJsonFuzzTest {
  @TempDir private Path folder;

  @FuzzTest
  void anyText(byte[] text) throws IOException {
    Optional<WaveNetSpec> spec =
        Hostile.read(
            text, folder.resolve("spec.json"), file -> SpecJson.fromJson(Files.readString(file)));
    if (spec.isPresent()) {
      Hostile.requireEqual(spec.get(), SpecJson.fromJson(SpecJson.toJson(spec.get())));
      TensorNames.of(spec.get()).forEach(TensorSpec::length);
    }
  }
}
