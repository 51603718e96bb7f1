package org.wavenet4j.cli.doctor;

import com.sun.management.OperatingSystemMXBean;
import java.lang.management.ManagementFactory;

/**
 * Memory for training; generating is content with a part of it.
 *
 * @param physicalBytes of the machine, or of the container that this runs in
 * @param heapBytes that Java may use of them
 */
record MemoryCheck(long physicalBytes, long heapBytes) {
  private static final String NAME = "memory";

  // Training of networks S and M takes 0.33 and 0.53 GB (docs/performance.md), and grows with batch
  // and window. With a heap of 160 MB the demo comes to its end, with 120 it runs out of memory.
  private static final long LEAST_PHYSICAL = 512L << 20;
  private static final long GOOD_PHYSICAL = 2L << 30;
  private static final long LEAST_HEAP = 128L << 20;
  private static final long GOOD_HEAP = 512L << 20;

  static MemoryCheck ofProcess() {
    OperatingSystemMXBean system = ManagementFactory.getPlatformMXBean(OperatingSystemMXBean.class);
    return new MemoryCheck(
        system == null ? Long.MAX_VALUE : system.getTotalMemorySize(),
        Runtime.getRuntime().maxMemory());
  }

  Finding finding() {
    String found =
        "%s, of which Java's heap may take %s"
            .formatted(Bytes.text(physicalBytes), Bytes.text(heapBytes));
    if (physicalBytes < LEAST_PHYSICAL) {
      return Finding.problem(
          NAME,
          found + ": too little to train in",
          "Train on a machine, or in a container, with at least %s, better %s."
              .formatted(Bytes.text(LEAST_PHYSICAL), Bytes.text(GOOD_PHYSICAL)));
    }
    if (heapBytes < LEAST_HEAP) {
      return Finding.problem(NAME, found + ": training will run out of it", moreHeap());
    }
    if (physicalBytes < GOOD_PHYSICAL) {
      return Finding.note(
          NAME,
          found + ": enough for small networks",
          "Keep training.batch and training.windowFrames low, or use a machine with %s."
              .formatted(Bytes.text(GOOD_PHYSICAL)));
    }
    return heapBytes < GOOD_HEAP
        ? Finding.note(NAME, found + ": enough for small networks", moreHeap())
        : Finding.good(NAME, found);
  }

  private static String moreHeap() {
    return "Set WAVENET_JAVA_OPTS=-Xmx%dm or more.".formatted(GOOD_HEAP >> 20);
  }
}
