package org.wavenet4j.train.tile;

import java.util.List;
import org.wavenet4j.vector.FrameMatrix;
import org.wavenet4j.vector.Products;
import org.wavenet4j.vector.WeightPanels;

/**
 * A matrix of weights from a frame's channels to another's: one tap of a convolution, or a 1x1
 * convolution. It knows where its weights lie in the flat vector of parameters, and there its
 * gradients go.
 */
final class Projection {
  /**
   * Outputs whose weights lie together: that of input i and output o, counted inside the part, at
   * {@code offset + o * rowLength + i}.
   *
   * @param firstOutput column of the part's first output
   */
  private record Part(int firstOutput, int outputs, int offset, int rowLength) {}

  private final int inputs;
  private final int pitch;
  private final List<Part> parts;
  private final WeightPanels forward;
  private final WeightPanels backward;
  private final int sums;

  private Projection(int inputs, int outputs, List<Part> parts, GradientSums.Layout layout) {
    this.inputs = inputs;
    this.pitch = FrameMatrix.padded(outputs);
    this.parts = parts;
    this.forward = new WeightPanels(inputs, outputs);
    this.backward = new WeightPanels(outputs, inputs);
    this.sums = layout.reserve(inputs * pitch);
  }

  /** Weights {@code [outputs][rowLength]}, of which the first {@code inputs} columns are these. */
  static Projection of(
      int inputs, int outputs, int offset, int rowLength, GradientSums.Layout layout) {
    return new Projection(
        inputs, outputs, List.of(new Part(0, outputs, offset, rowLength)), layout);
  }

  /**
   * Weights of a gated activation's sums: rows of the filter, then as many of the gate, which
   * begins with a whole vector.
   */
  static Projection gated(
      int inputs, int gates, int offset, int rowLength, GradientSums.Layout layout) {
    int half = FrameMatrix.padded(gates);
    return new Projection(
        inputs,
        2 * half,
        List.of(
            new Part(0, gates, offset, rowLength),
            new Part(half, gates, offset + gates * rowLength, rowLength)),
        layout);
  }

  /** Takes the weights for {@link #add}. */
  void pack(float[] parameters) {
    for (Part part : parts) {
      forward.set(
          0, part.firstOutput, inputs, part.outputs, parameters, part.offset, 1, part.rowLength);
    }
  }

  /** Takes the weights for {@link #addBackward}. */
  void packBackward(float[] parameters) {
    for (Part part : parts) {
      backward.set(
          part.firstOutput, 0, part.outputs, inputs, parameters, part.offset, part.rowLength, 1);
    }
  }

  /** {@code y += W x}. */
  void add(FrameMatrix x, int xFrame, FrameMatrix y, int yFrame, int frames) {
    Products.add(x, xFrame, forward, y, yFrame, frames);
  }

  /** {@code dx += W' dy}. */
  void addBackward(FrameMatrix dy, int yFrame, FrameMatrix dx, int xFrame, int frames) {
    Products.add(dy, yFrame, backward, dx, xFrame, frames);
  }

  /** Adds the weights' gradient over a run of frames to a task's sums. */
  void addGradient(
      FrameMatrix x, int xFrame, FrameMatrix dy, int yFrame, int frames, float[] taskSums) {
    Products.addOuter(x, xFrame, dy, yFrame, frames, taskSums, sums);
  }

  /** Adds up the tasks' sums and puts them where the weights' gradients belong. */
  void collect(GradientSums all, int tasks, float[] gradients) {
    float[] total = all.total(tasks, sums, inputs * pitch);
    for (Part part : parts) {
      for (int o = 0; o < part.outputs; o++) {
        int from = sums + part.firstOutput + o;
        int to = part.offset + o * part.rowLength;
        for (int i = 0; i < inputs; i++) {
          gradients[to + i] = total[from];
          from += pitch;
        }
      }
    }
  }
}
