package org.wavenet4j.train.data;

import java.util.Arrays;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;
import org.wavenet4j.audio.Quantizer;
import org.wavenet4j.model.InputEncoding;

/**
 * Samples as the network wants them: input frame t is sample t-1, target frame t the code of sample
 * t. Before the true start of a piece, and beyond the end of a short one, there is silence.
 */
final class WindowEncoder {
  private static final int PCM16_VALUES = 1 << 16;

  private final Quantizer quantizer;
  private final InputEncoding encoding;
  private final int frames; // N
  private final DataType dataType;
  private final int[] codes =
      new int[PCM16_VALUES]; // [sample & 0xffff]: a logarithm each otherwise

  WindowEncoder(Quantizer quantizer, InputEncoding encoding, int frames, DataType dataType) {
    this.quantizer = quantizer;
    this.encoding = encoding;
    this.frames = frames;
    this.dataType = dataType;
    for (int sample = Short.MIN_VALUE; sample <= Short.MAX_VALUE; sample++) {
      codes[sample & 0xffff] = quantizer.encode(CorpusAudio.amplitude(sample));
    }
  }

  /** {@code [1, N]}, input, target and mask of one window, in this order. */
  INDArray[] encode(Window window, CorpusItem item, CorpusAudio audio) {
    boolean atStart = window.startFrame() == 0;
    long from = atStart ? 0 : window.startFrame() - 1;
    long to = Math.min(window.startFrame() + frames, item.frames());
    short[] samples = audio.read(item, from, (int) (to - from));
    int[] line = new int[frames + 1]; // [t] is the code of sample t-1, so [t+1] is frame t's target
    Arrays.fill(line, quantizer.silence());
    int shift = atStart ? 1 : 0;
    for (int i = 0; i < samples.length; i++) {
      line[i + shift] = codes[samples[i] & 0xffff];
    }
    double[] input = new double[frames];
    double[] target = new double[frames];
    double[] mask = new double[frames];
    for (int t = 0; t < frames; t++) {
      input[t] = encoding == InputEncoding.ONE_HOT ? line[t] : quantizer.decode(line[t]);
      target[t] = line[t + 1];
      mask[t] = t >= window.trainedFrom() && t < window.trainedTo() ? 1 : 0;
    }
    return new INDArray[] {row(input), row(target), row(mask)};
  }

  private INDArray row(double[] values) {
    return Nd4j.createFromArray(new double[][] {values}).castTo(dataType);
  }
}
