package org.wavenet4j.train.loop;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.wavenet4j.UserError;

/** Reads {@code log.jsonl}: one JSON object a line, as the training loop writes it. */
public final class TrainingLog {
  private TrainingLog() {}

  /**
   * Every entry, in order. A last line without its end is left out: the run was killed while it
   * wrote.
   *
   * @throws UserError naming the line that is none
   */
  public static List<LogEntry> read(Path file) throws IOException {
    String text = Files.readString(file);
    String[] lines = text.substring(0, text.lastIndexOf('\n') + 1).split("\n", -1);
    ObjectMapper mapper = new ObjectMapper();
    List<LogEntry> entries = new ArrayList<>();
    for (int i = 0; i < lines.length; i++) {
      if (!lines[i].isBlank()) {
        try {
          entries.add(entry(mapper.readTree(lines[i])));
        } catch (JsonProcessingException e) {
          throw new UserError(
              file + ", line " + (i + 1) + ": not JSON, expected one object a line", e);
        }
      }
    }
    return entries;
  }

  private static LogEntry entry(JsonNode line) {
    return new LogEntry(
        line.path("step").asLong(),
        line.path("seconds").asDouble(),
        line.path("samples").asLong(),
        line.path("trainBitsPerSample").asDouble(Double.NaN),
        line.path("heldOutBitsPerSample").asDouble(Double.NaN),
        line.path("learningRate").asDouble());
  }
}
