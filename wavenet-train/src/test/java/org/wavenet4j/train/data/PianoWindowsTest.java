package org.wavenet4j.train.data;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.datavec.api.writable.NDArrayWritable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.dataset.api.MultiDataSet;
import org.wavenet4j.UserError;
import org.wavenet4j.audio.MuLaw;
import org.wavenet4j.model.ConditioningSpec;
import org.wavenet4j.model.ToneSpec;
import org.wavenet4j.model.Tones;
import org.wavenet4j.model.WaveNetSpec;
import org.wavenet4j.notes.MidiNotes;
import org.wavenet4j.notes.PianoRoll;
import org.wavenet4j.notes.ToneBank;
import org.wavenet4j.prediction.Expectation;
import org.wavenet4j.prediction.RestLimit;
import org.wavenet4j.run.ToneTrack;

/** Windows of networks that are told notes and start from a prediction. */
class PianoWindowsTest {
  private static final int HOP = 64;
  private static final int REACH = 3;
  private static final WaveNetSpec SPEC = TestCorpus.pianoSpec();
  private static final WindowPlan PLAN = WindowPlan.of(SPEC, 100); // N = 166, M = 3 + 6

  @TempDir Path folder;

  private static WindowRecordReader inOrder(Corpus corpus) {
    return WindowRecordReader.spread(
        corpus, Split.TRAIN, SPEC, Optional.empty(), true, PLAN, DataType.FLOAT, 1000);
  }

  /** Arrays of every window, in the plan's order. */
  private static List<List<INDArray>> arrays(WindowRecordReader reader) {
    List<List<INDArray>> all = new ArrayList<>();
    while (reader.hasNext()) {
      all.add(reader.next().stream().map(w -> ((NDArrayWritable) w).get()).toList());
    }
    return all;
  }

  @Test
  void recordsHoldInputPredictionNotesTargetAndMask() throws IOException {
    Corpus corpus = TestCorpus.withNotes(folder, TestCorpus.sound(500, 1));
    List<INDArray> record = arrays(inOrder(corpus)).get(0);
    List<List<Long>> shapes = record.stream().map(a -> List.of(a.size(0), a.size(1))).toList();
    assertEquals(
        List.of(
            List.of(1L, 166L),
            List.of(3L, 166L),
            List.of(177L, 9L),
            List.of(3L, 166L),
            List.of(1L, 166L)),
        shapes);
  }

  @Test
  void everyPredictionOfAWindowIsToTheBitThatOfARunFromThePiecesStart() throws IOException {
    short[] sound = TestCorpus.sound(1500, 1);
    Corpus corpus = TestCorpus.withNotes(folder, sound);
    Expectation expectation = new Expectation(SPEC.prediction().orElseThrow(), SPEC.quantizer());
    float[][] told = new float[1500 + HOP][3];
    float[] locations = new float[told.length];
    float[] scales = new float[told.length];
    for (int t = 0; t < told.length; t++) {
      expectation.inputs(told[t], 0);
      locations[t] = expectation.location();
      scales[t] = expectation.scale();
      expectation.add(decoded(sound, t));
    }
    List<Window> windows = PLAN.windows(corpus.items());
    List<List<INDArray>> records = arrays(inOrder(corpus));
    assertEquals(windows.size(), records.size());
    for (int w = 0; w < windows.size(); w++) {
      INDArray prediction = records.get(w).get(1);
      INDArray target = records.get(w).get(3);
      for (int t = 0; t < PLAN.frames(); t++) {
        int at = (int) windows.get(w).startFrame() + t;
        for (int k = 0; k < 3; k++) {
          assertEquals(told[at][k], prediction.getFloat(k, t), "window " + w + " frame " + t);
        }
        assertEquals(MuLaw.INSTANCE.encode(decoded(sound, at)), target.getFloat(0, t));
        assertEquals(locations[at], target.getFloat(1, t));
        assertEquals(scales[at], target.getFloat(2, t));
      }
    }
  }

