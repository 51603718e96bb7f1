package org.wavenet4j.train.loop;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.wavenet4j.UserError;

class TrainingLogTest {
  private static final String FIRST =
      "{\"step\":1,\"seconds\":0.5,\"samples\":800,\"trainBitsPerSample\":8.01,"
          + "\"heldOutBitsPerSample\":8.02,\"learningRate\":0.001}\n";
  private static final String SECOND =
      "{\"step\":2,\"seconds\":1.5,\"samples\":1600,\"trainBitsPerSample\":7.5,"
          + "\"learningRate\":0.002}\n";

  @TempDir private Path folder;

  private Path log(String text) throws IOException {
    return Files.writeString(folder.resolve("log.jsonl"), text);
  }

  @Test
  void everyLineIsAnEntryAndWhatWasNotEvaluatedIsNaN() throws IOException {
    assertEquals(
        List.of(
            new LogEntry(1, 0.5, 800, 8.01, 8.02, 0.001),
            new LogEntry(2, 1.5, 1600, 7.5, Double.NaN, 0.002)),
        TrainingLog.read(log(FIRST + SECOND)));
  }

  @Test
  void aLineThatWasCutOffWhileWritingIsLeftOut() throws IOException {
    assertEquals(1, TrainingLog.read(log(FIRST + SECOND.substring(0, 30))).size());
    assertEquals(List.of(), TrainingLog.read(log("")));
  }

  @Test
  void aBrokenLineIsNamed() throws IOException {
    Path log = log(FIRST + "oops\n" + SECOND);
    UserError error = assertThrows(UserError.class, () -> TrainingLog.read(log));
    assertEquals(log + ", line 2: not JSON, expected one object a line", error.getMessage());
  }
}
