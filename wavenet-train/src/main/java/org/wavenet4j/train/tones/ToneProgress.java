package org.wavenet4j.train.tones;

import org.wavenet4j.Range;

/**
 * How a {@link ToneFit} stands.
 *
 * @param pass passes done: 0 when the fit begins, {@code passes} once when it ends
 * @param passes in all, at least 1
 * @param explainedDb how far what the tones leave of the training pieces is below them; 0 before
 *     the first pass
 */
public record ToneProgress(int pass, int passes, double explainedDb) {
  /** Checks the bounds. */
  public ToneProgress {
    Range.check("passes", passes, 1, Integer.MAX_VALUE);
    Range.check("pass", pass, 0, passes);
  }

  /** Whether the tones are found. */
  public boolean finished() {
    return pass == passes;
  }
}
