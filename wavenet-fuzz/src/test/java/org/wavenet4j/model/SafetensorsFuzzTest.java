package org.wavenet4j.model;

import com.code_intelligence.jazzer.junit.DictionaryEntries;
import com.code_intelligence.jazzer.junit.FuzzTest;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Optional;
import org.junit.jupiter.api.io.TempDir;
import org.wavenet4j.fuzz.Hostile;

/** Any bytes as a {@code .safetensors} file; what is read is written and read again. */
class SafetensorsFuzzTest {
  @TempDir private Path folder;

  @DictionaryEntries({
    "\"__metadata__\":{",
    "\"dtype\":\"F32\"",
    "\"BF16\"",
    "\"shape\":[",
    "\"data_offsets\":[0,4]",
    "}}"
  })
  @FuzzTest
  void anyBytes(byte[] bytes) throws IOException {
    Optional<Safetensors> read =
        Hostile.read(bytes, folder.resolve("any.safetensors"), Safetensors::read);
    if (read.isPresent()) {
      Path written = folder.resolve("written.safetensors");
      read.get().write(written);
      Safetensors again = Safetensors.read(written);
      Hostile.requireEqual(read.get().metadata(), again.metadata());
      Hostile.requireEqual(Bits.of(read.get().tensors()), Bits.of(again.tensors()));
    }
  }
}
