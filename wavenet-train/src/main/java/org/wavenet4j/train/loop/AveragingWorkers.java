package org.wavenet4j.train.loop;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.deeplearning4j.nn.api.Model;
import org.deeplearning4j.nn.conf.WorkspaceMode;
import org.deeplearning4j.parallelism.ParallelWrapper;
import org.deeplearning4j.parallelism.factory.DefaultTrainerContext;
import org.deeplearning4j.parallelism.trainer.Trainer;
import org.jspecify.annotations.Nullable;
import org.nd4j.linalg.dataset.api.MultiDataSet;
import org.wavenet4j.train.graph.WaveNetGraph;

/**
 * Steps of several workers through DL4J's {@link ParallelWrapper}, which puts them on the devices
 * in turn. In a step every worker takes one of Adam's on a batch of its own; then all get the mean
 * of their parameters and of Adam's moments. Worker 0 trains the network itself.
 *
 * <p>Averaging after every step, the workers differ at no time that the calling thread sees, so one
 * set of parameters and moments is a complete checkpoint. Averaging less often would save little: a
 * pass over the parameters beside a step's thousands over the frames.
 */
final class AveragingWorkers implements StepRunner {
  private final WaveNetGraph network;
  private final int workers;

  AveragingWorkers(WaveNetGraph network, int workers) {
    this.network = network;
    this.workers = workers;
  }

  @Override
  public void run(Supplier<MultiDataSet> batches, BooleanSupplier more, Consumer<Step> after) {
    if (!more.getAsBoolean()) {
      return;
    }
    // All rounds in one fit: each fit makes the workers' networks anew and collects garbage.
    ParallelWrapper wrapper =
        new ParallelWrapper.Builder<>(network.graph())
            .workers(workers)
            .trainingMode(ParallelWrapper.TrainingMode.AVERAGING)
            .averagingFrequency(1)
            .averageUpdaters(true)
            .prefetchBuffer(0)
            .build();
    Team team = new Team();
    wrapper.setTrainerContext(team);
    try {
      wrapper.fit(new WorkerRounds(network, wrapper, team, batches, more, after));
    } finally {
      wrapper.shutdown();
    }
  }

  /** Makes the workers that a wrapper asks for, and hears of their failures. */
  static final class Team extends DefaultTrainerContext {
    private final List<AveragedWorker> members = new ArrayList<>();
    private final AtomicReference<@Nullable Throwable> failure = new AtomicReference<>();

    @Override
    public Trainer create(
        String uuid,
        int index,
        Model model,
        int rootDevice,
        boolean multiDataSets,
        ParallelWrapper wrapper,
        WorkspaceMode workspaceMode,
        int averagingFrequency) {
      AveragedWorker worker =
          new AveragedWorker(
              index, model, wrapper, workspaceMode, cause -> failure.compareAndSet(null, cause));
      members.add(worker);
      return worker;
    }

    /** Waits until every worker has its own copy of the network. */
    void awaitReady() {
      members.forEach(AveragedWorker::awaitReady);
    }

    /** Throws the first failure, if there was one. */
    void rethrowFailure() {
      Throwable cause = failure.get();
      if (cause instanceof Error error) {
        throw error;
      }
      if (cause != null) {
        throw cause instanceof RuntimeException e ? e : new IllegalStateException(cause);
      }
    }
  }
}
