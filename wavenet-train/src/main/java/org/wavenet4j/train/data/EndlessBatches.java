package org.wavenet4j.train.data;

import java.io.NotSerializableException;
import java.io.ObjectOutputStream;
import org.nd4j.linalg.dataset.api.iterator.MultiDataSetIterator;

/** What batches without end answer to DL4J, whoever makes them. */
abstract sealed class EndlessBatches implements MultiDataSetIterator
    permits WindowIterator, PrefetchingIterator {
  private static final long serialVersionUID = 1L;

  /** Where the next batch begins. */
  public abstract WindowCursor cursor();

  @Override
  public final boolean hasNext() {
    return true;
  }

  @Override
  public final boolean resetSupported() {
    return false;
  }

  /** An endless sequence is left by its cursor only, or a resumed run would see other batches. */
  @Override
  public final void reset() {
    throw new UnsupportedOperationException("make a new iterator at the cursor wanted");
  }

  /** False: DL4J would read ahead by itself, and the cursor would no longer be what was trained. */
  @Override
  public final boolean asyncSupported() {
    return false;
  }

  private void writeObject(ObjectOutputStream out) throws NotSerializableException {
    throw new NotSerializableException(
        "batches are read from files of this machine; send their corpus and cursor instead");
  }
}
