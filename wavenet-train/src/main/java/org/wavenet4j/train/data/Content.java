package org.wavenet4j.train.data;

import java.nio.file.Path;

/** What a corpus is made of. */
public sealed interface Content {
  /**
   * Every audio file in a folder and the folders in it.
   *
   * @param folder absolute, or relative to the working directory
   */
  record AudioFolder(Path folder) implements Content {}

  /**
   * Every MIDI file in a folder and the folders in it, played on one instrument.
   *
   * @param folder absolute, or relative to the working directory
   * @param instrument that plays
   */
  record MidiFolder(Path folder, Instrument instrument) implements Content {}

  /**
   * Recordings with their notes, in the layout of MAESTRO.
   *
   * @param csv the list of performances, in the folder that its file names start from
   */
  record Maestro(Path csv) implements Content {}

  /**
   * Recordings in a folder and the folders in it, each with a MIDI file of the same name beside it.
   *
   * @param folder absolute, or relative to the working directory
   */
  record Stems(Path folder) implements Content {}

  /**
   * Scores and etudes, played on the sampled piano.
   *
   * @param folder that holds {@code scores} and {@code samples}
   * @param etudeSeed chooses the etudes
   * @param etudeCount at least 0
   */
  record PianoDemo(Path folder, long etudeSeed, int etudeCount) implements Content {
    /** Checks the count. */
    public PianoDemo {
      if (etudeCount < 0 || etudeCount > 10_000) {
        throw new IllegalArgumentException("etudeCount: " + etudeCount + ", expected 0 to 10000");
      }
    }
  }
}
