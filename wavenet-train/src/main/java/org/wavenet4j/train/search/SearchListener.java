package org.wavenet4j.train.search;

import java.util.List;
import org.wavenet4j.train.loop.TrainingListener;

/**
 * Is told how a search goes, and as a {@link TrainingListener} how each candidate's training does.
 */
public interface SearchListener extends TrainingListener {
  /** A candidate is tried now; not told of one whose result is kept from before. */
  void begins(int number, List<String> settings);

  /**
   * A candidate's result is known.
   *
   * @param kept whether it is so from before
   * @param results all so far, this one last
   */
  void ended(CandidateResult result, boolean kept, List<CandidateResult> results);
}
