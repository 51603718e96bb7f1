package org.wavenet4j.cli;

import java.util.concurrent.CountDownLatch;
import java.util.concurrent.locks.LockSupport;

/**
 * Turns Ctrl-C (and a termination signal) into a request to stop, and holds the process until what
 * has to be saved is saved and told: until {@link #close}, where an interrupted process ends.
 */
final class StopOnInterrupt implements AutoCloseable {
  private final CountDownLatch closed = new CountDownLatch(1);
  private final Thread hook;
  private volatile boolean requested;
  private volatile Runnable requestStop = () -> {};

  /** From now on an interrupt is held. */
  StopOnInterrupt() {
    this.hook =
        new Thread(
            () -> {
              requested = true;
              requestStop.run();
              awaitClosed();
            },
            "stop-on-interrupt");
    Runtime.getRuntime().addShutdownHook(hook);
  }

  private void awaitClosed() {
    try {
      closed.await();
    } catch (InterruptedException e) {
      // Nothing interrupts a hook but a process that ends in any case.
      Thread.currentThread().interrupt();
    }
  }

  /** An interrupt calls {@code request}, on another thread; at once if it came already. */
  void askToStop(Runnable request) {
    requestStop = request;
    if (requested) {
      request.run();
    }
  }

  /** Whether an interrupt came: what has to be told must be told before {@link #close}. */
  boolean requested() {
    return requested;
  }

  /** Lets the interrupt be an end again; does not return if one came. */
  @Override
  public void close() {
    try {
      Runtime.getRuntime().removeShutdownHook(hook);
    } catch (IllegalStateException e) {
      // The process is ending. This thread would run on for a moment, and write half of something.
      closed.countDown();
      awaitEnd();
    }
  }

  private static void awaitEnd() {
    while (true) {
      Thread.interrupted(); // else it would not park
      LockSupport.park();
    }
  }
}
