package org.wavenet4j.train.search;

import com.code_intelligence.jazzer.junit.FuzzTest;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.junit.jupiter.api.io.TempDir;
import org.wavenet4j.fuzz.Hostile;

/** Any bytes as what a search keeps of a candidate; what is read is written and read again. */
class ResultFuzzTest {
  @TempDir private Path folder;

  @FuzzTest
  void anyBytes(byte[] bytes) throws IOException {
    SearchFolder search = new SearchFolder(folder);
    Path file = search.resultFile(1);
    Files.createDirectories(file.getParent());
    Optional<CandidateResult> result =
        Hostile.read(bytes, file, any -> search.result(1).orElseThrow());
    if (result.isPresent()) {
      Hostile.requireEqual(result.get(), ResultJson.read(ResultJson.write(result.get())));
    }
  }
}
