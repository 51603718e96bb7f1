package org.wavenet4j.bench;

import com.sun.management.ThreadMXBean;
import java.lang.management.ManagementFactory;
import java.util.Arrays;
import java.util.function.Supplier;

/**
 * What the calling thread and threads that it starts take. Reading it allocates nothing, so that it
 * does not measure itself.
 */
final class ThreadMeter {
  private final ThreadMXBean bean = (ThreadMXBean) ManagementFactory.getThreadMXBean();
  private final long[] others;
  private long[] metered;

  /** Of threads that live already, only the calling one is metered. */
  ThreadMeter() {
    long caller = Thread.currentThread().getId();
    this.others =
        Arrays.stream(bean.getAllThreadIds()).filter(id -> id != caller).sorted().toArray();
    this.metered = new long[] {caller};
  }

  /** Makes something, whose threads are metered from then on. */
  <T> T metering(Supplier<T> maker) {
    T made = maker.get();
    metered =
        Arrays.stream(bean.getAllThreadIds())
            .filter(id -> Arrays.binarySearch(others, id) < 0)
            .toArray();
    return made;
  }

  /** Since the threads began. */
  long allocatedBytes() {
    long total = 0;
    for (long id : metered) {
      total += Math.max(0, bean.getThreadAllocatedBytes(id)); // -1: the thread has ended
    }
    return total;
  }

  /** Time that the calling thread was on a CPU. */
  long callersCpuNs() {
    return bean.getCurrentThreadCpuTime();
  }
}
