package org.wavenet4j.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.wavenet4j.train.tones.ToneProgress;

class TrainingJobTest {
  private static final long SECOND = 1_000_000_000L;

  private long nowNs;

  @Test
  void theFitOfTonesIsOneLineThatASentenceReplaces() {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    PrintStream out = new PrintStream(bytes, true, StandardCharsets.UTF_8);
    try (ProgressLine progress = new ProgressLine("train", out, true, () -> nowNs)) {
      TrainingJob.Listener listener = new TrainingJob.Listener(progress);
      for (ToneProgress told :
          List.of(
              new ToneProgress(0, 16, 0),
              new ToneProgress(7, 16, 15.12),
              new ToneProgress(16, 16, 17.69))) {
        listener.tones(told);
        nowNs += 7 * SECOND;
      }
      progress.update(0, "x");
    }
    String first = "tones   0 %  16 passes over the training pieces";
    String later = "tones  44 %  pass 7 of 16, 15.1 dB explained  0:09 left";
    assertEquals(
        "\r%s\r%s\r%s\rTones of 88 keys: 17.7 dB of the training pieces explained.\n\rtrain   0 %%  x\n"
            .formatted(first, later, " ".repeat(later.length())),
        bytes.toString(StandardCharsets.UTF_8).replace(System.lineSeparator(), "\n"));
  }
}
