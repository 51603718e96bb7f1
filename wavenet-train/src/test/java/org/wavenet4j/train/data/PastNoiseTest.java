package org.wavenet4j.train.data;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.datavec.api.writable.NDArrayWritable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.wavenet4j.audio.Linear16;
import org.wavenet4j.audio.MuLaw;
import org.wavenet4j.model.WaveNetSpec;

class PastNoiseTest {
  private static final PastNoise NOISE = new PastNoise(3, 5);

  private static int[] codes() {
    int[] codes = new int[10_000];
    Arrays.fill(codes, 128);
    return codes;
  }

  private static double deviation(int[] noisy) {
    return Math.sqrt(
        Arrays.stream(noisy).mapToDouble(c -> (c - 128.0) * (c - 128)).average().orElse(0));
  }

  @Test
  void noNoiseLeavesCodesAsTheyAre() {
    assertArrayEquals(codes(), PastNoise.NONE.on(codes(), MuLaw.INSTANCE, 0, 0));
  }

  @Test
  void seedEpochAndWindowDecide() {
    int[] noisy = NOISE.on(codes(), MuLaw.INSTANCE, 2, 7);
    assertArrayEquals(noisy, NOISE.on(codes(), MuLaw.INSTANCE, 2, 7));
    assertFalse(Arrays.equals(noisy, NOISE.on(codes(), MuLaw.INSTANCE, 2, 8)));
    assertFalse(Arrays.equals(noisy, NOISE.on(codes(), MuLaw.INSTANCE, 3, 7)));
    assertFalse(Arrays.equals(noisy, new PastNoise(3, 6).on(codes(), MuLaw.INSTANCE, 2, 7)));
  }

  @Test
  void strengthsOfWindowsAreSpreadUpToTheMost() {
    double[] deviations = new double[200];
    for (int w = 0; w < deviations.length; w++) {
      deviations[w] = deviation(NOISE.on(codes(), MuLaw.INSTANCE, 0, w));
    }
    Arrays.sort(deviations);
    assertTrue(deviations[199] < 3.2 && deviations[199] > 2.8, "most " + deviations[199]);
    assertEquals(1.5, deviations[100], 0.3);
    assertTrue(deviations[0] < 0.2, "least " + deviations[0]);
  }

  @Test
  void strengthIsThatOfMuLawCodesWhateverTheQuantizer() {
    int[] loud = new int[10_000];
    Arrays.fill(loud, Linear16.INSTANCE.encode(0.5f));
    int[] noisy = new PastNoise(3, 5).on(loud, Linear16.INSTANCE, 0, 3);
    double heard = 0;
    for (int code : noisy) {
      double codes =
          255 / 2.0 * (MuLaw.compand(Linear16.INSTANCE.decode(code)) - MuLaw.compand(0.5));
      heard += codes * codes / noisy.length;
    }
    assertEquals(deviation(NOISE.on(codes(), MuLaw.INSTANCE, 0, 3)), Math.sqrt(heard), 0.05);
  }

  @Test
  void codesStayCodes() {
    int[] loud = new int[10_000];
    Arrays.fill(loud, 0, 5000, 255);
    for (int code : new PastNoise(64, 1).on(loud, MuLaw.INSTANCE, 0, 0)) {
      assertTrue(code >= 0 && code < 256, "code " + code);
    }
  }

  @Test
  void isHeardButNotToBePredicted(@TempDir Path folder) throws IOException {
    Corpus corpus = TestCorpus.withNotes(folder, TestCorpus.sound(900, 1));
    List<INDArray> clean = first(corpus, 0);
    List<INDArray> noisy = first(corpus, 64);
    assertEquals(clean.get(3).getRow(0), noisy.get(3).getRow(0), "codes to be predicted");
    assertEquals(clean.get(2), noisy.get(2), "notes");
    assertFalse(clean.get(0).equals(noisy.get(0)), "input");
    assertFalse(clean.get(1).equals(noisy.get(1)), "what is expected");
    assertFalse(clean.get(3).getRow(1).equals(noisy.get(3).getRow(1)), "its location");
  }

  private static List<INDArray> first(Corpus corpus, double mostNoiseCodes) {
    WaveNetSpec spec = TestCorpus.pianoSpec();
    WindowPlan plan = WindowPlan.of(spec, 100);
    return WindowRecordReader.shuffled(
            corpus, Split.TRAIN, spec, Optional.empty(), plan, DataType.FLOAT, 7, mostNoiseCodes)
        .next()
        .stream()
        .map(w -> ((NDArrayWritable) w).get())
        .toList();
  }
}
