package org.wavenet4j.train.data;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.wavenet4j.IoReason;
import org.wavenet4j.UserError;
import org.wavenet4j.notes.MidiNotes;

/**
 * The notes of a corpus's pieces, from the MIDI files beside their sound. Nothing is held. Safe for
 * use by several threads.
 */
public final class CorpusMidi {
  private final Corpus corpus;

  /** Reads from the files of {@code corpus}. */
  public CorpusMidi(Corpus corpus) {
    this.corpus = corpus;
  }

  /**
   * The notes of a piece, aligned with its sound at frame 0.
   *
   * @throws UserError if the piece has no MIDI file, or it is gone or damaged
   */
  public MidiNotes read(CorpusItem item) {
    Path file = file(item);
    byte[] midi;
    try {
      midi = Files.readAllBytes(file);
    } catch (IOException e) {
      throw damaged(file, "cannot be read (" + IoReason.of(e) + ")", e);
    }
    try {
      return MidiNotes.parse(midi, file.toString());
    } catch (UserError e) {
      throw damaged(file, "is not the MIDI file that was prepared", e);
    }
  }

  /**
   * Looks whether each piece of a split has its MIDI file.
   *
   * @throws UserError naming the first that has none
   */
  public void check(Split split) {
    corpus.items(split).forEach(this::file);
  }

  private Path file(CorpusItem item) {
    if (item.midiFile().isEmpty()) {
      throw new UserError(
          "%s: the piece %s has no MIDI file, which a network that is told notes needs.\n"
                  .formatted(corpus.folder(), item.id())
              + "Take a corpus that has MIDI beside its sound, or a recipe with localChannels: 0.");
    }
    Path file = corpus.folder().resolve(item.midiFile());
    if (!Files.isRegularFile(file)) {
      throw new UserError("%s: is missing. %s".formatted(file, CorpusAudio.cure(corpus)));
    }
    return file;
  }

  private UserError damaged(Path file, String problem, Exception cause) {
    return new UserError("%s: %s. %s".formatted(file, problem, CorpusAudio.cure(corpus)), cause);
  }
}
