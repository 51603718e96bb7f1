package org.wavenet4j.train.graph;

import org.bytedeco.javacpp.FloatPointer;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.wavenet4j.vector.FrameMatrix;

/**
 * The way between ND4J's float arrays outside the Java heap and matrices {@code [frame][channel]}.
 * Arrays made here are {@code [B,C,N]} to DL4J, but lie in memory as {@code [B,N,C]}, so that
 * vertices of ours hand frames on as they are. All threads of the process copy.
 */
final class FrameArrays {
  private static final int RUN = 1024; // frames

  private FrameArrays() {}

  /** Copies {@code [B,C,N]} into the frames of all examples, one after the other. */
  static void read(INDArray array, FrameMatrix target) {
    INDArray frames = array.permute(0, 2, 1);
    if (Matrices.isRowMajor(frames)) {
      readFrames(frames, target);
    } else {
      readChannels(Matrices.rowMajor(array), target);
    }
  }

  private static void readFrames(INDArray frames, FrameMatrix target) {
    int channels = target.channels();
    forEachRun(
        target.frames(),
        (from, to) -> {
          FloatPointer memory = pointer(frames);
          for (int t = from; t < to; t++) {
            memory.position((long) t * channels).get(target.values(), target.row(t), channels);
          }
        });
  }

  /** Copies rows of one channel each, as data comes from outside. */
  private static void readChannels(INDArray channels, FrameMatrix target) {
    int length = (int) channels.size(2);
    for (int b = 0; b < channels.size(0); b++) {
      INDArray example = Matrices.example(channels, b);
      int start = b * length;
      forEachRun(length, (from, to) -> readChannels(example, from, to, target, start));
    }
  }

  private static void readChannels(
      INDArray example, int from, int to, FrameMatrix target, int start) {
    FloatPointer memory = pointer(example);
    float[] row = new float[to - from];
    for (int c = 0; c < target.channels(); c++) {
      memory.position(c * example.size(1) + from).get(row, 0, row.length);
      scatter(row, target, start + from, c);
    }
  }

  private static void scatter(float[] row, FrameMatrix target, int frame, int channel) {
    float[] values = target.values();
    int to = target.row(frame) + channel;
    for (float value : row) {
      values[to] = value;
      to += target.pitch();
    }
  }

  /** Copies the frames of all examples into an array {@code [B,N,C]}; returns it as [B,C,N]. */
  static INDArray write(FrameMatrix source, INDArray target) {
    int channels = source.channels();
    forEachRun(
        source.frames(),
        (from, to) -> {
          FloatPointer memory = pointer(target);
          for (int t = from; t < to; t++) {
            memory.position((long) t * channels).put(source.values(), source.row(t), channels);
          }
        });
    return target.permute(0, 2, 1);
  }

  /** Copies a vector out of ND4J's memory. */
  static void read(INDArray vector, float[] target) {
    pointer(vector).get(target, 0, target.length);
  }

  /** Copies a vector into ND4J's memory. */
  static void write(float[] source, INDArray vector) {
    pointer(vector).put(source, 0, source.length);
  }

  private interface Run {
    void copy(int from, int to);
  }

  private static void forEachRun(int frames, Run run) {
    int runs = (frames + RUN - 1) / RUN;
    Arithmetic.POOL.forEach(runs, i -> run.copy(i * RUN, Math.min(frames, (i + 1) * RUN)));
  }

  private static FloatPointer pointer(INDArray array) {
    return new FloatPointer(array.data().addressPointer());
  }
}
