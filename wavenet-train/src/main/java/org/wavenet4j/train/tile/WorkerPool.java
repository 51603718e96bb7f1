package org.wavenet4j.train.tile;

import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;
import java.util.function.IntConsumer;
import org.jspecify.annotations.Nullable;

/**
 * A fixed set of daemon threads that share out numbered tasks. A task is one thread's work from
 * start to end; several callers may use the pool at once.
 *
 * <p>A pass is a hundred short jobs, one after the other. Threads therefore wait for the next one
 * awake for a while before they sleep: to be woken takes longer than many a task.
 */
public final class WorkerPool implements AutoCloseable {
  private static final int SPINS = 10_000; // some tens of microseconds

  private final int threads;
  private final Queue<Job> jobs = new ConcurrentLinkedQueue<>();
  private final Queue<Thread> sleepers = new ConcurrentLinkedQueue<>();
  private final List<Thread> workers = new ArrayList<>();
  private volatile boolean closed;

  /**
   * Starts the threads.
   *
   * @param threads that work, the caller's among them; at least 1
   */
  public WorkerPool(int threads) {
    if (threads < 1) {
      throw new IllegalArgumentException("threads: " + threads + ", expected at least 1");
    }
    this.threads = threads;
    for (int i = 1; i < threads; i++) {
      Thread thread = new Thread(this::work, "wavenet-worker-" + i);
      thread.setDaemon(true);
      workers.add(thread);
      thread.start();
    }
  }

  /** Threads that work, the caller's among them. */
  public int threads() {
    return threads;
  }

  /**
   * Runs tasks 0 to {@code tasks - 1}, each once, and waits for all of them. What a task throws
   * reaches the caller, and tasks that have not begun are left out.
   *
   * @throws IllegalStateException if the pool is closed
   */
  public void forEach(int tasks, IntConsumer task) {
    if (closed) {
      throw new IllegalStateException("the pool is closed");
    }
    Job job = new Job(tasks, task, Thread.currentThread());
    if (threads > 1 && tasks > 1) {
      jobs.add(job);
      wake(Math.min(threads, tasks) - 1);
      job.run();
      jobs.remove(job);
    } else {
      job.run();
    }
    job.await();
  }

  /** Ends the threads, as soon as each has done what it has begun; no caller may be waiting. */
  @Override
  public void close() {
    closed = true;
    workers.forEach(LockSupport::unpark);
  }

  private void wake(int most) {
    for (int i = 0; i < most; i++) {
      Thread sleeper = sleepers.poll();
      if (sleeper == null) {
        return;
      }
      LockSupport.unpark(sleeper);
    }
  }

  private void work() {
    for (Job job = next(); job != null; job = next()) {
      job.run();
    }
  }

  /** The next job that has tasks left; null once the pool is closed. */
  private @Nullable Job next() {
    int spins = 0;
    while (!closed) {
      Job job = waiting();
      if (job != null) {
        return job;
      }
      if (++spins < SPINS) {
        Thread.onSpinWait();
      } else {
        sleep();
        spins = 0;
      }
    }
    return null;
  }

  private @Nullable Job waiting() {
    Job first = jobs.peek(); // the usual case, and one that allocates nothing
    if (first == null || first.hasMore()) {
      return first;
    }
    for (Job job : jobs) {
      if (job.hasMore()) {
        return job;
      }
    }
    return null;
  }

  /** A job that comes after the look at the queue finds the thread among the sleepers. */
  private void sleep() {
    sleepers.add(Thread.currentThread());
    if (jobs.isEmpty() && !closed) {
      LockSupport.park(this);
    }
    sleepers.remove(Thread.currentThread());
  }

  /** Tasks that one caller waits for. */
  private static final class Job {
    private final int tasks;
    private final IntConsumer task;
    private final Thread caller;
    private final AtomicInteger next = new AtomicInteger();
    private final AtomicInteger left;
    private volatile @Nullable Throwable failure;

    Job(int tasks, IntConsumer task, Thread caller) {
      this.tasks = tasks;
      this.task = task;
      this.caller = caller;
      this.left = new AtomicInteger(tasks);
    }

    boolean hasMore() {
      return next.get() < tasks;
    }

    void run() {
      for (int i = next.getAndIncrement(); i < tasks; i = next.getAndIncrement()) {
        runTask(i);
        if (left.decrementAndGet() == 0) {
          LockSupport.unpark(caller);
        }
      }
    }

    private void runTask(int i) {
      if (failure != null) {
        return;
      }
      try {
        task.accept(i);
      } catch (RuntimeException | Error e) {
        failure = e;
      }
    }

    void await() {
      int spins = 0;
      while (left.get() > 0) {
        if (++spins < SPINS) {
          Thread.onSpinWait();
        } else {
          LockSupport.park(this);
        }
      }
      Throwable thrown = failure;
      if (thrown instanceof Error error) {
        throw error;
      }
      if (thrown != null) {
        throw (RuntimeException) thrown;
      }
    }
  }
}
