package org.wavenet4j.train.loop;

import com.code_intelligence.jazzer.junit.FuzzTest;
import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.io.TempDir;
import org.wavenet4j.fuzz.Hostile;

/** Any bytes as a run's log, which is read, and cut where a run goes on. */
class TrainingLogFuzzTest {
  @TempDir private Path folder;

  @FuzzTest
  void anyBytes(byte[] bytes) throws IOException {
    Path file = folder.resolve("log.jsonl");
    Hostile.read(bytes, file, TrainingLog::read);
    if (Hostile.read(bytes, file, TrainingLogFuzzTest::cut).isPresent()) {
      TrainingLog.read(file);
    }
  }

  private static Path cut(Path file) {
    new RunLog(file).truncateAfter(100);
    return file;
  }
}
