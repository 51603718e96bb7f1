package org.wavenet4j.train.data;

import java.nio.file.Path;

/** What plays the notes of a corpus that is made from MIDI files. */
public sealed interface Instrument {
  /** Above the instrument's own one gain for all pieces, -60 to 60. */
  double gainDb();

  /**
   * Recorded notes.
   *
   * @param folder of {@code 060-C4.flac} and the like, as {@code piano-demo/samples}
   */
  record Samples(Path folder, double gainDb) implements Instrument {
    /** Checks the bounds. */
    public Samples {
      checkGain(gainDb);
    }
  }

  /**
   * Program 0 of bank 0 of a soundfont.
   *
   * @param file SoundFont 2
   */
  record Soundfont(Path file, double gainDb) implements Instrument {
    /** Checks the bounds. */
    public Soundfont {
      checkGain(gainDb);
    }
  }

  private static void checkGain(double gainDb) {
    if (!(gainDb >= -60 && gainDb <= 60)) {
      throw new IllegalArgumentException("gainDb: " + gainDb + ", expected -60 to 60");
    }
  }
}
