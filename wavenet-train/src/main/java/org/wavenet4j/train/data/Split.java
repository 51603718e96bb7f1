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
}
