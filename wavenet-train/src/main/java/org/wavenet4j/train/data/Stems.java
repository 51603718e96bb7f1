package org.wavenet4j.train.data;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.wavenet4j.train.decode.AudioDecoder;

/** Pairs recordings with the MIDI files beside them, by their names without extension. */
final class Stems {
  private final Map<String, List<String>> midi = new TreeMap<>(); // names by stem
  private final Map<String, List<String>> audio = new TreeMap<>();
  private final Map<String, Path> files;

  private Stems(Map<String, Path> files) {
    this.files = files;
    files.forEach(
        (name, file) ->
            (MidiFile.knows(file) ? midi : audio)
                .computeIfAbsent(stem(name), s -> new ArrayList<>())
                .add(name));
  }

  /**
   * A source a recording, and one for each file without partner, which says so.
   *
   * @throws org.wavenet4j.UserError if the folder cannot be read or holds neither kind
   */
  static List<PieceSource> in(Path folder, Path excluded) {
    return new Stems(
            FolderScan.scan(
                folder,
                excluded,
                file -> MidiFile.knows(file) || AudioDecoder.knows(file),
                "recordings with MIDI files, expected pairs like x.wav and x.mid"))
        .sources();
  }

  private List<PieceSource> sources() {
    List<PieceSource> sources = new ArrayList<>();
    audio.forEach((stem, names) -> names.forEach(name -> sources.add(recording(stem, name))));
    midi.forEach(
        (stem, names) -> {
          if (!audio.containsKey(stem)) {
            String reason = "has no recording beside it, expected one like " + stem + ".wav";
            names.forEach(name -> sources.add(new MissingPiece(name, reason)));
          }
        });
    return sources;
  }

  private PieceSource recording(String stem, String name) {
    List<String> notes = midi.getOrDefault(stem, List.of());
    if (notes.isEmpty()) {
      return new MissingPiece(name, "has no MIDI file beside it, expected " + stem + ".mid");
    }
    if (notes.size() > 1) {
      return new MissingPiece(
          name, "has " + String.join(" and ", notes) + " beside it, expected one of them");
    }
    String midiName = notes.get(0);
    return new NotedPiece(new FilePiece(file(name), name), new MidiFile(file(midiName)), midiName);
  }

  private Path file(String name) {
    Path file = files.get(name);
    if (file == null) {
      throw new IllegalArgumentException("name: " + name + " is not among the files");
    }
    return file;
  }

  private static String stem(String name) {
    return name.substring(0, name.lastIndexOf('.'));
  }
}