  /** Every key alike: one partial at 500 Hz, which is at once as loud as it will be. */
  private static Tones humming() {
    ToneSpec spec = new ToneSpec(1, List.of(0, 640));
    float[] frequenciesHz = new float[Tones.KEYS];
    float[] envelopes = new float[Tones.KEYS * 2];
    for (int key = 0; key < Tones.KEYS; key++) {
      frequenciesHz[key] = 500;
      envelopes[2 * key] = 0.1f;
    }
    return new Tones(spec, frequenciesHz, envelopes, new float[Tones.KEYS], new float[Tones.KEYS]);
  }

  @Test
  void tonesOfAWindowAreToTheBitThoseOfARunFromThePiecesStart() throws IOException {
    short[] sound = TestCorpus.sound(1500, 1);
    Corpus corpus = TestCorpus.withNotes(folder, sound);
    Tones tones = humming();
    WaveNetSpec spec = TestCorpus.pianoSpec(tones.spec());
    ToneTrack track = new ToneBank(tones, 16_000).play(roll("midi/p0.mid").notes());
    Expectation expectation =
        Expectation.besideTones(
            spec.prediction().orElseThrow(),
            spec.quantizer(),
            RestLimit.ofGiven(tones.spec().restShare()));
    float[][] told = new float[1500 + HOP][5];
    float[] locations = new float[told.length];
    double loudest = 0;
    for (int t = 0; t < told.length; t++) {
      expectation.expectTone(track.at(t), track.level(t), track.sinceStrokeFrames(t));
      loudest = Math.max(loudest, Math.abs(track.at(t)));
      expectation.inputs(told[t], 0);
      locations[t] = expectation.location();
      expectation.add(decoded(sound, t));
    }
    assertTrue(loudest > 0.05, "the notes sound");
    List<Window> windows = PLAN.windows(corpus.items());
    List<List<INDArray>> records = arrays(spread(corpus, spec, tones, true));
    for (int w = 0; w < windows.size(); w++) {
      for (int t = 0; t < PLAN.frames(); t++) {
        int at = (int) windows.get(w).startFrame() + t;
        for (int k = 0; k < 5; k++) {
          assertEquals(told[at][k], records.get(w).get(1).getFloat(k, t), "frame " + at);
        }
        assertEquals(locations[at], records.get(w).get(3).getFloat(1, t));
      }
    }
  }

  @Test
  void whoIsNotToldTheNotesExpectsNoToneAndSeesNoKey() throws IOException {
    Corpus corpus = TestCorpus.withNotes(folder, TestCorpus.sound(1000, 1));
    Tones tones = humming();
    WaveNetSpec spec = TestCorpus.pianoSpec(tones.spec());
    List<List<INDArray>> told = arrays(spread(corpus, spec, tones, true));
    List<List<INDArray>> untold = arrays(spread(corpus, spec, tones, false));
    double heard = 0;
    for (int w = 0; w < told.size(); w++) {
      assertEquals(0, untold.get(w).get(1).getRow(3).amaxNumber().doubleValue());
      assertEquals(0, untold.get(w).get(2).amaxNumber().doubleValue());
      assertEquals(told.get(w).get(0), untold.get(w).get(0));
      heard += told.get(w).get(1).getRow(3).amaxNumber().doubleValue();
    }
    assertTrue(heard > 0);
  }

  private static WindowRecordReader spread(
      Corpus corpus, WaveNetSpec spec, Tones tones, boolean told) {
    return WindowRecordReader.spread(
        corpus, Split.TRAIN, spec, Optional.of(tones), told, PLAN, DataType.FLOAT, 1000);
  }

  /** What a network hears of a sample; behind the piece, silence. */
  private static float decoded(short[] sound, int t) {
    MuLaw muLaw = MuLaw.INSTANCE;
    int code = t < sound.length ? muLaw.encode(CorpusAudio.amplitude(sound[t])) : muLaw.silence();
    return muLaw.decode(code);
  }

