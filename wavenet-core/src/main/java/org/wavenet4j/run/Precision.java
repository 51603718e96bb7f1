package org.wavenet4j.run;

import java.util.Arrays;
import org.wavenet4j.UsageError;
import org.wavenet4j.vector.PairPanels;
import org.wavenet4j.vector.PanelStore;
import org.wavenet4j.vector.Panels;
import org.wavenet4j.vector.WeightPanels;

/** How weights are kept while a network runs. Sums are always single precision. */
public enum Precision {
  /** As in the model file: 24 significant bits. */
  FP32("fp32"),

  /** bfloat16, 8 significant bits: half the memory traffic, which sets the pace. */
  BF16("bf16");

  private final String label;

  Precision(String label) {
    this.label = label;
  }

  /** The name that a person chooses it by. */
  public String label() {
    return label;
  }

  /**
   * The precision of that name.
   *
   * @throws UsageError if there is none
   */
  public static Precision of(String label) {
    return Arrays.stream(values())
        .filter(precision -> precision.label.equals(label))
        .findFirst()
        .orElseThrow(() -> new UsageError("precision: " + label + ", expected fp32 or bf16"));
  }

  Panels pack(WeightPanels weights, PanelStore store) {
    return this == BF16 ? PairPanels.of(weights, store) : WeightPanels.of(weights, store);
  }
}
