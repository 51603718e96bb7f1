package org.wavenet4j.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ShellTest {
  @Test
  void aCommandLineCanBePastedWhateverIsInItsPaths() {
    Shell shell = new Shell(System.out, System.err, false, "./wavenet", Path.of(""));
    assertEquals(
        "./wavenet train 'my runs/a/recipe.yaml' --run runs/a-1 'it'\\''s'",
        shell.commandLine("train", Path.of("my runs/a/recipe.yaml"), "--run", "runs/a-1", "it's"));
  }

  @Test
  void whatShipsIsFoundFromAnyFolderAndNothingElseOfTheProjectIs(@TempDir Path home)
      throws IOException {
    Shell shell = new Shell(System.out, System.err, false, "wavenet", home);
    Path shipped = Path.of("configs/only-the-project-has-this.yaml");
    Path run = Path.of("runs/only-the-project-has-this.yaml");
    for (Path file : new Path[] {shipped, run}) {
      Files.createDirectories(home.resolve(file).getParent());
      Files.createFile(home.resolve(file));
    }
    assertEquals(home.resolve(shipped), shell.orShipped(shipped));
    assertEquals(run, shell.orShipped(run));
    assertEquals(Path.of("configs/nobody.yaml"), shell.orShipped(Path.of("configs/nobody.yaml")));
    assertEquals(Path.of("/"), shell.orShipped(Path.of("/")));
  }
}
