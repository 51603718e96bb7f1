package org.wavenet4j.model;

import java.util.List;
import org.wavenet4j.Range;

/**
 * The context stack: convolutions over local features at their own rate, which see as far ahead as
 * back, before the features are repeated for the samples (Hawthorne et al. 2018, section 5,
 * arXiv:1810.12247). Layer i: {@code y[f] = b + sum_k W_k x[f + (k - (K-1)/2) d_i]}, then a leaky
 * rectifier, {@code max(y, 0.2 y)}, but for the last, which is linear: a tanh saturates on a piano
 * roll. Features before the first frame, and after the last where there is one, are zeros.
 *
 * @param channels A, of every layer; 0 for no context stack
 * @param kernelSize K, odd; 1 for no context stack
 * @param dilations in feature frames, one a layer; empty for no context stack
 */
public record ContextSpec(int channels, int kernelSize, List<Integer> dilations) {
  /** Features go into the stack as they are. */
  public static final ContextSpec NONE = new ContextSpec(0, 1, List.of());

  /** What is left of values below 0 in the leaky rectifier. */
  public static final double LEAK = 0.2;

  static final int MOST_LAYERS = 32;

  /** Checks the bounds. */
  public ContextSpec {
    dilations = List.copyOf(dilations);
    Range.check("dilations.size", dilations.size(), 0, MOST_LAYERS);
    boolean none = dilations.isEmpty();
    Range.check("channels", channels, none ? 0 : 1, none ? 0 : 4096);
    Range.check("kernelSize", kernelSize, 1, none ? 1 : 63);
    if (kernelSize % 2 == 0) {
      throw new IllegalArgumentException("kernelSize: " + kernelSize + ", expected an odd number");
    }
    for (int i = 0; i < dilations.size(); i++) {
      Range.check("dilations[" + i + "]", dilations.get(i), 1, 1 << 12);
    }
  }

  /** Number of layers. */
  public int layers() {
    return dilations.size();
  }

  /** Whether there are any. */
  public boolean exists() {
    return !dilations.isEmpty();
  }

  /** Feature frames that it sees on either side of a frame. */
  public int reachFrames() {
    return dilations.stream().mapToInt(dilation -> (kernelSize - 1) / 2 * dilation).sum();
  }
}
