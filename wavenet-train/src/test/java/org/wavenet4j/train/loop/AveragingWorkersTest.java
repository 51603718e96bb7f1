package org.wavenet4j.train.loop;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Supplier;
import org.deeplearning4j.nn.api.Model;
import org.deeplearning4j.nn.graph.ComputationGraph;
import org.deeplearning4j.optimize.api.BaseTrainingListener;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.dataset.api.MultiDataSet;
import org.nd4j.linalg.factory.Nd4j;
import org.nd4j.linalg.learning.config.Adam;
import org.wavenet4j.train.graph.FusedGraph;
import org.wavenet4j.train.graph.InitialWeights;
import org.wavenet4j.train.graph.WaveNetGraph;
import org.wavenet4j.train.recipe.LearningRate;

class AveragingWorkersTest {
  private static final int FRAMES = 40;
  private static final int BATCH = 2;
  private static final int COIN_FRAMES = 100;
  private static final int STEPS_BEFORE = 7; // as in a run that is resumed
  private static final double CLIP = 0.5; // below the gradients' norm

  /** What a worker is left with: parameters and moments. */
  record State(INDArray parameters, INDArray moments) {
    static State of(ComputationGraph graph) {
      return new State(graph.params().dup(), graph.getUpdater(true).getStateViewArray().dup());
    }

    void putInto(ComputationGraph graph) {
      graph.params().assign(parameters);
      graph.getUpdater(true).getStateViewArray().assign(moments);
    }

    static State mean(List<State> states) {
      INDArray parameters = states.get(0).parameters.dup();
      INDArray moments = states.get(0).moments.dup();
      for (State other : states.subList(1, states.size())) {
        parameters.addi(other.parameters);
        moments.addi(other.moments);
      }
      return new State(parameters.divi(states.size()), moments.divi(states.size()));
    }
  }

  /** One worker after the other, on a graph of their own, against ParallelWrapper. */
  @ParameterizedTest
  @ValueSource(ints = {2, 3})
  void everyStepIsTheMeanOfTheWorkersOwnSteps(int workers) {
    int steps = 4;
    ComputationGraph single = network().graph();
    State expected = State.of(single);
    List<Double> expectedNats = new ArrayList<>();
    for (int step = 0; step < steps; step++) {
      List<State> own = new ArrayList<>();
      double nats = 0;
      for (int worker = 0; worker < workers; worker++) {
        expected.putInto(single);
        single.getConfiguration().setIterationCount(STEPS_BEFORE + step);
        single.fit(batch(step * workers + worker));
        nats += single.score() * BATCH;
        own.add(State.of(single));
      }
      assertNotEquals(own.get(0), own.get(1), "the workers' own steps differ");
      expected = State.mean(own);
      expectedNats.add(nats);
    }

    WaveNetGraph network = network();
    List<StepRunner.Step> done = new ArrayList<>();
    StepRunner.of(network, workers).run(batches(), () -> done.size() < steps, done::add);

    State actual = State.of(network.graph());
    assertClose(expected.parameters(), actual.parameters());
    assertClose(expected.moments(), actual.moments());
    assertArrayEquals(
        expectedNats.stream().mapToDouble(n -> n).toArray(),
        done.stream().mapToDouble(StepRunner.Step::nats).toArray(),
        1e-2);
    assertEquals((long) workers * BATCH * (FRAMES - 10), done.get(steps - 1).samples());
    assertEquals(STEPS_BEFORE + steps, network.graph().getConfiguration().getIterationCount());
  }

  /**
   * Every frame's code has two equally likely values that the frame before tells: no network
   * predicts it better than with one bit a sample.
   */
  @ParameterizedTest
  @ValueSource(ints = {1, 2})
  void reachesTheSourcesOneBitASampleWithWindowsInOneBatchOrTwo(int workers) {
    int windows = 4;
    int steps = 150;
    WaveNetGraph network = network(new LearningRate(0.05, 10, 0.02), steps);
    Random random = new Random(5);
    int[] done = {0};
    StepRunner.of(network, workers)
        .run(() -> coinTosses(windows / workers, random), () -> done[0] < steps, step -> done[0]++);
    double nats = network.graph().score(coinTosses(windows, new Random(6)), false) * windows;
    assertEquals(1, nats / (windows * COIN_FRAMES) / Math.log(2), 0.02);
  }

  private static MultiDataSet coinTosses(int windows, Random random) {
    INDArray before = Nd4j.create(DataType.FLOAT, windows, 1, COIN_FRAMES);
    INDArray codes = Nd4j.create(DataType.FLOAT, windows, 1, COIN_FRAMES);
    for (int b = 0; b < windows; b++) {
      int last = 128; // silence, as at the beginning of a piece
      for (int t = 0; t < COIN_FRAMES; t++) {
        before.putScalar(b, 0, t, last);
        last = 16 * (t % 8) + random.nextInt(2);
        codes.putScalar(b, 0, t, last);
      }
    }
    return new org.nd4j.linalg.dataset.MultiDataSet(
        new INDArray[] {before},
        new INDArray[] {codes},
        null,
        new INDArray[] {Nd4j.ones(DataType.FLOAT, windows, COIN_FRAMES)});
  }

