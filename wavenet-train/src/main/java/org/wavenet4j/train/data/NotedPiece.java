package org.wavenet4j.train.data;

import org.wavenet4j.train.decode.AudioSource;
import org.wavenet4j.train.decode.UnreadableAudio;

/**
 * A piece that is a recording with its notes in a file beside it, both from the same moment on.
 *
 * @param recording its sound, which names the piece
 * @param notes in a file
 * @param midiName of that file, for people
 */
record NotedPiece(FilePiece recording, MidiFile notes, String midiName) implements PieceSource {
  @Override
  public String name() {
    return recording.name();
  }

  @Override
  public String id() {
    return recording.id();
  }

  @Override
  public String origin() {
    return recording.origin();
  }

  @Override
  public String sha256() throws UnreadableAudio {
    return Sha256.of(recording.sha256() + "\n" + Sha256.of(midi()));
  }

  /** Notes that cannot be read make the sound useless, so they are looked at first. */
  @Override
  public AudioSource open() throws UnreadableAudio {
    try {
      notes.notes();
    } catch (UnreadableAudio e) {
      throw named(e);
    }
    return recording.open();
  }

  @Override
  public byte[] midi() throws UnreadableAudio {
    try {
      return notes.bytes();
    } catch (UnreadableAudio e) {
      throw named(e);
    }
  }

  private UnreadableAudio named(UnreadableAudio problem) {
    return new UnreadableAudio(midiName + ": " + problem.reason(), problem);
  }
}
