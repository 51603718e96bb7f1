package org.wavenet4j.train.tile;

import java.util.Arrays;
import java.util.List;

/** What global conditioning adds to a block's bias, {@code U g}: one row an example. */
final class GlobalBias {
  private final Bias bias;
  private final int gates;
  private final int channels;
  private final int offset; // of U, [2D][E]
  private float[][] rows = {};

  GlobalBias(Bias bias, int gates, int channels, int offset) {
    this.bias = bias;
    this.gates = gates;
    this.channels = channels;
    this.offset = offset;
  }

  /**
   * Takes the weights, after the bias has taken its own.
   *
   * @param globals {@code [B][E]}
   */
  void pack(float[] parameters, float[][] globals) {
    rows = new float[globals.length][];
    int half = bias.row().length / 2;
    for (int b = 0; b < globals.length; b++) {
      rows[b] = bias.row().clone();
      for (int o = 0; o < 2 * gates; o++) {
        float sum = 0;
        for (int e = 0; e < channels; e++) {
          sum += parameters[offset + o * channels + e] * globals[b][e];
        }
        rows[b][o / gates * half + o % gates] += sum;
      }
    }
  }

  /** The bias of an example, as a frame has its channels. */
  float[] row(int example) {
    return rows[example];
  }

  /** Puts U's gradient where it belongs, before the bias adds up its sums. */
  void collect(List<Span> spans, GradientSums sums, float[][] globals, float[] gradients) {
    Arrays.fill(gradients, offset, offset + 2 * gates * channels, 0f);
    for (Span span : spans) {
      float[] taskSums = sums.of(span.task());
      float[] g = globals[span.example()];
      for (int o = 0; o < 2 * gates; o++) {
        float sum = bias.sum(taskSums, o);
        for (int e = 0; e < channels; e++) {
          gradients[offset + o * channels + e] += sum * g[e];
        }
      }
    }
  }
}
