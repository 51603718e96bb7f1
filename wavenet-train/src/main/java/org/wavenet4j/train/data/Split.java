package org.wavenet4j.train.data;

/** The part of a corpus that a piece belongs to; pieces are never cut between splits. */
public enum Split {
  /** Trained on. */
  TRAIN("train"),
  /** Looked at while training: the best checkpoint is chosen by it. */
  VALID("valid"),
  /** Measured once, at the end. */
  TEST("test");

  private final String label;

  Split(String label) {
    this.label = label;
  }

  /** The name that manifests and corpora use. */
  public String label() {
    return label;
  }

  /** The split of that {@link #label}. */
  public static Split of(String label) {
    for (Split split : values()) {
      if (split.label.equals(label)) {
        return split;
      }
    }
    throw new IllegalArgumentException(
        "split: \"" + label + "\" is not known, expected \"train\", \"valid\" or \"test\"");
  }
}
