package org.wavenet4j.model;

/** How a past sample enters the network. */
public enum InputEncoding {
  /** A one-hot vector over the quantizer's codes: the first layer is a table look-up. */
  ONE_HOT("one-hot"),
  /** The amplitude itself, one number in [-1, 1]. */
  SCALAR("scalar");

  private final String label;

  InputEncoding(String label) {
    this.label = label;
  }

  /** The name that recipes and model files use. */
  public String label() {
    return label;
  }

  /** The encoding of that {@link #label}. */
  public static InputEncoding of(String label) {
    for (InputEncoding encoding : values()) {
      if (encoding.label.equals(label)) {
        return encoding;
      }
    }
    throw new IllegalArgumentException(
        "encoding: \"" + label + "\" is not known, expected \"one-hot\" or \"scalar\"");
  }
}
