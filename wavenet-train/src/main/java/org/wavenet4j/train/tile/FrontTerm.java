package org.wavenet4j.train.tile;

import org.wavenet4j.vector.FrameMatrix;

/** What one input adds to the first layer's sum; inputs are data and have no gradient. */
interface FrontTerm {
  /**
   * Adds one example to an output.
   *
   * @param x all frames of it
   * @param y from {@code frame} on
   */
  void add(float[] x, FrameMatrix y, int frame);

  /**
   * Adds one example to the weights' gradient.
   *
   * @param x all frames of it
   * @param dy gradient of the output, from {@code frame} on
   */
  void addGradient(float[] x, FrameMatrix dy, int frame);
}
