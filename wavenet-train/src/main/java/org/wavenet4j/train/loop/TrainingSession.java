package org.wavenet4j.train.loop;

import java.nio.file.Files;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import org.deeplearning4j.nn.graph.ComputationGraph;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;
import org.nd4j.linalg.learning.config.Adam;
import org.wavenet4j.UserError;
import org.wavenet4j.model.Model;
import org.wavenet4j.model.ModelFile;
import org.wavenet4j.model.SoundProfile;
import org.wavenet4j.model.Tones;
import org.wavenet4j.train.data.Corpus;
import org.wavenet4j.train.data.PrefetchingIterator;
import org.wavenet4j.train.data.Split;
import org.wavenet4j.train.data.WindowCursor;
import org.wavenet4j.train.data.WindowIterator;
import org.wavenet4j.train.data.WindowPlan;
import org.wavenet4j.train.data.WindowRecordReader;
import org.wavenet4j.train.graph.FusedGraph;
import org.wavenet4j.train.graph.InitialWeights;
import org.wavenet4j.train.graph.WaveNetGraph;
import org.wavenet4j.train.recipe.AdamRecipe;
import org.wavenet4j.train.recipe.Recipe;

/**
 * One process's share of a run: the graph and the counters, from a start or a checkpoint until the
 * end or a stop.
 */
final class TrainingSession {
  private static final int BATCHES_AHEAD = 3; // for each worker

  private final RunCounters counters;
  private final Recipe recipe;
  private final Corpus corpus;
  private final Optional<SoundProfile> sound;
  private final Optional<Tones> tones;
  private final RunFolder folder;
  private final TrainingListener listener;
  private final LearningRateCurve learningRate;
  private final WaveNetGraph network;
  private final GradientClipping clipping;
  private final HeldOutWindows heldOut;
  private final CheckpointStore checkpoints;
  private final RunLog log;
  private final WeightAverage average;
  private final ConditioningWatch conditioning = new ConditioningWatch();

  private TrainingSession(
      Recipe recipe,
      Corpus corpus,
      Optional<Tones> tones,
      RunFolder folder,
      TrainingListener listener,
      Checkpoint start) {
    this.counters = new RunCounters(start.progress()); // its clock runs while the rest is made
    this.recipe = recipe;
    this.corpus = corpus;
    this.sound = TrainingSound.profile(corpus, recipe.model().quantizer());
    this.tones = tones;
    this.folder = folder;
    this.listener = listener;
    this.learningRate =
        new LearningRateCurve(recipe.training().learningRate(), recipe.training().steps());
    this.network = FusedGraph.build(recipe.model(), DataType.FLOAT, adam());
    this.clipping =
        new GradientClipping(
            recipe.training().clipGradientNorm(), recipe.training().windowFrames());
    this.heldOut = HeldOutWindows.of(recipe, corpus, tones, network);
    this.checkpoints = new CheckpointStore(folder.checkpoints(), recipe.checkpoints().keep());
    this.log = new RunLog(folder.logFile());
    network.graph().setListeners(clipping);
    this.average = new WeightAverage(recipe.training().averageDecay(), restoreArrays(start));
  }

  /** A run from its beginning. */
  static TrainingSession fresh(
      Recipe recipe,
      Corpus corpus,
      Optional<Tones> tones,
      RunFolder folder,
      TrainingListener listener) {
    WaveNetGraph initial = FusedGraph.build(recipe.model(), DataType.FLOAT, new Adam());
    initial.load(InitialWeights.draw(recipe.model(), recipe.seed()));
    float[] parameters = initial.graph().params().data().asFloat();
    int moments = (int) initial.graph().getUpdater(true).getStateViewArray().length();
    Checkpoint.Progress progress =
        new Checkpoint.Progress(0, 0, 0, WindowCursor.START, Double.NaN, 0, 0, corpus.hash());
    return from(
        new Checkpoint(progress, parameters, new float[moments], parameters),
        recipe,
        corpus,
        tones,
        folder,
        listener);
  }

  /** A run from where a checkpoint left it. */
  static TrainingSession from(
      Checkpoint checkpoint,
      Recipe recipe,
      Corpus corpus,
      Optional<Tones> tones,
      RunFolder folder,
      TrainingListener listener) {
    TrainingSession session =
        new TrainingSession(recipe, corpus, tones, folder, listener, checkpoint);
    session.checkpoints.deleteAfter(session.counters.step());
    session.log.truncateAfter(session.counters.step());
    return session;
  }

  /** How a recipe cuts pieces. */
  static WindowPlan plan(Recipe recipe) {
    return WindowPlan.of(recipe.model(), recipe.training().windowFrames());
  }

  /** The batches of a run from a place on, made ahead by a thread of its own. */
  static PrefetchingIterator prefetched(
      Recipe recipe, Corpus corpus, Optional<Tones> tones, WindowCursor start) {
    WindowIterator made =
        new WindowIterator(
            WindowRecordReader.shuffled(
                corpus,
                Split.TRAIN,
                recipe.model(),
                tones,
                plan(recipe),
                DataType.FLOAT,
                recipe.seed(),
                recipe.training().pastNoiseCodes()),
            recipe.training().batch(),
            start);
    return new PrefetchingIterator(made, BATCHES_AHEAD * recipe.training().workers());
  }

