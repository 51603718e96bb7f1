package org.wavenet4j.cli;

import java.util.concurrent.CountDownLatch;

/**
 * Turns Ctrl-C (and a termination signal) into a request to stop, and holds the process until what
 * has to be saved is saved: until {@link #close}.
 */
final class StopOnInterrupt implements AutoCloseable {
  private final CountDownLatch closed = new CountDownLatch(1);
  private final Thread hook;

  /** From now on an interrupt calls {@code requestStop}, on another thread. */
  StopOnInterrupt(Runnable requestStop) {
    this.hook =
        new Thread(
            () -> {
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

  @Override
  public void close() {
    closed.countDown();
    try {
      Runtime.getRuntime().removeShutdownHook(hook);
    } catch (IllegalStateException e) {
      // The process is ending: the hook has run, or finds the latch open.
    }
  }
}
