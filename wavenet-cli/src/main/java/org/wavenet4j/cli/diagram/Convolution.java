package org.wavenet4j.cli.diagram;

import java.util.ArrayList;
import java.util.List;
import org.wavenet4j.model.StackSpec;
import org.wavenet4j.model.WaveNetSpec;

/**
 * A causal convolution as a picture has it.
 *
 * @param label what stands beside it
 * @param taps of its kernel
 * @param dilation frames between them
 */
record Convolution(String label, int taps, int dilation) {
  /** All of a network, the one that hears the sound first. */
  static List<Convolution> of(WaveNetSpec spec) {
    List<Convolution> all = new ArrayList<>();
    int first = spec.input().kernelSize();
    all.add(new Convolution("first convolution" + taps(first), first, 1));
    for (int i = 0; i < spec.stacks().size(); i++) {
      StackSpec stack = spec.stacks().get(i);
      String name = spec.stacks().size() == 1 ? "" : "stack " + (i + 1) + ", ";
      for (int dilation : stack.dilations()) {
        String label = name + "dilation " + dilation + taps(stack.kernelSize());
        all.add(new Convolution(label, stack.kernelSize(), dilation));
      }
    }
    return all;
  }

  /** Two are what everybody expects. */
  private static String taps(int count) {
    return count == 2 ? "" : ", " + count + (count == 1 ? " tap" : " taps");
  }
}
