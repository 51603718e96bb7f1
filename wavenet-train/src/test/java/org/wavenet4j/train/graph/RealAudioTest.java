package org.wavenet4j.train.graph;

import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.util.Arrays;
import java.util.Optional;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;
import org.nd4j.linalg.learning.config.NoOp;
import org.wavenet4j.audio.MuLaw;
import org.wavenet4j.audio.Resampler;
import org.wavenet4j.model.Model;
import org.wavenet4j.model.ModelFile;
import org.wavenet4j.run.Engine;
import org.wavenet4j.run.LocalConditioning;
import org.wavenet4j.run.PackedWeights;
import org.wavenet4j.run.Past;
import org.wavenet4j.run.Precision;
import org.wavenet4j.run.Predictor;
import org.wavenet4j.run.VectorKernels;
import org.wavenet4j.train.decode.AudioDecoder;
import org.wavenet4j.train.decode.AudioSource;
import org.wavenet4j.train.decode.UnreadableAudio;

/**
 * A trained network on two seconds of a piano, from the first frame of the piece: what generates
 * against the training graph in double precision.
 */
class RealAudioTest {
  private static final int SAMPLE_RATE_HZ = 16_000;
  private static final int FRAMES = 2 * SAMPLE_RATE_HZ;
  private static final int CLASSES = 256;
  private static final Path NOTE =
      Path.of("..", "datasets", "piano-demo", "samples", "060-C4.flac");
  private static final Path TRAINED =
      Path.of("../wavenet-core/src/test/resources/org/wavenet4j/run/etudes-tiny.safetensors");

  private static Model model;
  private static int[] codes;
  private static double[][] expected; // log-probabilities, [frame][code]

  @BeforeAll
  static void graphInDoublePrecision() throws UnreadableAudio {
    model = ModelFile.read(TRAINED);
    codes = MuLaw.INSTANCE.encode(note());
    WaveNetGraph network = FusedGraph.build(model.spec(), DataType.DOUBLE, new NoOp());
    network.load(model.weights());
    INDArray input = Nd4j.create(DataType.DOUBLE, 1, 1, FRAMES);
    input.putScalar(0, MuLaw.INSTANCE.silence());
    for (int t = 1; t < FRAMES; t++) {
      input.putScalar(t, codes[t - 1]);
    }
    INDArray logits = network.graph().outputSingle(input); // [1][O][frame]
    expected = new double[FRAMES][];
    double[][] byCode = logits.reshape(CLASSES, FRAMES).toDoubleMatrix();
    for (int t = 0; t < FRAMES; t++) {
      double[] frame = new double[CLASSES];
      for (int c = 0; c < CLASSES; c++) {
        frame[c] = byCode[c][t];
      }
      expected[t] = logSoftmax(frame);
    }
  }

  /** The first two seconds, at the network's rate. */
  private static float[] note() throws UnreadableAudio {
    float[] samples = new float[0];
    int rateHz;
    try (AudioSource source = AudioDecoder.open(NOTE)) {
      rateHz = source.sampleRateHz();
      for (Optional<float[][]> block = source.next();
          block.isPresent() && samples.length < 3 * rateHz;
          block = source.next()) {
        float[] more = block.get()[0];
        int before = samples.length;
        samples = Arrays.copyOf(samples, before + more.length);
        System.arraycopy(more, 0, samples, before, more.length);
      }
    }
    return Arrays.copyOf(Resampler.resample(samples, rateHz, SAMPLE_RATE_HZ), FRAMES);
  }

  private static double[] logSoftmax(double[] logits) {
    double largest = Arrays.stream(logits).max().orElseThrow();
    double total = Arrays.stream(logits).map(x -> Math.exp(x - largest)).sum();
    return Arrays.stream(logits).map(x -> x - largest - Math.log(total)).toArray();
  }

  /** Log-probabilities of every code, one sample after another. */
  private static double[][] predicted(Precision precision, int threads) {
    PackedWeights weights = new PackedWeights(model, precision);
    double[][] all = new double[FRAMES][];
    try (Predictor predictor =
        new Predictor(new Engine(weights, VectorKernels.INSTANCE, threads), 1, Past.GIVEN)) {
      predictor.start(LocalConditioning.NONE, new float[0]);
      for (int t = 0; t < FRAMES; t++) {
        float[] logits = predictor.predict();
        double[] frame = new double[CLASSES];
        Arrays.setAll(frame, c -> logits[c]);
        all[t] = logSoftmax(frame);
        predictor.hear(codes[t]);
      }
    }
    return all;
  }

  @Test
  void theNoteIsSound() {
    assertTrue(Arrays.stream(codes).distinct().count() > 100, "codes of the note");
  }

  /**
   * Sums of floats against sums of doubles: logits of up to 100 are floats to about 1e-5. What was
   * heard is within 2.3e-5. Codes as unlikely as e^-100 are off by more than 1e-4 here and there.
   */
  @Test
  void logProbabilitiesOfTwoThreadsAreThoseOfTheGraphInDoublePrecision() {
    double[][] actual = predicted(Precision.FP32, 2);
    double worst = 0; // of 1, which stands for 1e-4, or 5e-6 of a logarithm below -20
    double heard = 0;
    for (int t = 0; t < FRAMES; t++) {
      for (int c = 0; c < CLASSES; c++) {
        double error = Math.abs(actual[t][c] - expected[t][c]);
        worst = Math.max(worst, error / Math.max(1e-4, -5e-6 * expected[t][c]));
      }
      heard = Math.max(heard, Math.abs(actual[t][codes[t]] - expected[t][codes[t]]));
    }
    assertTrue(heard < 1e-4, "what was heard is off by " + heard);
    assertTrue(worst < 1, "a code is off by " + worst + " of what it may be");
  }

  /**
   * Weights of 8 significant bits are off by 2^-8 at most, 0.4 per cent; what that costs is the
   * divergence from the graph's distribution, 4.5e-4 nats a sample here.
   */
  @Test
  void weightsOf16BitsCostFewNats() {
    double[][] actual = predicted(Precision.BF16, 1);
    double divergence = 0;
    double nats = 0;
    for (int t = 0; t < FRAMES; t++) {
      for (int c = 0; c < CLASSES; c++) {
        double difference = expected[t][c] - actual[t][c];
        divergence += Math.exp(expected[t][c]) * difference / FRAMES;
      }
      nats += (expected[t][codes[t]] - actual[t][codes[t]]) / FRAMES;
    }
    assertTrue(divergence > 1e-7 && divergence < 1e-3, "mean divergence " + divergence + " nats");
    assertTrue(Math.abs(nats) < 2e-3, "the sound costs " + nats + " nats a sample more");
  }
}
