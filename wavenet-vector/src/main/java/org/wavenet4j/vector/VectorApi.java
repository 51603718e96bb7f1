package org.wavenet4j.vector;

/** Whether the JDK's Vector API is there; this class itself does without. */
public final class VectorApi {
  /** The incubating module that a JVM has to be told to load. */
  public static final String MODULE = "jdk.incubator.vector";

  private VectorApi() {}

  /** Whether {@link Products} and the other loops of this package can run. */
  public static boolean isPresent() {
    return ModuleLayer.boot().findModule(MODULE).isPresent();
  }

  /** Bits of a vector; 0 where the module is missing. */
  public static int bits() {
    return isPresent() ? Lanes.COUNT * Float.SIZE : 0;
  }
}
