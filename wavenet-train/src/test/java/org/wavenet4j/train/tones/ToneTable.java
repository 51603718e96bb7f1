package org.wavenet4j.train.tones;

import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import org.wavenet4j.model.ToneSpec;
import org.wavenet4j.model.Tones;
import org.wavenet4j.train.data.Corpus;
import org.wavenet4j.train.data.CorpusFile;
import org.wavenet4j.train.data.Split;
import org.wavenet4j.train.device.Threads;
import org.wavenet4j.train.tile.WorkerPool;

/**
 * What tones explain of a corpus's pieces, in Markdown: {@code mvn -q -pl wavenet-train -am
 * test-compile}, then this class with the folder of a corpus and the number of passes.
 */
final class ToneTable {
  private static final ToneSpec SPEC =
      new ToneSpec(24, List.of(0, 64, 192, 512, 1280, 3200, 8000, 16_000, 32_000, 64_000, 128_000));

  private ToneTable() {}

  public static void main(String[] arguments) {
    Corpus corpus = CorpusFile.read(Path.of(arguments[0]));
    WorkerPool pool = new WorkerPool(Threads.ofProcess().count());
    int passes = Integer.parseInt(arguments[1]);
    long start = System.nanoTime();
    Tones tones =
        new ToneFit(corpus, SPEC, passes)
            .fit(
                pool.threads(),
                progress ->
                    System.out.printf(
                        Locale.ROOT,
                        "%6.1f s  pass %d of %d, %.1f dB%n",
                        seconds(start),
                        progress.pass(),
                        progress.passes(),
                        progress.explainedDb()),
                () -> false);
    System.out.printf(Locale.ROOT, "%6.1f s%n%n| split | explained |%n|---|---|%n", seconds(start));
    for (Split split : Split.values()) {
      Rehearsal rehearsal = new Rehearsal(TonePieces.of(corpus, split), pool, () -> false);
      float[][] left = rehearsal.residual(tones);
      double db = rehearsal.explainedDb(rehearsal.sum(i -> Rehearsal.energy(left[i])));
      System.out.printf(Locale.ROOT, "| %s | %.2f dB |%n", split, db);
    }
    for (int key = 0; key < Tones.KEYS; key += 8) {
      System.out.printf(
          Locale.ROOT,
          "key %d: %.3f to %.3f dB a step of velocity, fades %.0f dB/s%n",
          key,
          tones.velocitiesDb()[key * SPEC.partials()],
          tones.velocitiesDb()[key * SPEC.partials() + 11],
          tones.fadesDb()[key]);
    }
  }

  private static double seconds(long start) {
    return (System.nanoTime() - start) / 1e9;
  }
}
