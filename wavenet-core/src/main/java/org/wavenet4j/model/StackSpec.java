package org.wavenet4j.model;

import java.util.List;
import org.wavenet4j.Range;

/**
 * A run of residual blocks of one width.
 *
 * @param residualChannels width of the residual path, R
 * @param gateChannels width of filter and of gate, D each
 * @param kernelSize taps of every dilated convolution, K, 1 to 64
 * @param dilations one a block, in frames, in order; at least one block
 */
public record StackSpec(
    int residualChannels, int gateChannels, int kernelSize, List<Integer> dilations) {
  static final int MOST_LAYERS = 1024;

  // A tensor of 1 GiB: every size in bytes fits an int.
  private static final int MOST_WEIGHTS = 1 << 28;

  /** Checks each value and keeps a copy of the list. */
  public StackSpec {
    dilations = List.copyOf(dilations);
    Range.check("residualChannels", residualChannels, 1, 4096);
    Range.check("gateChannels", gateChannels, 1, 4096);
    Range.check("kernelSize", kernelSize, 1, 64);
    Range.check("dilations.size", dilations.size(), 1, MOST_LAYERS);
    for (int i = 0; i < dilations.size(); i++) {
      Range.check("dilations[" + i + "]", dilations.get(i), 1, 1 << 20);
    }
    long weights = 2L * gateChannels * kernelSize * residualChannels;
    if (weights > MOST_WEIGHTS) {
      throw new IllegalArgumentException(
          "kernelSize: %d, which with gateChannels %d and residualChannels %d is %d weights a block, expected at most %d"
              .formatted(kernelSize, gateChannels, residualChannels, weights, MOST_WEIGHTS));
    }
  }

  /** Number of blocks. */
  public int layers() {
    return dilations.size();
  }
}
