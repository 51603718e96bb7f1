package org.wavenet4j.train.loop;

import java.util.function.BooleanSupplier;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.deeplearning4j.parallelism.ParallelWrapper;
import org.jspecify.annotations.Nullable;
import org.nd4j.linalg.dataset.api.MultiDataSet;
import org.nd4j.linalg.dataset.api.MultiDataSetPreProcessor;
import org.nd4j.linalg.dataset.api.iterator.MultiDataSetIterator;
import org.wavenet4j.train.graph.WaveNetGraph;

/**
 * The batches that a {@link ParallelWrapper} hands to its workers, round by round. Before a round
 * it asks, on the thread that called it and with the workers idle, whether there is another batch:
 * that is where the training loop has its turn.
 */
final class WorkerRounds implements MultiDataSetIterator {
  private static final long serialVersionUID = 1L;

  private final transient WaveNetGraph network;
  private final transient ParallelWrapper wrapper;
  private final transient AveragingWorkers.Team team;
  private final transient Supplier<MultiDataSet> batches;
  private final transient BooleanSupplier more;
  private final transient Consumer<StepRunner.Step> after;
  private boolean wanted = true;
  private long rounds; // ended
  private long windows; // of the round at work, as the following
  private long samples;
  private long startNanos;

  WorkerRounds(
      WaveNetGraph network,
      ParallelWrapper wrapper,
      AveragingWorkers.Team team,
      Supplier<MultiDataSet> batches,
      BooleanSupplier more,
      Consumer<StepRunner.Step> after) {
    this.network = network;
    this.wrapper = wrapper;
    this.team = team;
    this.batches = batches;
    this.more = more;
    this.after = after;
  }

  @Override
  public boolean hasNext() {
    if (rounds == 0) {
      team.awaitReady();
      team.rethrowFailure();
    }
    // The wrapper also asks before each batch; its counter tells when a round was trained.
    if (wrapper.getIterationsCounter().get() > rounds) {
      rounds++;
      endRound();
      wanted = more.getAsBoolean();
    }
    return wanted;
  }

  private void endRound() {
    team.rethrowFailure();
    // The score is the mean of the workers', each of which is a mean over its windows.
    double nats = network.graph().score() * windows;
    long trained = samples;
    windows = 0;
    samples = 0;
    after.accept(new StepRunner.Step(nats, trained, startNanos));
  }

  @Override
  public MultiDataSet next() {
    MultiDataSet batch = batches.get();
    if (windows == 0) {
      startNanos = System.nanoTime();
    }
    windows += batch.getFeatures(0).size(0);
    samples += batch.getLabelsMaskArray(0).sumNumber().longValue();
    return network.adapt(batch);
  }

  /** False: batches are prepared ahead already, and the loop must know which were trained. */
  @Override
  public boolean asyncSupported() {
    return false;
  }

  @Override
  public boolean resetSupported() {
    return false;
  }

  @Override
  public void reset() {
    throw new UnsupportedOperationException("training goes forward only");
  }

  @Override
  public MultiDataSet next(int windows) {
    throw new UnsupportedOperationException("the batch size is the source's");
  }

  @Override
  public void setPreProcessor(MultiDataSetPreProcessor preProcessor) {
    throw new UnsupportedOperationException("batches come as the network takes them");
  }

  @Override
  public @Nullable MultiDataSetPreProcessor getPreProcessor() {
    return null;
  }
}
