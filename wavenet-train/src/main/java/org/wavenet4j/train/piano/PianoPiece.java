package org.wavenet4j.train.piano;

/** One piece of the demo corpus. */
public interface PianoPiece {
  /** Unique in the corpus; a safe file name without extension. */
  String id();

  /** What it is played from, relative to the datasets folder. */
  String source();

  /**
   * SHA-256, hexadecimal, of everything that shapes the sound: the notes, the samples, the
   * renderer's version.
   */
  String fingerprint();

  /**
   * Plays it: mono, full scale -1 to 1, at the rate that {@link PianoCorpus#pieces} was given.
   * Frame 0 is tick 0 of {@link #midi()}. Always the same samples; not for two threads at once, not
   * even on two pieces of one list.
   */
  float[] render();

  /** The standard MIDI file. */
  byte[] midi();
}
