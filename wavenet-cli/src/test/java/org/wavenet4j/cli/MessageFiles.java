package org.wavenet4j.cli;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;

/**
 * Files that calls of several kinds are about, and where they write others.
 *
 * @param folder of all of them
 * @param model of a network that is told nothing
 * @param notesModel of one that is told notes
 * @param midi a note
 * @param corpus one piece of its test split, tone2, has notes
 * @param noted a corpus of the same sound, in which every piece has notes
 * @param untested a corpus of the same rate, all in the split "train"
 * @param faster a corpus of twice the rate
 */
record MessageFiles(
    Path folder,
    Path model,
    Path notesModel,
    Path midi,
    Path corpus,
    Path noted,
    Path untested,
    Path faster) {
  /** A device without room, where the system has one. */
  static final Path FULL_DEVICE = Path.of("/dev/full");

  /** In a manifest: that no piece is left out of training. */
  static final String ALL_TRAINED = "\nsplit: {by: hash, valid: 0, test: 0}";

  /** In a manifest: twelve recordings. */
  static final String TONES = "kind: audio-folder\nfolder: tones/audio" + ALL_TRAINED;

  /** Writes those that all cases share. */
  static MessageFiles in(Path folder) throws IOException {
    TinyMidi notes = new TinyMidi().note(60, 0, 200);
    Path tones = Files.createDirectory(folder.resolve("tones"));
    return new MessageFiles(
        folder,
        TinyModel.write(folder.resolve("model.safetensors"), 0.5),
        TinyModel.write(TinyModel.NOTES_SPEC, folder.resolve("notes-model"), 0.3),
        notes.write(folder.resolve("piece.mid")),
        NoteCorpus.prepare(tones, TinyModel.SAMPLE_RATE_HZ, Map.of("tone2.wav", notes)),
        NoteCorpus.prepare(
            Files.createDirectory(folder.resolve("noted")), TinyModel.SAMPLE_RATE_HZ, all(notes)),
        prepared(folder, "untested", TinyModel.SAMPLE_RATE_HZ),
        prepared(folder, "faster", 2 * TinyModel.SAMPLE_RATE_HZ));
  }

  private static Map<String, TinyMidi> all(TinyMidi notes) {
    Map<String, TinyMidi> all = new HashMap<>();
    for (int i = 0; i < ToneCorpus.PIECES; i++) {
      all.put("tone" + i + ".wav", notes);
    }
    return all;
  }

  private static Path prepared(Path folder, String name, int sampleRateHz) throws IOException {
    Path manifest =
        Files.writeString(folder.resolve(name + ".yaml"), manifest(sampleRateHz, TONES));
    Path prepared = folder.resolve(name);
    Captured run = Captured.run("prepare", manifest + "", "--out", prepared + "");
    if (run.exitCode() != 0) {
      throw new IllegalStateException(run.err());
    }
    return prepared;
  }

  private static String manifest(int sampleRateHz, String content) {
    return """
    name: made
    source: made for a test
    licence: CC0
    sampleRateHz: %d
    minimumSeconds: 0.1
    %s
    """
        .formatted(sampleRateHz, content);
  }

  /**
   * A manifest of sound at the tiny model's rate, beside the other files.
   *
   * @param content its other keys, from line 6 on
   */
  Path manifest(String content) {
    try {
      Path file = Files.createTempFile(folder, "manifest", ".yaml");
      return Files.writeString(file, manifest(TinyModel.SAMPLE_RATE_HZ, content));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** The preparation of what a manifest says, into a folder of its own. */
  static Provocation prepare(String where, Path manifest) {
    return Provocation.of(where, "prepare", manifest + "", "--out", manifest + ".corpus");
  }

  /** A file in the folder, with the folders that lead to it. */
  Path write(String name, byte[] bytes) {
    try {
      Path file = folder.resolve(name);
      Files.createDirectories(file.getParent());
      return Files.write(file, bytes);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** The same of text. */
  Path write(String name, String text) {
    return write(name, text.getBytes(StandardCharsets.UTF_8));
  }
}
