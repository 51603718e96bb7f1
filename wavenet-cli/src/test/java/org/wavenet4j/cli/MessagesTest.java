package org.wavenet4j.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Every message of the command line is provoked and read. A message that no call here provokes
 * fails the test. All of them can be read in {@code target/messages.txt}.
 */
class MessagesTest {
  /** Places that no call in a test comes to. */
  private static final Map<String, String> NOT_PROVOKED =
      new TreeMap<>(
          Map.of(
              "PianoTask.run", "an interrupt, which ends the process; PianoTaskTest stops it",
              "SoundDelivery.run", "an interrupt, which ends the process; .ci/run interrupts it",
              "RunSummary.heldOut", "the training refuses a corpus without pieces before"));

  @TempDir private static Path folder;
  private static final List<Told> TOLD = new ArrayList<>();

  @BeforeAll
  static void provokeAll() throws IOException {
    if (!Files.exists(MessageCases.FULL_DEVICE)) {
      NOT_PROVOKED.put("OutputFile.cannotBeWritten", "there is no device that is always full");
    }
    new MessageCases(folder).all().forEach(provocation -> TOLD.add(provocation.told()));
    Files.writeString(
        Path.of("target/messages.txt"),
        TOLD.stream().map(Told::block).collect(Collectors.joining()));
  }

  @Test
  void everyMessageSaysWhereWhatAndWhatToDo() {
    Map<String, List<String>> breaches = new TreeMap<>();
    for (Told told : TOLD) {
      if (!told.breaches().isEmpty()) {
        breaches.put(told.message(), told.breaches());
      }
    }
    assertEquals(Map.of(), breaches);
  }

  @Test
  void everyMessageOfTheCommandLineIsProvokedHere() {
    Set<CreationSite> provoked = new TreeSet<>();
    TOLD.forEach(told -> provoked.addAll(told.sites()));
    Set<CreationSite> missing = CreationSite.in("org.wavenet4j.cli");
    missing.removeAll(provoked);
    Map<String, Set<CreationSite>> unexplained = new TreeMap<>();
    for (CreationSite site : missing) {
      if (!NOT_PROVOKED.containsKey(site.name())) {
        unexplained.computeIfAbsent(site.name(), name -> new TreeSet<>()).add(site);
      }
    }
    assertEquals(Map.of(), unexplained, "add a call that provokes it to MessageCases");
    Set<String> names = missing.stream().map(CreationSite::name).collect(Collectors.toSet());
    assertEquals(NOT_PROVOKED.keySet(), names, "no reason is needed for what is provoked");
  }
}
