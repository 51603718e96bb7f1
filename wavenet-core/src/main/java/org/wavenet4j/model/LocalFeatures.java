package org.wavenet4j.model;

/** What local conditioning tells a network: who trains or runs it must supply the same. */
public enum LocalFeatures {
  /** Features that the caller gives, of any meaning. */
  GIVEN("given"),
  /** Notes of a piano, as {@code org.wavenet4j.notes.PianoRoll} makes them from MIDI files. */
  NOTES("notes");

  private final String label;

  LocalFeatures(String label) {
    this.label = label;
  }

  /** The name that recipes and model files use. */
  public String label() {
    return label;
  }

  /** The features of that {@link #label}. */
  public static LocalFeatures of(String label) {
    for (LocalFeatures features : values()) {
      if (features.label.equals(label)) {
        return features;
      }
    }
    throw new IllegalArgumentException(
        "localFeatures: \"" + label + "\" is not known, expected \"given\" or \"notes\"");
  }
}
