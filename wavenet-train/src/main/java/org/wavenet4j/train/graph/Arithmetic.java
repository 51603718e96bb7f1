package org.wavenet4j.train.graph;

import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.factory.Nd4j;
import org.wavenet4j.train.device.Threads;
import org.wavenet4j.train.tile.WorkerPool;
import org.wavenet4j.vector.VectorApi;

/** Who does the arithmetic of a {@link FusedGraph}. */
enum Arithmetic {
  /** Loops of ours over tiles of frames, in the Vector API: floats in the host's memory. */
  TILES,
  /** ND4J's operations: any data type, any device. */
  ND4J;

  /** The process's threads; nothing else is shared. */
  static final WorkerPool POOL = new WorkerPool(Threads.ofProcess().count());

  /** The fastest for a data type on the device that ND4J runs on. */
  static Arithmetic of(DataType dataType) {
    boolean tiles = Nd4j.getEnvironment().isCPU() && VectorApi.isPresent();
    return tiles && dataType == DataType.FLOAT ? TILES : ND4J;
  }
}
