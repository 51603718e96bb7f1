package org.wavenet4j.train.data;

/**
 * A source that gave no piece.
 *
 * @param source its name, as in {@link CorpusItem#source}
 * @param sourceSha256 of the source and of everything that shaped the result, hexadecimal; empty if
 *     it could not even be read
 * @param reason why
 * @param detail what is wrong with an unreadable file, as "is empty"; empty for other reasons
 * @param audioSha256 of what was made from it, where that is a duplicate; else empty
 * @param frames of sound left out, at the corpus's rate; 0 where that is not known
 */
public record SkippedPiece(
    String source,
    String sourceSha256,
    Reason reason,
    String detail,
    String audioSha256,
    long frames) {
  /** Why a source gave no piece. */
  public enum Reason {
    /** It is damaged, cut short or not audio. */
    UNREADABLE("unreadable"),
    /** It is shorter than the manifest's {@code minimumSeconds}. */
    TOO_SHORT("too-short"),
    /** The sound is, sample for sample, that of a piece before it. */
    DUPLICATE("duplicate");

    private final String label;

    Reason(String label) {
      this.label = label;
    }

    /** The name that corpora use. */
    public String label() {
      return label;
    }

    /** The reason of that {@link #label}. */
    static Reason of(String label) {
      for (Reason reason : values()) {
        if (reason.label.equals(label)) {
          return reason;
        }
      }
      throw new IllegalArgumentException("reason: \"" + label + "\" is not known");
    }
  }
}
