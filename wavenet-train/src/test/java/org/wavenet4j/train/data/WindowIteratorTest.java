package org.wavenet4j.train.data;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.datavec.api.records.Record;
import org.datavec.api.writable.NDArrayWritable;
import org.datavec.api.writable.Writable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.concurrency.AffinityManager;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.dataset.api.MultiDataSet;
import org.wavenet4j.UserError;
import org.wavenet4j.audio.MuLaw;
import org.wavenet4j.model.InputEncoding;

class WindowIteratorTest {
  private static final WindowPlan PLAN = new WindowPlan(3, 4);

  @TempDir Path folder;

  private WindowRecordReader reader(Corpus corpus, InputEncoding encoding) {
    return WindowRecordReader.shuffled(
        corpus,
        Split.TRAIN,
        TestCorpus.spec(encoding),
        Optional.empty(),
        PLAN,
        DataType.DOUBLE,
        7,
        0);
  }

  private static double[] values(Writable writable) {
    return ((NDArrayWritable) writable).get().toDoubleVector();
  }

  private static List<Record> epoch(WindowRecordReader reader) {
    List<Record> records = new ArrayList<>();
    while (reader.hasNext()) {
      records.add(reader.nextRecord());
    }
    return records;
  }

  @Test
  void inputIsThePreviousSampleAndTargetTheSampleItself() throws IOException {
    Corpus corpus = TestCorpus.of(folder, TestCorpus.ramp(13, 40)); // codes 40 to 52
    double[][] starts = new double[14][];
    for (Record record : epoch(reader(corpus, InputEncoding.ONE_HOT))) {
      double[] input = values(record.getRecord().get(0));
      double[] target = values(record.getRecord().get(1));
      double[] mask = values(record.getRecord().get(2));
      starts[(int) target[0] - 40] = input;
      if (target[0] == 40) { // the true start: sample -1 is silence, all is trained
        assertArrayEquals(new double[] {128, 40, 41, 42, 43, 44, 45}, input);
        assertArrayEquals(new double[] {40, 41, 42, 43, 44, 45, 46}, target);
        assertArrayEquals(new double[] {1, 1, 1, 1, 1, 1, 1}, mask);
      } else if (target[0] == 44) {
        assertArrayEquals(new double[] {43, 44, 45, 46, 47, 48, 49}, input);
        assertArrayEquals(new double[] {0, 0, 0, 1, 1, 1, 1}, mask);
      } else {
        assertArrayEquals(new double[] {46, 47, 48, 49, 50, 51, 52}, target);
        assertArrayEquals(new double[] {0, 0, 0, 0, 0, 1, 1}, mask);
      }
    }
    assertTrue(starts[0] != null && starts[4] != null && starts[6] != null);
  }

  @Test
  void aShortPieceIsFilledUpWithUntrainedSilence() throws IOException {
    Corpus corpus = TestCorpus.of(folder, TestCorpus.ramp(2, 9));
    List<Writable> record = reader(corpus, InputEncoding.ONE_HOT).next();
    assertArrayEquals(new double[] {128, 9, 10, 128, 128, 128, 128}, values(record.get(0)));
    assertArrayEquals(new double[] {9, 10, 128, 128, 128, 128, 128}, values(record.get(1)));
    assertArrayEquals(new double[] {1, 1, 0, 0, 0, 0, 0}, values(record.get(2)));
  }

  @Test
  void scalarInputIsTheAmplitudeOfTheCode() throws IOException {
    Corpus corpus = TestCorpus.of(folder, TestCorpus.ramp(2, 9));
    List<Writable> record = reader(corpus, InputEncoding.SCALAR).next();
    double silence = MuLaw.INSTANCE.decode(128);
    double[] expected = {
      silence,
      MuLaw.INSTANCE.decode(9),
      MuLaw.INSTANCE.decode(10),
      silence,
      silence,
      silence,
      silence
    };
    assertArrayEquals(expected, values(record.get(0)));
  }

  @Test
  void epochsComeInOrdersOfTheirOwnAndAgainAfterMoveTo() throws IOException {
    Corpus corpus = TestCorpus.of(folder, TestCorpus.ramp(200, 0), TestCorpus.ramp(90, 7));
    WindowRecordReader reader = reader(corpus, InputEncoding.ONE_HOT);
    List<String> first = locations(epoch(reader));
    reader.reset();
    List<String> second = locations(epoch(reader));
    assertEquals(reader.windowsPerEpoch(), first.size());
    assertFalse(first.equals(second));
    reader.moveTo(new WindowCursor(0, 5));
    assertEquals(first.subList(5, first.size()), locations(epoch(reader)));
    reader.moveTo(WindowCursor.START);
    reader.reset(); // nothing was read: DL4J resets before it begins
    assertEquals(first, locations(epoch(reader)));
  }

  private static List<String> locations(List<Record> records) {
    return records.stream().map(record -> record.getMetaData().getLocation()).toList();
  }

  @Test
  void aRecordIsLoadedAgainFromItsMetaData() throws IOException {
    Corpus corpus = TestCorpus.of(folder, TestCorpus.ramp(60, 0));
    WindowRecordReader reader = reader(corpus, InputEncoding.ONE_HOT);
    Record record = reader.nextRecord();
    assertEquals(record.getRecord(), reader.loadFromMetaData(record.getMetaData()).getRecord());
  }

