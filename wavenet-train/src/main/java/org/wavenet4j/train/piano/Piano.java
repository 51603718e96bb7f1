package org.wavenet4j.train.piano;

import java.nio.file.Path;
import java.util.List;
import org.wavenet4j.UserError;
import org.wavenet4j.notes.NoteEvent;
import org.wavenet4j.train.decode.AudioSource;

/**
 * Plays notes: their velocities, and how long the dampers are off the strings. The same notes are
 * the same samples, whatever was played before. Not for several threads at once, not even by two
 * sources of one piano.
 */
public interface Piano {
  /** SHA-256, hexadecimal, of all that shapes the sound besides the notes. */
  String fingerprint();

  /**
   * The sound of {@code notes}, mono, at a rate of the piano's own; a stroke at s seconds begins at
   * s seconds, to half a sample.
   */
  AudioSource play(List<NoteEvent> notes);

  /**
   * A piano of recorded notes, as the one that ships, at the one gain that the demo corpus has.
   *
   * @param samples folder of {@code 060-C4.flac} and the like: mono, 16 bit, 16,000 Hz
   * @param gainDb above that gain
   * @throws UserError if they are not there
   */
  static Piano ofSamples(Path samples, double gainDb) {
    return new RecordedPiano(SampleBank.open(samples), gainDb);
  }

  /**
   * The first program of a soundfont's first bank, by the JDK's own synthesizer, without reverb and
   * chorus. One gain for all pieces makes ten keys at full velocity peak 1.5 times full scale,
   * however loud the soundfont is: hardly any music comes near that.
   *
   * @param soundfont a file in SoundFont 2 format
   * @param sampleRateHz at which strokes lie on samples: the corpus's
   * @param gainDb above that gain
   * @throws UserError if it is no such file, or Java was started without what the synthesizer needs
   */
  static Piano ofSoundfont(Path soundfont, int sampleRateHz, double gainDb) {
    return new SoundfontPiano(Soundfont.read(soundfont), sampleRateHz, gainDb);
  }
}
