package org.wavenet4j.train.data;

import org.wavenet4j.train.decode.AudioSource;
import org.wavenet4j.train.decode.UnreadableAudio;
import org.wavenet4j.train.piano.Piano;

/**
 * A piece that is a MIDI file, played on a piano. Nothing of it is held: thousands may be open.
 *
 * @param file its notes
 * @param name its path inside the folder, separated by /, in Unicode's form NFC
 * @param piano that plays it
 */
record MidiPiece(MidiFile file, String name, Piano piano) implements PieceSource {
  @Override
  public String sha256() throws UnreadableAudio {
    return Sha256.of(Sha256.of(file.bytes()) + "\n" + piano.fingerprint());
  }

  @Override
  public AudioSource open() throws UnreadableAudio {
    return piano.play(file.notes().notes());
  }

  @Override
  public byte[] midi() throws UnreadableAudio {
    return file.bytes();
  }
}
