package org.wavenet4j.train.tones;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CancellationException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.wavenet4j.UserError;
import org.wavenet4j.model.Tones;
import org.wavenet4j.notes.NoteEvent;
import org.wavenet4j.train.data.Corpus;
import org.wavenet4j.train.data.Split;
import org.wavenet4j.train.tile.WorkerPool;

class ToneFitTest {
  private static final int PASSES = 60;

  @TempDir Path folder;

  @Test
  void knownTonesAreRecovered() throws IOException {
    Corpus corpus = SmallPiano.corpus(folder);
    Tones fitted = fit(corpus, PASSES, 1);
    Tones known = SmallPiano.tones();
    assertTrue(explainedDb(corpus, fitted) > 40, () -> explainedDb(corpus, fitted) + " dB");
    int partials = SmallPiano.SPEC.partials();
    for (int pitch : SmallPiano.PITCHES) {
      int key = pitch - NoteEvent.LOWEST_PITCH;
      for (int i = key * partials; i < (key + 1) * partials; i++) {
        assertEquals(known.frequenciesHz()[i], fitted.frequenciesHz()[i], 0.05, "Hz");
        assertEquals(known.velocitiesDb()[i], fitted.velocitiesDb()[i], 0.01, "dB a step");
      }
      assertEquals(1, fitted.fadesDb()[key] / known.fadesDb()[key], 0.05, "fade of " + pitch);
    }
  }

  @Test
  void fewPassesExplainMostOfKnownTones() throws IOException {
    Corpus corpus = SmallPiano.corpus(folder);
    assertTrue(explainedDb(corpus, fit(corpus, 6, 1)) > 10);
  }

  @Test
  void noiseIsExplainedHardlyAtAll() throws IOException {
    Corpus corpus = SmallPiano.noise(folder);
    Rehearsal rehearsal = rehearsal(corpus);
    float[][] played = rehearsal.play(fit(corpus, PASSES, 1));
    double level = rehearsal.explainedDb(rehearsal.sum(i -> Rehearsal.energy(played[i])));
    assertTrue(level > 20, () -> "tones " + level + " dB below the noise");
  }

  @Test
  void soundOfOtherNotesIsNotBlownUp() throws IOException {
    Corpus corpus = SmallPiano.ofOtherNotes(folder);
    Tones tones = fit(corpus, PASSES, 1);
    assertTrue(explainedDb(corpus, tones) > 0);
    Rehearsal rehearsal = rehearsal(corpus);
    float[][] played = rehearsal.play(tones);
    double level = rehearsal.explainedDb(rehearsal.sum(i -> Rehearsal.energy(played[i])));
    assertTrue(level > 3, () -> "tones " + level + " dB below the sound");
  }

  @Test
  void silenceGivesSilence() throws IOException {
    Tones tones = fit(SmallPiano.silence(folder), 6, 1);
    assertArrayEquals(new float[tones.envelopes().length], tones.envelopes());
  }

  @Test
  void threadsChangeNoBit() throws IOException {
    Corpus corpus = SmallPiano.corpus(folder);
    Tones alone = fit(corpus, 8, 1);
    Tones shared = fit(corpus, 8, 2);
    alone
        .values()
        .forEach((name, values) -> assertArrayEquals(values, shared.values().get(name), name));
  }

  @Test
  void keysThatNeverSoundAreSilent() throws IOException {
    Tones tones = fit(SmallPiano.corpus(folder), 8, 1);
    int length = tones.envelopes().length / Tones.KEYS;
    List<Integer> sounding = new ArrayList<>();
    for (int i = 0; i < tones.envelopes().length; i++) {
      int pitch = NoteEvent.LOWEST_PITCH + i / length;
      if (tones.envelopes()[i] != 0 && !sounding.contains(pitch)) {
        sounding.add(pitch);
      }
    }
    assertEquals(List.of(47, 52, 57, 64), sounding);
  }

  @Test
  void theBeginningAndEveryPassAreToldOf() throws IOException {
    List<ToneProgress> told = new ArrayList<>();
    new ToneFit(SmallPiano.corpus(folder), SmallPiano.SPEC, 3).fit(told::add, () -> false);
    assertEquals(
        List.of(0, 1, 2, 3), told.stream().map(ToneProgress::pass).toList(), told::toString);
    assertEquals(0, told.get(0).explainedDb());
    assertTrue(told.get(3).explainedDb() > told.get(1).explainedDb() + 0.1, told::toString);
    assertTrue(told.get(3).finished() && !told.get(2).finished());
  }

  @Test
  void aStopIsHeardBeforeTheNextPieceOfAPass() throws IOException {
    Corpus corpus = SmallPiano.corpus(folder);
    int[] asked = {0};
    List<ToneProgress> told = new ArrayList<>();
    ToneFit fit = new ToneFit(corpus, SmallPiano.SPEC, PASSES);
    assertThrows(
        CancellationException.class,
        () -> fit.fit(1, told::add, () -> told.size() > 1 && ++asked[0] > 0));
    assertEquals(1, asked[0], "told after the first pass, heard at the next piece");
    assertEquals(2, told.size());
  }

  /** The process goes on for hours. */
  @Test
  @Timeout(value = 60, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
  void theThreadsOfAFitEndWithIt() throws Exception {
    Set<Thread> others = Thread.getAllStackTraces().keySet();
    Set<Thread> started = new HashSet<>();
    new ToneFit(SmallPiano.silence(folder), SmallPiano.SPEC, 1)
        .fit(3, progress -> started.addAll(Thread.getAllStackTraces().keySet()), () -> false);
    started.removeAll(others);
    started.removeIf(thread -> !thread.getName().startsWith("wavenet-worker"));
    assertEquals(2, started.size(), "beside the caller's");
    for (Thread thread : started) {
      thread.join();
    }
  }

  @Test
  void aCorpusWithoutTrainingPiecesIsTold() {
    ToneFit fit = new ToneFit(new Corpus(folder, "none", 4000, "", List.of()), SmallPiano.SPEC, 1);
    UserError error = assertThrows(UserError.class, () -> fit.fit(progress -> {}, () -> false));
    assertEquals(
        folder + ": has no pieces in the split \"train\", expected at least one to fit tones to",
        error.getMessage());
  }

  @Test
  void passesAreBounded() {
    Corpus corpus = new Corpus(folder, "none", 4000, "", List.of());
    assertThrows(IllegalArgumentException.class, () -> new ToneFit(corpus, SmallPiano.SPEC, 0));
    assertThrows(IllegalArgumentException.class, () -> new ToneFit(corpus, SmallPiano.SPEC, 201));
  }

  private static Tones fit(Corpus corpus, int passes, int threads) {
    return new ToneFit(corpus, SmallPiano.SPEC, passes).fit(threads, progress -> {}, () -> false);
  }

  private static Rehearsal rehearsal(Corpus corpus) {
    return new Rehearsal(TonePieces.of(corpus, Split.TRAIN), new WorkerPool(1), () -> false);
  }

  private static double explainedDb(Corpus corpus, Tones tones) {
    Rehearsal rehearsal = rehearsal(corpus);
    float[][] left = rehearsal.residual(tones);
    return rehearsal.explainedDb(rehearsal.sum(i -> Rehearsal.energy(left[i])));
  }
}
