package org.wavenet4j.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;

class ShellTest {
  @Test
  void aCommandLineCanBePastedWhateverIsInItsPaths() {
    Shell shell = new Shell(System.out, System.err, false, "./wavenet", Path.of(""));
    assertEquals(
        "./wavenet train 'my runs/a/recipe.yaml' --run runs/a-1 'it'\\''s'",
        shell.commandLine("train", Path.of("my runs/a/recipe.yaml"), "--run", "runs/a-1", "it's"));
  }
}