  @Test
  void columnsOfNotesBelongToTheirAudioFramesAndAreZeroBeforeThePiece() throws IOException {
    Corpus corpus =
        TestCorpus.withNotes(folder, TestCorpus.sound(900, 1), TestCorpus.sound(1000, 2));
    List<Window> windows = PLAN.windows(corpus.items());
    List<List<INDArray>> records = arrays(inOrder(corpus));
    float[] row = new float[PianoRoll.CHANNELS];
    for (int w = 0; w < windows.size(); w++) {
      INDArray local = records.get(w).get(2);
      PianoRoll roll = roll("midi/p" + windows.get(w).item() + ".mid");
      for (int column = 0; column < local.size(1); column++) {
        long featureFrame = windows.get(w).startFrame() / HOP - REACH + column;
        float[] expected = new float[PianoRoll.CHANNELS];
        if (featureFrame >= 0) {
          roll.read(featureFrame, 1, row, 0);
          expected = row;
        }
        assertArrayEquals(expected, local.getColumn(column).toFloatVector(), "window " + w);
      }
    }
  }

  private PianoRoll roll(String midiFile) throws IOException {
    byte[] midi = Files.readAllBytes(folder.resolve(midiFile));
    return new PianoRoll(MidiNotes.parse(midi, midiFile).notes(), 16_000);
  }

  @Test
  void aStrokeStandsInTheColumnOfItsSample() throws IOException {
    Corpus corpus = TestCorpus.withNotes(folder, TestCorpus.sound(1000, 1));
    int middleC = 60 - 21;
    List<Window> windows = PLAN.windows(corpus.items());
    List<List<INDArray>> records = arrays(inOrder(corpus));
    int found = 0;
    for (int w = 0; w < windows.size(); w++) {
      int t = 320 - (int) windows.get(w).startFrame(); // the stroke's sample
      if (t >= 0 && t < PLAN.frames()) {
        INDArray local = records.get(w).get(2);
        assertEquals(100 / 127f, local.getFloat(88 + middleC, REACH + t / HOP), 1e-6);
        assertEquals(0, local.getFloat(88 + middleC, REACH + t / HOP - 1));
        found++;
      }
    }
    assertTrue(found > 0);
  }

  @Test
  void batchesHoldTheArraysInTheConventionalOrder() throws IOException {
    Corpus corpus = TestCorpus.withNotes(folder, TestCorpus.sound(900, 1));
    MultiDataSet batch = WindowIterator.epoch(inOrder(corpus), 2).get(0);
    assertEquals(3, batch.numFeatureArrays());
    assertArrayEquals(new long[] {2, 1, 166}, batch.getFeatures(0).shape());
    assertArrayEquals(new long[] {2, 3, 166}, batch.getFeatures(1).shape());
    assertArrayEquals(new long[] {2, 177, 9}, batch.getFeatures(2).shape());
    assertEquals(1, batch.numLabelsArrays());
    assertArrayEquals(new long[] {2, 3, 166}, batch.getLabels(0).shape());
    assertArrayEquals(new long[] {2, 166}, batch.getLabelsMaskArray(0).shape());
    List<List<INDArray>> records = arrays(inOrder(corpus));
    for (int b = 0; b < 2; b++) {
      for (int i = 0; i < 3; i++) {
        assertEquals(
            records.get(b).get(i), batch.getFeatures(i).slice(b), "window " + b + " array " + i);
      }
      assertEquals(records.get(b).get(3), batch.getLabels(0).slice(b));
      assertEquals(records.get(b).get(4).getRow(0), batch.getLabelsMaskArray(0).getRow(b));
    }
  }

