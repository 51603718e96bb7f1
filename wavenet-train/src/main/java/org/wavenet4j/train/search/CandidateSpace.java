package org.wavenet4j.train.search;

import java.util.List;
import java.util.Map;
import org.deeplearning4j.arbiter.optimize.api.AbstractParameterSpace;
import org.deeplearning4j.arbiter.optimize.api.ParameterSpace;

/**
 * Settings of a recipe, one for each space, as a space that Arbiter draws from. It never refuses
 * what is drawn: Arbiter would not count such a candidate, and draw for ever where all are bad.
 * Whether settings fit each other is seen when they are tried.
 */
final class CandidateSpace extends AbstractParameterSpace<List<String>> {
  private final List<Leaf> leaves;

  private record Leaf(String path, Space space, ParameterSpace<?> values) {}

  /** Spaces by path, in their order. */
  CandidateSpace(Map<String, Space> spaces) {
    this.leaves =
        spaces.entrySet().stream()
            .map(entry -> new Leaf(entry.getKey(), entry.getValue(), entry.getValue().leaf()))
            .toList();
  }

  /** Each {@code path=value}. */
  @Override
  public List<String> getValue(double[] genes) {
    return leaves.stream()
        .map(leaf -> leaf.path() + "=" + leaf.space().text(leaf.values().getValue(genes)))
        .toList();
  }

  @Override
  public int numParameters() {
    return leaves.size();
  }

  @Override
  @SuppressWarnings("rawtypes") // as the interface has it
  public List<ParameterSpace> collectLeaves() {
    return leaves.stream().<ParameterSpace>map(Leaf::values).toList();
  }

  @Override
  public boolean isLeaf() {
    return false;
  }

  @Override
  public void setIndices(int... indices) {
    throw new UnsupportedOperationException("only leaves have indices");
  }
}
