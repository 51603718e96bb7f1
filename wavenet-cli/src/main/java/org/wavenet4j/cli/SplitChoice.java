package org.wavenet4j.cli;

import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.wavenet4j.UsageError;
import org.wavenet4j.train.data.Corpus;
import org.wavenet4j.train.data.CorpusItem;
import org.wavenet4j.train.data.Split;

/**
 * One split of a corpus or several, taken as one.
 *
 * @param splits at least one
 */
record SplitChoice(Set<Split> splits) {
  /**
   * Reads {@code test} or {@code valid,test}.
   *
   * @throws UsageError if a name is unknown
   */
  static SplitChoice of(String labels) {
    try {
      return new SplitChoice(
          Arrays.stream(labels.split(",", -1))
              .map(Split::of)
              .collect(Collectors.toCollection(() -> EnumSet.noneOf(Split.class))));
    } catch (IllegalArgumentException e) {
      throw new UsageError(
          "--split: " + labels + ", expected train, valid or test, or several as valid,test", e);
    }
  }

  /** The pieces, in the corpus's order. */
  List<CorpusItem> items(Corpus corpus) {
    return corpus.items().stream().filter(item -> splits.contains(item.split())).toList();
  }

  /** As it is chosen: {@code valid,test}. */
  String label() {
    return splits.stream().map(Split::label).collect(Collectors.joining(","));
  }
}
