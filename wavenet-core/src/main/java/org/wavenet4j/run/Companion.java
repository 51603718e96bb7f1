package org.wavenet4j.run;

import java.util.concurrent.atomic.AtomicLongArray;
import java.util.concurrent.locks.LockSupport;
import org.jspecify.annotations.Nullable;

/**
 * A thread that does one piece of work again and again, each time it is asked to, beside the one
 * that asks. Allocates nothing after its start.
 *
 * <p>The work is a fraction of a sample, so that waking a thread would take longer than the work:
 * both wait awake. Who is not asked for some milliseconds sleeps.
 */
final class Companion implements AutoCloseable {
  private static final int SPINS = 1 << 16;
  private static final int SPINS_BEFORE_PAUSE = 1 << 12;
  private static final long PAUSE_NS = 20_000;

  // One a cache line, in an array of their own: each is written by one thread, read by the other.
  private static final int ASKED = 16;
  private static final int DONE = 48;
  private static final int LENGTH = 64;

  private final AtomicLongArray counts = new AtomicLongArray(LENGTH);
  private final Runnable work;
  private final Thread thread;
  private volatile boolean asleep;
  private volatile boolean closed;
  private volatile @Nullable Throwable failure;

  /** Starts the thread, which waits for {@link #ask}. */
  Companion(String name, Runnable work) {
    this.work = work;
    this.thread = new Thread(this::run, name);
    thread.setDaemon(true);
    thread.start();
  }

  /**
   * Asks for the work; the thread sees all that was written before.
   *
   * @throws IllegalStateException if the thread was ended, which nothing would ever answer
   */
  void ask() {
    if (closed) {
      throw new IllegalStateException(thread.getName() + " was closed: make a new one");
    }
    counts.set(ASKED, counts.getPlain(ASKED) + 1);
    if (asleep) {
      LockSupport.unpark(thread);
    }
  }

  /** Waits for what was asked for, however it ended. */
  void join() {
    long asked = counts.getPlain(ASKED);
    for (int spins = 0; counts.getAcquire(DONE) < asked; spins++) {
      pause(spins);
    }
  }

  /** Waits for what was asked for last. What it threw is thrown here. */
  void await() {
    join();
    Throwable thrown = failure;
    if (thrown instanceof Error error) {
      throw error;
    }
    if (thrown != null) {
      throw (RuntimeException) thrown;
    }
  }

  /** Once around a loop that waits for another thread; the CPU may be needed to let it go on. */
  static void pause(int spins) {
    if (spins < SPINS_BEFORE_PAUSE) {
      Thread.onSpinWait();
    } else {
      LockSupport.parkNanos(PAUSE_NS);
    }
  }

  private void run() {
    long handled = 0;
    while (awaitRequest(handled)) {
      if (failure != null) {
        failure = null; // of the work before
      }
      try {
        work.run();
      } catch (RuntimeException | Error e) {
        failure = e;
      }
      handled++;
      counts.setRelease(DONE, handled);
    }
  }

  private boolean awaitRequest(long handled) {
    for (int spins = 0; counts.getAcquire(ASKED) == handled; spins++) {
      if (closed) {
        return false;
      }
      if (spins < SPINS) {
        Thread.onSpinWait();
      } else {
        sleepUntilAsked(handled);
        spins = 0;
      }
    }
    return true;
  }

  /** A request that comes after the second look finds the thread asleep, and wakes it. */
  private void sleepUntilAsked(long handled) {
    asleep = true;
    if (counts.get(ASKED) == handled && !closed) {
      LockSupport.park(this);
    }
    asleep = false;
  }

  /** Lets the thread end once it has done what it was asked for. */
  @Override
  public void close() {
    closed = true;
    LockSupport.unpark(thread);
  }
}
