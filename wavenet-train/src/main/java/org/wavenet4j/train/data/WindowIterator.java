package org.wavenet4j.train.data;

import java.util.ArrayList;
import java.util.List;
import org.datavec.api.writable.NDArrayWritable;
import org.datavec.api.writable.Writable;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.dataset.api.MultiDataSet;
import org.nd4j.linalg.dataset.api.MultiDataSetPreProcessor;
import org.nd4j.linalg.factory.Nd4j;

/**
 * Batches of B windows without end: features {@code [B,1,N]} (input), then {@code [B,3,N]}
 * (prediction) and {@code [B,C,M]} (local conditioning) where the network has them; labels {@code
 * [B,1,N]} (codes), with prediction {@code [B,3,N]} (codes, locations, scales); label mask {@code
 * [B,N]}. Epoch follows epoch, and a batch may hold windows of two of them. What comes is a pure
 * function of the reader's seed and the cursor.
 *
 * <p>Not safe for use by several threads; {@link PrefetchingIterator} prepares batches ahead.
 */
public final class WindowIterator extends EndlessBatches {
  private static final long serialVersionUID = 1L;

  private final transient WindowRecordReader reader;
  private final int batch;
  private transient MultiDataSetPreProcessor preProcessor = data -> {};

  /**
   * Batches from a reader, beginning at {@code start}.
   *
   * @param batch windows in a batch, B, at least 1
   * @param start {@link WindowCursor#START}, or what {@link #cursor} said at a checkpoint
   * @throws IllegalArgumentException if the reader has no windows at all
   */
  public WindowIterator(WindowRecordReader reader, int batch, WindowCursor start) {
    if (batch < 1) {
      throw new IllegalArgumentException("batch: " + batch + ", expected at least 1");
    }
    if (reader.windowsPerEpoch() == 0) {
      throw new IllegalArgumentException("the split has no windows, expected at least one");
    }
    this.reader = reader;
    this.batch = batch;
    reader.moveTo(start);
  }

  /**
   * The batches of the reader's first epoch, the last one maybe smaller: the fixed windows of an
   * evaluation.
   */
  public static List<MultiDataSet> epoch(WindowRecordReader reader, int batch) {
    int windows = reader.windowsPerEpoch();
    WindowIterator source = new WindowIterator(reader, batch, WindowCursor.START);
    List<MultiDataSet> batches = new ArrayList<>();
    for (int done = 0; done < windows; done += batch) {
      batches.add(source.next(Math.min(batch, windows - done)));
    }
    return batches;
  }

  @Override
  public WindowCursor cursor() {
    return reader.cursor();
  }

  @Override
  public MultiDataSet next() {
    return next(batch);
  }

  @Override
  public MultiDataSet next(int windows) {
    List<List<INDArray>> arrays = new ArrayList<>(); // [array of a record][window]
    for (int b = 0; b < windows; b++) {
      if (!reader.hasNext()) {
        reader.reset();
      }
      List<Writable> record = reader.next();
      for (int i = 0; i < record.size(); i++) {
        if (b == 0) {
          arrays.add(new ArrayList<>());
        }
        arrays.get(i).add(((NDArrayWritable) record.get(i)).get());
      }
    }
    MultiDataSet data = batch(arrays);
    preProcessor.preProcess(data);
    return data;
  }

  /** Target and mask are the last two arrays of a record. */
  private static MultiDataSet batch(List<List<INDArray>> arrays) {
    int features = arrays.size() - 2;
    INDArray[] inputs = new INDArray[features];
    for (int i = 0; i < features; i++) {
      inputs[i] = stacked(arrays.get(i));
    }
    return new org.nd4j.linalg.dataset.MultiDataSet(
        inputs,
        new INDArray[] {stacked(arrays.get(features))},
        null,
        new INDArray[] {Nd4j.concat(0, arrays.get(features + 1).toArray(new INDArray[0]))});
  }

  /** B arrays {@code [c,n]} as {@code [B,c,n]}. */
  private static INDArray stacked(List<INDArray> windows) {
    INDArray all = Nd4j.concat(0, windows.toArray(new INDArray[0]));
    return all.reshape('c', windows.size(), windows.get(0).size(0), all.size(1));
  }

  @Override
  public void setPreProcessor(MultiDataSetPreProcessor preProcessor) {
    this.preProcessor = preProcessor;
  }

  @Override
  public MultiDataSetPreProcessor getPreProcessor() {
    return preProcessor;
  }
}
