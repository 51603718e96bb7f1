package org.wavenet4j.train.loop;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.wavenet4j.UserError;
import org.wavenet4j.model.Safetensors;
import org.wavenet4j.train.data.WindowCursor;

class CheckpointTest {
  private static final Checkpoint.Progress PROGRESS =
      new Checkpoint.Progress(3, 1.5, 96, new WindowCursor(1, 2), Double.NaN, 7.5, 32, "00");

  @TempDir private Path folder;

  @Test
  void whatIsWrittenIsRead() {
    assertEquals(PROGRESS, Checkpoint.read(written(Map.of())).progress());
  }

  @Test
  void countersThatNoRunHasAreRefused() {
    assertRefused("step", "-3", "step: -3, expected at least 0");
    assertRefused("pendingSamples", "-1", "pendingSamples: -1, expected at least 0");
    assertRefused("seconds", "NaN", "seconds: NaN, expected at least 0");
    assertRefused("samples", "a\u001b\nb", "For input string: \"a??b\"");
  }

  private void assertRefused(String key, String value, String problem) {
    Path file = written(Map.of(key, value));
    UserError refused = assertThrows(UserError.class, () -> Checkpoint.read(file));
    assertEquals(file + ": is damaged (" + problem + ")", refused.getMessage());
  }

  /** A checkpoint in which some metadata were changed. */
  private Path written(Map<String, String> changes) {
    Path file = folder.resolve("step-3.safetensors");
    new Checkpoint(PROGRESS, new float[] {1}, new float[] {0, 2}, new float[] {1}).write(file);
    Safetensors content = Safetensors.read(file);
    Map<String, String> metadata = new TreeMap<>(content.metadata());
    metadata.putAll(changes);
    new Safetensors(metadata, content.tensors()).write(file);
    return file;
  }
}
