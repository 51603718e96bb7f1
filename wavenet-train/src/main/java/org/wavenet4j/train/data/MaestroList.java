package org.wavenet4j.train.data;

import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.wavenet4j.Printable;
import org.wavenet4j.UserError;

/**
 * The list of performances that MAESTRO has beside its folders (Hawthorne et al. 2019,
 * arXiv:1810.12247), {@code maestro-v3.0.0.csv}.
 *
 * @param file the list
 * @param performances in its order
 */
record MaestroList(Path file, List<Performance> performances) {
  /**
   * One recording with its notes.
   *
   * @param line of the list
   * @param split as published, by composition
   * @param midiFile relative to the list's folder
   * @param audioFile relative to the list's folder
   */
  record Performance(int line, Split split, String midiFile, String audioFile) {}

  /**
   * Reads a list, without a look at the files that it names.
   *
   * @throws UserError naming file and line
   */
  static MaestroList read(Path file) {
    CsvTable table = CsvTable.read(file, "MAESTRO's list of performances (CSV)");
    int split = table.column("split");
    int midi = table.column("midi_filename");
    int audio = table.column("audio_filename");
    List<Performance> performances = new ArrayList<>();
    Set<String> names = new HashSet<>();
    for (CsvTable.Row row : table.rows()) {
      Performance performance =
          new Performance(
              row.line(),
              split(file, row, row.fields().get(split)),
              inside(file, row, row.fields().get(midi)),
              inside(file, row, row.fields().get(audio)));
      if (!names.add(performance.audioFile())) {
        throw problem(
            file, row, Printable.of(performance.audioFile()) + " a second time, expected it once");
      }
      performances.add(performance);
    }
    if (performances.isEmpty()) {
      throw new UserError(file + ": lists no performance, expected at least one");
    }
    return new MaestroList(file, List.copyOf(performances));
  }

  private static Split split(Path file, CsvTable.Row row, String label) {
    return switch (label) {
      case "train" -> Split.TRAIN;
      case "validation" -> Split.VALID;
      case "test" -> Split.TEST;
      default ->
          throw problem(
              file,
              row,
              "split: \"" + Printable.of(label) + "\", expected train, validation or test");
    };
  }

  /** A list from a stranger leads to no other folder, and its names can be told. */
  private static String inside(Path file, CsvTable.Row row, String name) {
    try {
      Path path = Path.of(name).normalize();
      if (!name.isEmpty() && Printable.is(name) && !path.isAbsolute() && !path.startsWith("..")) {
        return name;
      }
    } catch (InvalidPathException e) {
      throw new UserError(
          told(file, row, "\"" + Printable.of(name) + "\" is no path, expected one"), e);
    }
    throw problem(
        file, row, "\"" + Printable.of(name) + "\", expected a file in the list's folder");
  }

  private static UserError problem(Path file, CsvTable.Row row, String problem) {
    return new UserError(told(file, row, problem));
  }

  private static String told(Path file, CsvTable.Row row, String problem) {
    return "%s, line %d: %s".formatted(file, row.line(), problem);
  }

  /** A source a performance, also where its files are missing. */
  List<PieceSource> sources() {
    Path folder = file.toAbsolutePath().getParent();
    return performances.stream()
        .map(performance -> source(folder == null ? file : folder, performance))
        .toList();
  }

  private PieceSource source(Path folder, Performance performance) {
    String name = performance.audioFile();
    for (String needed : List.of(name, performance.midiFile())) {
      if (!Files.isRegularFile(folder.resolve(needed))) {
        String missing = needed.equals(name) ? "is missing" : needed + " is missing";
        return new MissingPiece(
            name, "%s (%s, line %d)".formatted(missing, file.getFileName(), performance.line()));
      }
    }
    return new NotedPiece(
        new FilePiece(folder.resolve(name), name),
        new MidiFile(folder.resolve(performance.midiFile())),
        performance.midiFile());
  }
}