  @Test
  void anIteratorResumedAtACursorGivesTheSameBatches() throws IOException {
    Corpus corpus =
        TestCorpus.withNotes(folder, TestCorpus.sound(1500, 1), TestCorpus.sound(700, 2));
    try (PrefetchingIterator straight = prefetching(corpus, WindowCursor.START)) {
      for (int i = 0; i < 5; i++) {
        straight.next();
      }
      try (PrefetchingIterator resumed = prefetching(corpus, straight.cursor())) {
        for (int i = 0; i < 20; i++) {
          assertEquals(straight.next(), resumed.next(), "batch " + i);
        }
      }
    }
  }

  private static PrefetchingIterator prefetching(Corpus corpus, WindowCursor start) {
    WindowRecordReader reader =
        WindowRecordReader.shuffled(
            corpus, Split.TRAIN, SPEC, Optional.empty(), PLAN, DataType.FLOAT, 7, 0);
    return new PrefetchingIterator(new WindowIterator(reader, 3, start), 4);
  }

  @Test
  void aMidiFileIsReadOnce() throws IOException {
    Corpus corpus = TestCorpus.withNotes(folder, TestCorpus.sound(900, 1));
    WindowRecordReader reader = inOrder(corpus);
    List<List<INDArray>> first = arrays(reader);
    Files.delete(folder.resolve("midi/p0.mid"));
    reader.reset();
    assertEquals(first, arrays(reader));
  }

  @Test
  void whatIsWrongWithAMidiFileIsToldWithItsCure() throws IOException {
    Corpus silent = TestCorpus.of(folder, TestCorpus.sound(900, 1));
    String none = assertThrows(UserError.class, inOrder(silent)::next).getMessage();
    assertTrue(none.contains("the piece p0 has no MIDI file"), none);
    assertTrue(none.contains("localChannels: 0"), none);

    Corpus corpus = TestCorpus.withNotes(folder, TestCorpus.sound(900, 1));
    Path midi = folder.resolve("midi/p0.mid");
    new PieceNotes(corpus, SPEC).check(Split.TRAIN);
    Files.write(midi, new byte[50]);
    String changed = assertThrows(UserError.class, inOrder(corpus)::next).getMessage();
    assertTrue(changed.startsWith(midi + ": is not the MIDI file that was prepared. "), changed);
    assertTrue(changed.contains("wavenet prepare"), changed);

    Files.delete(midi);
    UserError missing =
        assertThrows(UserError.class, () -> new PieceNotes(corpus, SPEC).check(Split.TRAIN));
    assertTrue(missing.getMessage().startsWith(midi + ": is missing. "), missing::getMessage);
    assertTrue(missing.getMessage().contains("wavenet prepare"), missing::getMessage);
  }

  @Test
  void conditioningThatNotesDoNotFitIsToldWithWhatTheRecipeShouldSay() throws IOException {
    Corpus corpus = TestCorpus.withNotes(folder, TestCorpus.sound(900, 1));
    String expected = ", expected 177 and 64: notes at 16000 Hz";
    assertEquals(
        "model.conditioning: localChannels 128 and localHopFrames 64" + expected,
        refused(corpus, 16_000, TestCorpus.notes(128, 64)));
    assertEquals(
        "model.conditioning: localChannels 177 and localHopFrames 80" + expected,
        refused(corpus, 16_000, TestCorpus.notes(177, 80)));
    assertEquals(
        "model.conditioning.localFeatures: \"given\", which no corpus has; expected \"notes\","
            + " or localChannels: 0",
        refused(corpus, 16_000, new ConditioningSpec(177, 64, 0)));
    String rate = refused(corpus, 11_025, TestCorpus.notes(177, 64));
    assertTrue(rate.startsWith("sampleRateHz: 11025, expected a multiple of 250"), rate);
  }

  private static String refused(Corpus corpus, int rateHz, ConditioningSpec conditioning) {
    WaveNetSpec spec = TestCorpus.spec(rateHz, conditioning);
    return assertThrows(UserError.class, () -> new PieceNotes(corpus, spec)).getMessage();
  }
}