  private Adam adam() {
    AdamRecipe adam = recipe.training().adam();
    return Adam.builder()
        .learningRateSchedule(learningRate)
        .beta1(adam.beta1())
        .beta2(adam.beta2())
        .epsilon(adam.epsilon())
        .build();
  }

  /** Sets parameters, moments and DL4J's own step counter; returns the average. */
  private INDArray restoreArrays(Checkpoint start) {
    ComputationGraph graph = network.graph();
    INDArray moments = graph.getUpdater(true).getStateViewArray();
    if (start.parameters().length != graph.params().length()
        || start.average().length != graph.params().length()
        || start.moments().length != moments.length()) {
      throw new UserError(
          folder.checkpoints()
              + ": the checkpoint is of another network than "
              + folder.recipeFile()
              + " describes; put the recipe back that it was trained by, or start anew");
    }
    graph.params().assign(row(start.parameters()));
    moments.assign(row(start.moments()).reshape(moments.shape()));
    graph.getConfiguration().setIterationCount((int) start.progress().step());
    return row(start.average());
  }

  private static INDArray row(float[] values) {
    return Nd4j.createFromArray(values).reshape(1, values.length);
  }

  /** Trains until the last step, or until {@code stop} says so. */
  TrainingResult run(BooleanSupplier stop) {
    int steps = recipe.training().steps();
    try (PrefetchingIterator batches = prefetched(recipe, corpus, tones, counters.cursor())) {
      StepRunner.of(network, recipe.training().workers())
          .run(
              batches::next,
              () -> counters.step() < steps && !stop.getAsBoolean(),
              done -> {
                check(done);
                counters.count(done, batches.cursor());
                average.add(network.graph().params(), counters.step());
                afterStep(steps);
              });
    }
    boolean finished = counters.step() >= steps;
    if (finished) {
      measurePrecision();
    } else if (counters.step() > 0) {
      checkpoints.save(checkpoint());
    }
    return new TrainingResult(
        counters.step(), finished, counters.bestBitsPerSample(), folder.modelFile());
  }

  private void check(StepRunner.Step done) {
    if (clipping.finite() && Double.isFinite(done.nats())) {
      return;
    }
    long step = counters.step() + 1;
    throw new Diverged(
        step,
        "%s: in step %d the loss is no longer a number; the last good checkpoint is kept.\n"
                .formatted(folder.path(), step)
            + "Lower training.learningRate.peak (now %s) or training.clipGradientNorm (now %s) and start again."
                .formatted(
                    recipe.training().learningRate().peak(), recipe.training().clipGradientNorm()));
  }

  private void afterStep(int steps) {
    boolean evaluate = isDue(recipe.evaluation().everySteps(), steps);
    HeldOutScore score = evaluate ? evaluate() : HeldOutScore.NONE;
    if (evaluate || isDue(recipe.training().logEverySteps(), steps)) {
      report(score);
    }
    conditioning
        .look(counters.step(), steps, score.conditioningGain())
        .ifPresent(listener::message);
    if (isDue(recipe.checkpoints().everySteps(), steps)) {
      checkpoints.save(checkpoint());
    }
  }

  private boolean isDue(int every, int steps) {
    long step = counters.step();
    return step % every == 0 || step == 1 || step == steps;
  }

  private HeldOutScore evaluate() {
    HeldOutScore score = heldOut.score(average.values());
    double bits = score.bitsPerSample();
    if (counters.improves(bits)) {
      checkpoints.saveBest(checkpoint());
      ModelFile.write(
          ModelExport.model(
              network, average.values(), recipe, corpus, sound, tones, counters.step(), bits),
          folder.modelFile());
    }
    return score;
  }

  /** Of the best network only, as it takes longer than an evaluation; a run has many of these. */
  private void measurePrecision() {
    if (!Files.exists(folder.modelFile())) {
      return; // no evaluation gave a number
    }
    Model best = ModelFile.read(folder.modelFile());
    if (best.precisionCost().isEmpty()) {
      HeldOutPrecision.of(corpus, best.spec())
          .measure(best)
          .ifPresent(cost -> ModelFile.write(best.withPrecisionCost(cost), folder.modelFile()));
    }
  }

  private void report(HeldOutScore score) {
    double rate = learningRate.valueAt((int) counters.step() - 1, 0);
    TrainingReport report = counters.report(recipe.training().steps(), score, rate);
    log.append(report);
    listener.report(report);
  }

  private Checkpoint checkpoint() {
    ComputationGraph graph = network.graph();
    return new Checkpoint(
        counters.progress(corpus.hash()),
        graph.params().data().asFloat(),
        graph.getUpdater(true).getStateViewArray().data().asFloat(),
        average.values().data().asFloat());
  }
}
