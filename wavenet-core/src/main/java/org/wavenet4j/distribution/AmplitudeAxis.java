package org.wavenet4j.distribution;

import java.util.Arrays;
import org.wavenet4j.audio.Quantizer;

/**
 * Amplitudes: a code's bin is what the quantizer encodes to it, so that narrow and wide bins share
 * one distribution of sound. Immutable; equal where the quantizers are.
 */
public final class AmplitudeAxis implements Axis {
  private final Quantizer quantizer;
  private final double[] edges; // [levels]: where each code's bin begins
  private final double leastScale;

  /** The bins of a quantizer. */
  public AmplitudeAxis(Quantizer quantizer) {
    this.quantizer = quantizer;
    this.edges = new double[quantizer.levels()];
    Arrays.setAll(edges, quantizer::lowerEdge);
    double narrowest = Double.POSITIVE_INFINITY;
    for (int code = 2; code < edges.length; code++) {
      narrowest = Math.min(narrowest, edges[code] - edges[code - 1]);
    }
    this.leastScale = narrowest / 8;
  }

  @Override
  public int levels() {
    return edges.length;
  }

  @Override
  public double lowerEdge(int code) {
    return edges[code];
  }

  @Override
  public double leastScale() {
    return leastScale;
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof AmplitudeAxis axis && axis.quantizer.equals(quantizer);
  }

  @Override
  public int hashCode() {
    return quantizer.hashCode();
  }

  @Override
  public String toString() {
    return "amplitudes of " + quantizer.label();
  }
}
