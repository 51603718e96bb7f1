package org.wavenet4j.run;

/**
 * One stream's sound as its notes alone let expect it. A frame's amplitude has the same bits
 * whatever was asked for before; frames that follow each other come quickest.
 */
@FunctionalInterface
public interface ToneTrack {
  /** For a network that is told no notes. */
  ToneTrack SILENT = frame -> 0;

  /**
   * The amplitude of an audio frame, full scale 1.
   *
   * @param frame counted from the start of the signal, at least 0
   */
  float at(long frame);
}