  @Test
  void batchesCrossEpochEndsAndHaveTheConventionalShapes() throws IOException {
    Corpus corpus = TestCorpus.of(folder, TestCorpus.ramp(15, 0)); // three windows
    WindowIterator batches =
        new WindowIterator(reader(corpus, InputEncoding.ONE_HOT), 2, WindowCursor.START);
    batches.next();
    assertEquals(new WindowCursor(0, 2), batches.cursor());
    MultiDataSet across = batches.next();
    assertEquals(new WindowCursor(1, 1), batches.cursor());
    assertArrayEquals(new long[] {2, 1, 7}, across.getFeatures(0).shape());
    assertArrayEquals(new long[] {2, 1, 7}, across.getLabels(0).shape());
    assertArrayEquals(new long[] {2, 7}, across.getLabelsMaskArray(0).shape());
    assertEquals(DataType.DOUBLE, across.getFeatures(0).dataType());
  }

  @Test
  void anIteratorResumedAtACursorGivesTheSameBatches() throws IOException {
    Corpus corpus = TestCorpus.of(folder, TestCorpus.ramp(100, 0), TestCorpus.ramp(33, 5));
    try (PrefetchingIterator straight = prefetching(corpus, WindowCursor.START)) {
      for (int i = 0; i < 7; i++) {
        straight.next();
      }
      try (PrefetchingIterator resumed = prefetching(corpus, straight.cursor())) {
        for (int i = 0; i < 30; i++) {
          assertEquals(straight.next(), resumed.next(), "batch " + i);
          assertEquals(straight.cursor(), resumed.cursor());
        }
      }
    }
  }

  private PrefetchingIterator prefetching(Corpus corpus, WindowCursor start) {
    WindowRecordReader reader =
        WindowRecordReader.shuffled(
            corpus,
            Split.TRAIN,
            TestCorpus.spec(InputEncoding.ONE_HOT),
            Optional.empty(),
            PLAN,
            DataType.FLOAT,
            7,
            0);
    return new PrefetchingIterator(new WindowIterator(reader, 3, start), 4);
  }

  @Test
  void whatBefallsTheReadingThreadReachesTheConsumer() throws IOException {
    Corpus corpus = TestCorpus.of(folder, TestCorpus.ramp(100, 0));
    Files.delete(folder.resolve("audio/p0.wav"));
    try (PrefetchingIterator batches = prefetching(corpus, WindowCursor.START)) {
      UserError error = assertThrows(UserError.class, batches::next);
      assertTrue(error.getMessage().contains("p0.wav: cannot be read"), error.getMessage());
      assertTrue(error.getMessage().contains("wavenet prepare"), error.getMessage());
      assertSame(error, assertThrows(UserError.class, batches::next));
    }
  }

  @Test
  void batchesAreBroughtToTheConsumersDeviceAhead() throws IOException {
    Corpus corpus = TestCorpus.of(folder, TestCorpus.ramp(100, 0));
    WindowIterator source =
        new WindowIterator(reader(corpus, InputEncoding.ONE_HOT), 3, WindowCursor.START);
    DevicePlaces places = new DevicePlaces();
    try (PrefetchingIterator batches = new PrefetchingIterator(source, 2, places)) {
      MultiDataSet batch = batches.next();
      INDArray[] arrays = {batch.getFeatures(0), batch.getLabels(0), batch.getLabelsMaskArray(0)};
      for (int i = 0; i < arrays.length; i++) {
        DevicePlaces.Brought brought = places.brought.get(i);
        assertSame(arrays[i], brought.array());
        assertEquals(AffinityManager.Location.DEVICE, brought.location());
        assertEquals(places.getDeviceForCurrentThread(), brought.device());
        assertEquals("window-prefetch", brought.thread());
      }
    }
  }

  @Test
  void closingEndsTheReadingThread() throws IOException {
    Corpus corpus = TestCorpus.of(folder, TestCorpus.ramp(100, 0));
    prefetching(corpus, WindowCursor.START).close();
    assertTrue(
        Thread.getAllStackTraces().keySet().stream()
            .noneMatch(thread -> thread.getName().equals("window-prefetch")));
  }

  @Test
  void heldOutWindowsAreTheSameInEveryEpochAndComeInOrder() throws IOException {
    Corpus corpus = TestCorpus.of(folder, TestCorpus.ramp(7 + 9 * 4, 0)); // ten windows
    WindowRecordReader reader =
        WindowRecordReader.spread(
            corpus,
            Split.TRAIN,
            TestCorpus.spec(InputEncoding.ONE_HOT),
            Optional.empty(),
            true,
            PLAN,
            DataType.FLOAT,
            5);
    List<MultiDataSet> batches = WindowIterator.epoch(reader, 2);
    assertEquals(3, batches.size());
    assertEquals(1, batches.get(2).getFeatures(0).size(0));
    // Windows 1, 3, 5, 7, 9 begin at frames 4, 12, 20, 28, 36, where the ramp has those codes.
    assertEquals(4, batches.get(0).getLabels(0).getInt(0, 0, 0));
    assertEquals(12, batches.get(0).getLabels(0).getInt(1, 0, 0));
    assertEquals(36, batches.get(2).getLabels(0).getInt(0, 0, 0));
    assertEquals(batches, WindowIterator.epoch(reader, 2));
  }

  @Test
  void aFileOfAnotherLengthIsNamedWithItsCure() throws IOException {
    Corpus corpus = TestCorpus.of(folder, TestCorpus.ramp(100, 0));
    Files.write(folder.resolve("audio/p0.wav"), new byte[100]);
    UserError error = assertThrows(UserError.class, new CorpusAudio(corpus)::check);
    assertTrue(
        error.getMessage().contains("p0.wav: 100 bytes, expected 244 for 100 frames"),
        error.getMessage());
  }
}
