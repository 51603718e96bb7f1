package org.wavenet4j.train.loop;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RunLogTest {
  @TempDir private Path folder;

  @Test
  void aLineHoldsTheScoresThatThereAre() throws IOException {
    Path file = folder.resolve("log.jsonl");
    RunLog log = new RunLog(file);
    log.append(new TrainingReport(1, 9, 2, 3, 4, Double.NaN, Double.NaN, 0.5, 6));
    log.append(new TrainingReport(2, 9, 2, 3, 4, 7, Double.NaN, 0.5, 6));
    log.append(new TrainingReport(3, 9, 2, 3, 4, 7, 0.25, 0.5, 6));
    String rest = ",\"learningRate\":0.5,\"samplesPerSecond\":6.0}";
    String begin = ",\"seconds\":2.0,\"samples\":3,\"trainBitsPerSample\":4.0";
    assertEquals(
        List.of(
            "{\"step\":1" + begin + rest,
            "{\"step\":2" + begin + ",\"heldOutBitsPerSample\":7.0" + rest,
            "{\"step\":3"
                + begin
                + ",\"heldOutBitsPerSample\":7.0,\"conditioningGain\":0.25"
                + rest),
        Files.readAllLines(file));
  }
}
