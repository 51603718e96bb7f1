package org.wavenet4j.train.loop;

import java.util.concurrent.CountDownLatch;
import java.util.function.Consumer;
import org.deeplearning4j.nn.api.Model;
import org.deeplearning4j.nn.conf.WorkspaceMode;
import org.deeplearning4j.parallelism.ParallelWrapper;
import org.deeplearning4j.parallelism.trainer.DefaultTrainer;
import org.nd4j.linalg.dataset.api.MultiDataSet;

/**
 * DL4J's worker, with two of its faults mended. Worker 0 trains the very network that the others
 * copy, and would not wait for them; and an {@link Error}, as when memory ends, would leave the
 * wrapper waiting for ever.
 */
final class AveragedWorker extends DefaultTrainer {
  private final CountDownLatch ready = new CountDownLatch(1);
  private final Consumer<Throwable> failures;

  /**
   * Makes a worker, to be run by its wrapper.
   *
   * @param index 0 trains {@code model} itself, any other a copy
   * @param failures told what stopped a step, on the worker's thread
   */
  AveragedWorker(
      int index,
      Model model,
      ParallelWrapper wrapper,
      WorkspaceMode workspaceMode,
      Consumer<Throwable> failures) {
    this.threadId = index;
    this.uuid = "worker-" + index;
    this.originalModel = model;
    this.parallelWrapper = wrapper;
    this.workspaceMode = workspaceMode;
    this.averagingFrequency = 1;
    this.useMDS = true;
    this.failures = failures;
  }

  /** Waits until the worker has its network, or has failed. */
  void awaitReady() {
    try {
      ready.await();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("interrupted while workers were set up", e);
    }
  }

  @Override
  protected void postInit() {
    super.postInit();
    ready.countDown();
  }

  /** Ends as if all were well, so that the wrapper goes on to where the failure is looked for. */
  @Override
  protected void fit(MultiDataSet batch) {
    try {
      super.fit(batch);
    } catch (Throwable e) {
      failures.accept(e);
    }
  }

  @Override
  public void run() {
    try {
      super.run();
    } catch (Throwable e) {
      failures.accept(e);
    } finally {
      ready.countDown();
      isStopped.set(true); // else shutting down would wait for a worker that was never set up
    }
  }
}
