package org.wavenet4j.vector;

import java.util.ArrayList;
import java.util.List;

/**
 * Where weights lie in an array of panels: as many of eight vectors as there are, then one of four,
 * of two and of one where they are left over. A panel is {@code [in][width]} without gaps, so that
 * memory is read in one stream, by a loop for panels of that width whose step is a constant: then
 * the compiler moves all bounds checks out of it.
 */
final class PanelLayout {
  /** The widest panel, in vectors: their sums and what they need fit into 16 registers. */
  private static final int WIDEST = 8;

  /**
   * A run of outputs of one panel.
   *
   * @param output first of them, counted from the slice's first
   * @param width of the run
   * @param start where the weight of input 0 lies
   * @param step to that of the next input; the width unless the run is only a part of its panel
   */
  record Run(int output, int width, int start, int step) {}

  private final int inputs;
  private final int first;
  private final int pitch;
  private final List<Run> whole; // of the matrix that this is a slice of
  private final Run[] runs;

  private PanelLayout(int inputs, int first, int pitch, List<Run> whole) {
    this.inputs = inputs;
    this.first = first;
    this.pitch = pitch;
    this.whole = whole;
    this.runs =
        whole.stream()
            .filter(run -> run.output + run.width > first && run.output < first + pitch)
            .map(run -> cut(run, first, first + pitch))
            .toArray(Run[]::new);
  }

  private static Run cut(Run run, int first, int end) {
    int from = Math.max(run.output, first);
    int to = Math.min(run.output + run.width, end);
    return new Run(from - first, to - from, run.start + from - run.output, run.step);
  }

  /** Panels one after the other, from {@code start} on. */
  static PanelLayout of(int inputs, int outputs, int start) {
    int pitch = FrameMatrix.padded(outputs);
    int lanes = VectorApi.lanes();
    List<Run> runs = new ArrayList<>();
    int next = start;
    for (int output = 0; output < pitch; ) {
      int vectors = Math.min(WIDEST, Integer.highestOneBit((pitch - output) / lanes));
      int width = vectors * lanes;
      runs.add(new Run(output, width, next, width));
      next = Math.addExact(next, Math.multiplyExact(inputs, width));
      output += width;
    }
    return new PanelLayout(inputs, 0, pitch, List.copyOf(runs));
  }

  PanelLayout slice(int from, int columns) {
    if (from < 0
        || columns < 0
        || from > pitch - columns
        || from != FrameMatrix.padded(from)
        || columns != FrameMatrix.padded(columns)) {
      throw new IllegalArgumentException(
          "columns: %d from %d on, expected whole vectors of %d".formatted(columns, from, pitch));
    }
    return new PanelLayout(inputs, first + from, columns, whole);
  }

  /** Rows of a panel. */
  int inputs() {
    return inputs;
  }

  /** Outputs, in whole vectors. */
  int pitch() {
    return pitch;
  }

  /** Values that a matrix of that size takes. */
  static int length(int inputs, int outputs) {
    return Math.multiplyExact(inputs, FrameMatrix.padded(outputs));
  }

  int runs() {
    return runs.length;
  }

  Run run(int index) {
    return runs[index];
  }

  /** Where a weight lies. */
  int index(int input, int output) {
    for (Run run : runs) {
      if (output < run.output + run.width) {
        return run.start + input * run.step + output - run.output;
      }
    }
    throw new IndexOutOfBoundsException("output " + output + " of " + pitch);
  }
}
