package org.wavenet4j.train.search;

import java.util.List;

/**
 * How a search ended.
 *
 * @param results of the candidates, in order
 * @param finished whether these are all; false where it was asked to stop
 */
public record SearchResult(List<CandidateResult> results, boolean finished) {
  /** Keeps a copy. */
  public SearchResult {
    results = List.copyOf(results);
  }
}
