package org.wavenet4j.train.device;

import java.util.Comparator;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The generation of a CUDA device, as NVIDIA numbers them: 8.6 is an RTX 3090, 9.0 an H100.
 *
 * <p>ND4J 1.0.0-M2.1 holds machine code for 3.7 to 8.6 and no intermediate code (PTX) that a driver
 * could compile for newer ones. Machine code runs on later minor numbers of its major one, so 8.9
 * is driven and 9.0 is not.
 */
public record ComputeCapability(int major, int minor) implements Comparable<ComputeCapability> {
  /** The oldest that ND4J drives. */
  public static final ComputeCapability OLDEST = new ComputeCapability(3, 7);

  /** The newest that ND4J drives. */
  public static final ComputeCapability NEWEST = new ComputeCapability(8, 9);

  private static final Pattern FORM = Pattern.compile("([0-9]{1,3})\\.([0-9]{1,3})");

  /** Of text like {@code 8.6}; empty for anything else. */
  static Optional<ComputeCapability> parse(String text) {
    Matcher form = FORM.matcher(text);
    return form.matches()
        ? Optional.of(
            new ComputeCapability(Integer.parseInt(form.group(1)), Integer.parseInt(form.group(2))))
        : Optional.empty();
  }

  /** Whether ND4J's binaries run on it. */
  public boolean driven() {
    return compareTo(OLDEST) >= 0 && compareTo(NEWEST) <= 0;
  }

  @Override
  public int compareTo(ComputeCapability other) {
    return Comparator.comparingInt(ComputeCapability::major)
        .thenComparingInt(ComputeCapability::minor)
        .compare(this, other);
  }

  @Override
  public String toString() {
    return major + "." + minor;
  }
}
