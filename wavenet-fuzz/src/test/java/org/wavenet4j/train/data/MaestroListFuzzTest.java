package org.wavenet4j.train.data;

import com.code_intelligence.jazzer.junit.FuzzTest;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Optional;
import org.junit.jupiter.api.io.TempDir;
import org.wavenet4j.fuzz.Hostile;

/** Any bytes as MAESTRO's list of performances, which leads to no file outside its folder. */
class MaestroListFuzzTest {
  @TempDir private Path folder;

  @FuzzTest
  void anyBytes(byte[] bytes) throws IOException {
    Optional<MaestroList> list = Hostile.read(bytes, folder.resolve("any.csv"), MaestroList::read);
    if (list.isPresent()) {
      for (MaestroList.Performance performance : list.get().performances()) {
        requireInside(performance.audioFile());
        requireInside(performance.midiFile());
      }
      Hostile.requireEqual(list.get().performances().size(), list.get().sources().size());
    }
  }

  private void requireInside(String name) {
    Hostile.requireEqual(true, folder.resolve(name).normalize().startsWith(folder));
  }
}