  /** A worker that began before the others had their copies would change what they copy. */
  @Test
  void runsAgainToTheSameBytes() {
    List<State> ends = new ArrayList<>();
    for (int run = 0; run < 3; run++) {
      WaveNetGraph network = network();
      List<StepRunner.Step> done = new ArrayList<>();
      StepRunner.of(network, 3).run(batches(), () -> done.isEmpty(), done::add);
      ends.add(State.of(network.graph()));
    }
    for (State end : ends) {
      assertEquals(ends.get(0), end);
    }
  }

  @Test
  void everyWorkerHasAThreadOfItsOwn() {
    WaveNetGraph network = network();
    Set<String> threads = ConcurrentHashMap.newKeySet();
    network.graph().addListeners(onGradient(() -> threads.add(Thread.currentThread().getName())));
    List<StepRunner.Step> done = new ArrayList<>();
    StepRunner.of(network, 3).run(batches(), () -> done.size() < 2, done::add);
    assertEquals(3, threads.size(), threads::toString);
  }

  /** DL4J's own worker would die of it without a word, and its wrapper wait for ever. */
  @Test
  @Timeout(value = 60, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
  void anErrorInAWorkerEndsTheRun() {
    WaveNetGraph network = network();
    AssertionError error = new AssertionError("out of order");
    network
        .graph()
        .addListeners(
            onGradient(
                () -> {
                  throw error;
                }));
    StepRunner runner = StepRunner.of(network, 2);
    assertSame(
        error,
        assertThrows(AssertionError.class, () -> runner.run(batches(), () -> true, step -> {})));
  }

  @Test
  @Timeout(value = 60, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
  void whatTheLoopThrowsEndsTheRun() {
    StepRunner runner = StepRunner.of(network(), 2);
    IllegalStateException thrown =
        assertThrows(
            IllegalStateException.class,
            () ->
                runner.run(
                    batches(),
                    () -> true,
                    step -> {
                      throw new IllegalStateException("disk full");
                    }));
    assertEquals("disk full", thrown.getMessage());
  }

  @Test
  void noStepIsTakenWhereNoneIsWanted() {
    StepRunner.of(network(), 2)
        .run(
            () -> {
              throw new AssertionError("a batch was taken");
            },
            () -> false,
            step -> {});
  }

  private static BaseTrainingListener onGradient(Runnable action) {
    return new BaseTrainingListener() {
      @Override
      public void onGradientCalculation(Model model) {
        action.run();
      }
    };
  }

  private static WaveNetGraph network() {
    WaveNetGraph network = network(new LearningRate(0.01, 10, 0.1), 20);
    network.graph().getConfiguration().setIterationCount(STEPS_BEFORE);
    return network;
  }

  private static WaveNetGraph network(LearningRate rate, int steps) {
    Adam adam =
        Adam.builder()
            .learningRateSchedule(new LearningRateCurve(rate, steps))
            .beta1(0.9)
            .beta2(0.99)
            .epsilon(1e-8)
            .build();
    WaveNetGraph network = FusedGraph.build(Runs.SPEC, DataType.FLOAT, adam);
    network.load(InitialWeights.draw(Runs.SPEC, 1));
    network.graph().setListeners(new GradientClipping(CLIP, FRAMES));
    return network;
  }

  private static Supplier<MultiDataSet> batches() {
    int[] next = {0};
    return () -> batch(next[0]++);
  }

  private static MultiDataSet batch(int number) {
    INDArray codes = Nd4j.create(DataType.FLOAT, BATCH, 1, FRAMES);
    INDArray mask = Nd4j.ones(DataType.FLOAT, BATCH, FRAMES);
    for (int i = 0; i < BATCH * FRAMES; i++) {
      codes.putScalar(i, (i * 37 + number * number * 11) % 256);
      mask.putScalar(i, i % FRAMES < 10 ? 0 : 1);
    }
    return new org.nd4j.linalg.dataset.MultiDataSet(
        new INDArray[] {codes}, new INDArray[] {codes.dup()}, null, new INDArray[] {mask});
  }

  /** Single floats, of which a mean of three rounds differently in another order. */
  private static void assertClose(INDArray expected, INDArray actual) {
    assertArrayEquals(
        expected.data().asFloat(),
        actual.data().asFloat(),
        1e-6f * (float) expected.amaxNumber().doubleValue());
  }
}
