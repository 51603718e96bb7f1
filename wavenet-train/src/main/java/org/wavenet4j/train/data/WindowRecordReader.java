package org.wavenet4j.train.data;

import java.io.DataInputStream;
import java.io.NotSerializableException;
import java.io.ObjectOutputStream;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.Optional;
import java.util.function.UnaryOperator;
import org.datavec.api.conf.Configuration;
import org.datavec.api.records.Record;
import org.datavec.api.records.metadata.RecordMetaData;
import org.datavec.api.records.metadata.RecordMetaDataIndex;
import org.datavec.api.records.reader.BaseRecordReader;
import org.datavec.api.split.InputSplit;
import org.datavec.api.writable.NDArrayWritable;
import org.datavec.api.writable.Writable;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.wavenet4j.UserError;
import org.wavenet4j.audio.Quantizer;
import org.wavenet4j.model.Tones;
import org.wavenet4j.model.WaveNetSpec;

/**
 * The windows of one split as DataVec records, in the order of one epoch after the other. A record
 * is a list of {@link NDArrayWritable}s:
 *
 * <ol>
 *   <li>input {@code [1,N]}: frame t is sample t-1, a code for one-hot input, the code's amplitude
 *       for scalar;
 *   <li>where the network starts from a prediction, {@code [I,N]}: what {@link
 *       org.wavenet4j.prediction.Expectation} tells of sample t, to the bit as from the piece's
 *       start;
 *   <li>where it has local conditioning, {@code [C,M]}: the notes, see {@link PieceNotes};
 *   <li>target {@code [1,N]}: frame t is the code of sample t; with prediction {@code [3,N]}, then
 *       the location and the scale that are expected of it;
 *   <li>mask {@code [1,N]}: 1 on trained frames, 0 elsewhere.
 * </ol>
 *
 * <p>{@link #hasNext} ends with the epoch; {@link #reset} goes on to the next one, in that epoch's
 * order, and does nothing where an epoch begins. A reader is made for a corpus, so DataVec's way of
 * giving it an {@code InputSplit} later is refused. Not safe for use by several threads.
 */
public final class WindowRecordReader extends BaseRecordReader {
  private static final long serialVersionUID = 1L;

  private final transient List<CorpusItem> items;
  private final transient List<Window> windows;
  private final transient WindowOrder order;
  private final transient PastNoise noise;
  private final transient Quantizer quantizer;
  private final transient WindowEncoder encoder;
  private final transient URI location;
  private transient int[] permutation;
  private transient WindowCursor cursor = WindowCursor.START;
  private transient Configuration configuration = new Configuration(false);

  /** How the windows of an epoch follow each other. */
  private interface WindowOrder {
    int[] permutation(long epoch);
  }

  private WindowRecordReader(
      Corpus corpus,
      Split split,
      WindowEncoder encoder,
      Quantizer quantizer,
      List<Window> windows,
      WindowOrder order,
      PastNoise noise) {
    this.items = corpus.items(split);
    this.windows = windows;
    this.order = order;
    this.noise = noise;
    this.quantizer = quantizer;
    this.encoder = encoder;
    this.location = corpus.folder().toUri();
    this.permutation = order.permutation(0);
  }

  /**
   * All windows of a split, each epoch in an order and with noise of its own that {@code seed}
   * decides.
   *
   * @param spec says what the arrays hold; one without global conditioning
   * @param tones of the spec
   * @param plan with the hop of the spec's local conditioning
   * @param dataType of the arrays, FLOAT or DOUBLE
   * @param mostNoiseCodes on what the network hears: the largest standard deviation that a window
   *     may get, in codes of mu-law 256; what it is to predict has none
   * @throws UserError if the spec has local conditioning that the corpus cannot give
   */
  public static WindowRecordReader shuffled(
      Corpus corpus,
      Split split,
      WaveNetSpec spec,
      Optional<Tones> tones,
      WindowPlan plan,
      DataType dataType,
      long seed,
      double mostNoiseCodes) {
    List<Window> windows = plan.windows(corpus.items(split));
    return new WindowRecordReader(
        corpus,
        split,
        new WindowEncoder(corpus, spec, tones, true, plan.frames(), dataType),
        spec.quantizer(),
        windows,
        epoch -> EpochOrder.permutation(seed, epoch, windows.size()),
        new PastNoise(mostNoiseCodes, seed));
  }

