package org.wavenet4j.cli.doctor;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;

/**
 * Soundfonts that a dataset file could name; nothing needs one.
 *
 * @param files found
 * @param place where one could be put
 */
record SoundfontCheck(List<Path> files, Path place) {
  private static final String NAME = "soundfonts";
  private static final int MOST_TOLD = 3;

  /** Searches the folders where packages and people put them. */
  static SoundfontCheck ofMachine(Path home) {
    List<Path> places =
        List.of(
            home.resolve("Library/Audio/Sounds/Banks"),
            home.resolve(".local/share/sounds/sf2"),
            home.resolve(".local/share/soundfonts"),
            Path.of("/Library/Audio/Sounds/Banks"),
            Path.of("/usr/local/share/sounds/sf2"),
            Path.of("/usr/local/share/soundfonts"),
            Path.of("/usr/share/sounds/sf2"),
            Path.of("/usr/share/soundfonts"));
    boolean mac = System.getProperty("os.name").startsWith("Mac");
    return in(places, places.get(mac ? 0 : 1));
  }

  static SoundfontCheck in(List<Path> places, Path place) {
    List<Path> files = new ArrayList<>();
    for (Path folder : places) {
      if (Files.isReadable(folder) && Files.isDirectory(folder)) {
        files.addAll(soundfonts(folder));
      }
    }
    return new SoundfontCheck(files, place);
  }

  private static List<Path> soundfonts(Path folder) {
    try (Stream<Path> files = Files.list(folder)) {
      return files
          .filter(file -> file.toString().toLowerCase(Locale.ROOT).endsWith(".sf2"))
          .sorted()
          .toList();
    } catch (IOException | UncheckedIOException e) {
      return List.of(); // a folder that vanished or may not be listed holds none for this user
    }
  }

  Finding finding() {
    if (files.isEmpty()) {
      return Finding.note(
          NAME,
          "none in the usual places: MIDI files are rendered on the piano that ships",
          "If another is wanted, put an .sf2 file into %s; datasets/midi-folder.yaml shows how to name it."
              .formatted(place));
    }
    List<String> told = files.stream().limit(MOST_TOLD).map(Path::toString).toList();
    int more = files.size() - told.size();
    return Finding.good(
        NAME, String.join(", ", told) + (more == 0 ? "" : " and " + more + " more"));
  }
}
