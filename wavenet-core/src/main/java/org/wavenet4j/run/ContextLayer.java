package org.wavenet4j.run;

import java.util.ArrayList;
import java.util.List;
import org.wavenet4j.model.ContextSpec;
import org.wavenet4j.model.Model;
import org.wavenet4j.model.TensorNames;
import org.wavenet4j.vector.FrameMatrix;
import org.wavenet4j.vector.PanelStore;
import org.wavenet4j.vector.Panels;
import org.wavenet4j.vector.WeightPanels;

/**
 * One layer of the context stack, packed.
 *
 * @param dilation in feature frames
 * @param taps {@code [C or A][A]} each, the earliest frame's first
 * @param bias {@code [1][A]}
 */
record ContextLayer(int dilation, List<Panels> taps, FrameMatrix bias) {
  /** All layers of a model, in order; none where it has no context stack. */
  static List<ContextLayer> of(Model model, Precision precision) {
    ContextSpec context = model.spec().conditioning().context();
    PanelStore store = new PanelStore();
    List<ContextLayer> layers = new ArrayList<>();
    for (int i = 0; i < context.layers(); i++) {
      float[] weight = model.weights().get(TensorNames.context(i, "weight"));
      FrameMatrix bias = new FrameMatrix(1, context.channels());
      bias.setRows(model.weights().get(TensorNames.context(i, "bias")), 0, 1);
      List<Panels> taps = taps(weight, context.kernelSize(), context.channels(), precision, store);
      layers.add(new ContextLayer(context.dilations().get(i), taps, bias));
    }
    return List.copyOf(layers);
  }

  /** From {@code [out][tap][in]}. */
  private static List<Panels> taps(
      float[] weight, int count, int outputs, Precision precision, PanelStore store) {
    int rowLength = weight.length / outputs;
    int inputs = rowLength / count;
    List<Panels> taps = new ArrayList<>();
    for (int k = 0; k < count; k++) {
      WeightPanels panels = new WeightPanels(inputs, outputs);
      panels.set(0, 0, inputs, outputs, weight, k * inputs, 1, rowLength);
      taps.add(precision.pack(panels, store));
    }
    return List.copyOf(taps);
  }

  /** Rows that it keeps: all that an output sees. */
  int rows() {
    return (taps.size() - 1) * dilation + 1;
  }

  /** C or A. */
  int inputs() {
    return taps.get(0).inputs();
  }
}
