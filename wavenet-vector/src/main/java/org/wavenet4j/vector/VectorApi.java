package org.wavenet4j.vector;

/** Whether the JDK's Vector API is there; this class itself does without. */
public final class VectorApi {
  /** The incubating module that a JVM has to be told to load. */
  public static final String MODULE = "jdk.incubator.vector";

  private static final int WIDEST_LANES = 16;
  private static final boolean PRESENT = ModuleLayer.boot().findModule(MODULE).isPresent();
  private static final int LANES = PRESENT ? Lanes.COUNT : WIDEST_LANES;

  private VectorApi() {}

  /** Whether {@link Products} and the other loops of this package can run. */
  public static boolean isPresent() {
    return PRESENT;
  }

  /** Bits of a vector; 0 where the module is missing. */
  public static int bits() {
    return PRESENT ? LANES * Float.SIZE : 0;
  }

  /** Floats in a vector; where the module is missing, as many as fit into the widest. */
  static int lanes() {
    return LANES;
  }
}
