package org.wavenet4j.train.loop;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;
import org.wavenet4j.AtomicFile;
import org.wavenet4j.IoReason;
import org.wavenet4j.UserError;

/** {@code log.jsonl}: one line a report. */
final class RunLog {
  private static final ObjectMapper JSON = new ObjectMapper();

  private final Path file;

  RunLog(Path file) {
    this.file = file;
  }

  void append(TrainingReport report) {
    ObjectNode line = JSON.createObjectNode();
    line.put("step", report.step());
    line.put("seconds", report.seconds());
    line.put("samples", report.samples());
    line.put("trainBitsPerSample", report.trainBitsPerSample());
    if (report.evaluated()) {
      line.put("heldOutBitsPerSample", report.heldOutBitsPerSample());
    }
    if (report.conditioned()) {
      line.put("conditioningGain", report.conditioningGain());
    }
    line.put("learningRate", report.learningRate());
    line.put("samplesPerSecond", report.samplesPerSecond());
    try {
      Files.writeString(
          file,
          JSON.writeValueAsString(line) + "\n",
          StandardOpenOption.CREATE,
          StandardOpenOption.APPEND);
    } catch (IOException e) {
      throw failure(e);
    }
  }

  /**
   * Removes lines after a step, and a last line that was cut off: a resumed run writes them again.
   */
  void truncateAfter(long step) {
    if (!Files.exists(file)) {
      return;
    }
    try {
      List<String> kept = new ArrayList<>();
      for (String line : Files.readAllLines(file)) {
        if (isUpTo(line, step)) {
          kept.add(line + "\n");
        }
      }
      byte[] content = String.join("", kept).getBytes(StandardCharsets.UTF_8);
      AtomicFile.write(file, content);
    } catch (IOException e) {
      throw failure(e);
    }
  }

  private static boolean isUpTo(String line, long step) {
    try {
      JsonNode node = JSON.readTree(line).path("step");
      return node.isIntegralNumber() && node.asLong() <= step;
    } catch (IOException e) {
      return false; // cut off in the middle of writing
    }
  }

  private UserError failure(IOException e) {
    return new UserError(file + ": cannot be written (" + IoReason.of(e) + ")", e);
  }
}
