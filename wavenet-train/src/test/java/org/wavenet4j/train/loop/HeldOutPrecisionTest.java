package org.wavenet4j.train.loop;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.wavenet4j.audio.Audio;
import org.wavenet4j.audio.SampleFormat;
import org.wavenet4j.audio.WavFile;
import org.wavenet4j.measure.BitsPerSample;
import org.wavenet4j.model.Model;
import org.wavenet4j.model.PrecisionCost;
import org.wavenet4j.model.Provenance;
import org.wavenet4j.train.data.Corpus;
import org.wavenet4j.train.data.CorpusItem;
import org.wavenet4j.train.data.Split;
import org.wavenet4j.train.graph.InitialWeights;

class HeldOutPrecisionTest {
  private static final int RATE_HZ = 8000;
  private static final Model MODEL =
      new Model(Runs.SPEC, InitialWeights.draw(Runs.SPEC, 1), Provenance.unknown());

  @TempDir private Path folder;

  /** Pieces of the validation split, with one of training among them. */
  private Corpus corpus(int... frames) throws IOException {
    Files.createDirectories(folder.resolve("audio"));
    List<CorpusItem> items = new ArrayList<>();
    for (int i = 0; i <= frames.length; i++) {
      boolean held = i < frames.length;
      float[] tone = Runs.tone(held ? frames[i] : 3000, 200 + 90 * i, i);
      String file = "audio/" + i + ".wav";
      WavFile.write(folder.resolve(file), Audio.mono(tone, RATE_HZ), SampleFormat.PCM_16);
      Split split = held ? Split.VALID : Split.TRAIN;
      items.add(new CorpusItem("p" + i, "", "", file, "", "", tone.length, split));
    }
    return new Corpus(folder, "test", RATE_HZ, "", items);
  }

  private PrecisionCost cost(Corpus corpus, int windows) {
    return new HeldOutPrecision(corpus, MODEL.spec(), windows).measure(MODEL).orElseThrow();
  }

  @Test
  void windowsThatCoverThePiecesCostWhatThePiecesCostFromTheirStarts() throws IOException {
    Corpus corpus = corpus(6000, 700);
    BitsPerSample whole = new BitsPerSample(MODEL);
    for (CorpusItem item : corpus.items(Split.VALID)) {
      float[] samples = WavFile.read(folder.resolve(item.audioFile())).mixDown();
      whole.startSignal();
      whole.add(samples, 0, samples.length);
    }
    PrecisionCost cost = cost(corpus, 100);
    assertEquals(6700, cost.samples());
    assertEquals(whole.result(), cost.fp32BitsPerSample(), 1e-12);
    assertTrue(cost.meanDivergenceBits() > 0, cost.toString());
  }

  @Test
  void longPiecesAreMeasuredOnEightWindows() throws IOException {
    Corpus corpus = corpus(50_000);
    // Not the very start of the piece: that is in the first of 20 windows, and the second is taken.
    assertEquals(8 * HeldOutPrecision.WINDOW_FRAMES, cost(corpus, 8).samples());
    assertEquals(
        cost(corpus, 8), HeldOutPrecision.of(corpus, MODEL.spec()).measure(MODEL).orElseThrow());
  }
}