  /**
   * At most {@code count} windows of a split, {@link WindowPlan#spread evenly spread}, in the same
   * order in every epoch; for evaluation.
   *
   * @param tones of the spec
   * @param told whether the network is told the notes; if not, they are silence
   */
  public static WindowRecordReader spread(
      Corpus corpus,
      Split split,
      WaveNetSpec spec,
      Optional<Tones> tones,
      boolean told,
      WindowPlan plan,
      DataType dataType,
      int count) {
    List<Window> windows = WindowPlan.spread(plan.windows(corpus.items(split)), count);
    int[] inOrder = java.util.stream.IntStream.range(0, windows.size()).toArray();
    return new WindowRecordReader(
        corpus,
        split,
        new WindowEncoder(corpus, spec, tones, told, plan.frames(), dataType),
        spec.quantizer(),
        windows,
        epoch -> inOrder,
        PastNoise.NONE);
  }

  /** Windows in an epoch. */
  public int windowsPerEpoch() {
    return windows.size();
  }

  /** Where the next record stands. */
  public WindowCursor cursor() {
    return cursor;
  }

  /**
   * Goes to a place.
   *
   * @throws IllegalArgumentException if an epoch has no such place
   */
  public void moveTo(WindowCursor place) {
    if (place.position() > windows.size()) {
      throw new IllegalArgumentException(
          "position: %d, expected at most %d, the windows of an epoch"
              .formatted(place.position(), windows.size()));
    }
    permutation = order.permutation(place.epoch());
    cursor = place;
  }

  @Override
  public boolean hasNext() {
    return cursor.position() < windows.size();
  }

  @Override
  public List<Writable> next() {
    return nextRecord().getRecord();
  }

  @Override
  public Record nextRecord() {
    if (!hasNext()) {
      throw new NoSuchElementException("the epoch is over; reset() begins the next");
    }
    Record record = record(permutation[cursor.position()], cursor.epoch());
    cursor = new WindowCursor(cursor.epoch(), cursor.position() + 1);
    invokeListeners(record);
    return record;
  }

  private Record record(int index, long epoch) {
    Window window = windows.get(index);
    UnaryOperator<int[]> disturbance = codes -> noise.on(codes, quantizer, epoch, index);
    List<Writable> values = new ArrayList<>();
    for (INDArray array : encoder.encode(window, items.get(window.item()), disturbance)) {
      values.add(new NDArrayWritable(array));
    }
    return new org.datavec.api.records.impl.Record(
        values, new RecordMetaDataIndex(index, location, WindowRecordReader.class));
  }

  @Override
  public void reset() {
    if (cursor.position() > 0) {
      moveTo(new WindowCursor(cursor.epoch() + 1, 0));
    }
  }

  @Override
  public boolean resetSupported() {
    return true;
  }

  @Override
  public Record loadFromMetaData(RecordMetaData metaData) {
    return record((int) ((RecordMetaDataIndex) metaData).getIndex(), cursor.epoch());
  }

  @Override
  public List<Record> loadFromMetaData(List<RecordMetaData> metaData) {
    return metaData.stream().map(this::loadFromMetaData).toList();
  }

  @Override
  public List<String> getLabels() {
    return List.of();
  }

  @Override
  public void initialize(InputSplit split) {
    throw new UnsupportedOperationException("a WindowRecordReader is made for its corpus");
  }

  @Override
  public void initialize(Configuration conf, InputSplit split) {
    initialize(split);
  }

  @Override
  public List<Writable> record(URI uri, DataInputStream data) {
    throw new UnsupportedOperationException("windows are read from a corpus, not from a stream");
  }

  @Override
  public Configuration getConf() {
    return configuration;
  }

  @Override
  public void setConf(Configuration conf) {
    configuration = conf;
  }

  /** Nothing is open between records. */
  @Override
  public void close() {}

  private void writeObject(ObjectOutputStream out) throws NotSerializableException {
    throw new NotSerializableException(
        "a WindowRecordReader reads files of this machine; send its corpus and cursor instead");
  }
}
