package org.wavenet4j.vector;

import jdk.incubator.vector.FloatVector;
import jdk.incubator.vector.VectorSpecies;

/** How many floats this machine works on at a time. */
public final class Lanes {
  static final VectorSpecies<Float> SPECIES = FloatVector.SPECIES_PREFERRED;

  /** As many ints. */
  static final VectorSpecies<Integer> INTS = VectorSpecies.of(int.class, SPECIES.vectorShape());

  /** Floats in a vector: 16 with AVX-512, 8 with AVX2, 4 with NEON. */
  public static final int COUNT = SPECIES.length();

  private static final int AVX2_LANES = 8;

  /**
   * Vectors side by side in a block of a product. Four rows of four take 16 accumulators and a few
   * operands: AVX2 has 16 registers in all, the others 32.
   */
  static final int BLOCK_VECTORS = COUNT == AVX2_LANES ? 2 : 4;

  private Lanes() {}
}
