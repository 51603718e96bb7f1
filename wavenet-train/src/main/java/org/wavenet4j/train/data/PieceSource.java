package org.wavenet4j.train.data;

import org.wavenet4j.train.decode.AudioSource;
import org.wavenet4j.train.decode.UnreadableAudio;

/** Where one piece of a corpus comes from. */
interface PieceSource {
  /** Unique among the sources, by which manifests list it and reports name it. */
  String name();

  /** Unique in the corpus; a safe file name without extension. That of the name, unless told. */
  default String id() {
    return PieceId.of(name());
  }

  /** What a person is told the piece comes from: its name, unless told. */
  default String origin() {
    return name();
  }

  /** SHA-256, hexadecimal, of all that the sound is made of. */
  String sha256() throws UnreadableAudio;

  /** The sound, from its start. */
  AudioSource open() throws UnreadableAudio;

  /** The standard MIDI file of the sound, aligned at its frame 0; empty if there is none. */
  byte[] midi() throws UnreadableAudio;
}
