package org.wavenet4j.train.data;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;
import org.wavenet4j.audio.Quantizer;
import org.wavenet4j.model.InputEncoding;
import org.wavenet4j.model.Tones;
import org.wavenet4j.model.WaveNetSpec;
import org.wavenet4j.notes.ToneBank;
import org.wavenet4j.prediction.Expectation;
import org.wavenet4j.prediction.PredictorSpec;
import org.wavenet4j.run.Past;
import org.wavenet4j.run.ToneTrack;

/**
 * Windows as the network wants them: input frame t is sample t-1, everything else at frame t is
 * about sample t. Before the true start of a piece, and behind its end, there is silence. Not safe
 * for use by several threads.
 */
final class WindowEncoder {
  private static final int PCM16_VALUES = 1 << 16;

  /** A code, and the location and the scale that are expected of it. */
  private static final int ANCHORED_TARGETS = 3;

  private final Quantizer quantizer;
  private final InputEncoding encoding;
  private final int frames; // N
  private final DataType dataType;
  private final CorpusAudio audio;
  private final Optional<Expectation> expectation;
  private final Optional<PieceNotes> notes;
  private final Optional<ToneBank> tones;
  private final boolean told;
  private final int pastFrames; // samples before a window that its arrays depend on
  private final int[] codes =
      new int[PCM16_VALUES]; // [sample & 0xffff]: a logarithm each otherwise

  /**
   * An encoder for a network.
   *
   * @param tones of the spec
   * @param told whether the network is told the notes; if not, they are silence
   */
  WindowEncoder(
      Corpus corpus,
      WaveNetSpec spec,
      Optional<Tones> tones,
      boolean told,
      int frames,
      DataType dataType) {
    this.quantizer = spec.quantizer();
    this.encoding = spec.input().encoding();
    this.frames = frames;
    this.dataType = dataType;
    this.audio = new CorpusAudio(corpus);
    this.expectation = Past.GIVEN.expectation(spec);
    this.tones = tones.map(t -> new ToneBank(t, spec.sampleRateHz()));
    this.told = told;
    this.notes =
        spec.conditioning().local() ? Optional.of(new PieceNotes(corpus, spec)) : Optional.empty();
    this.pastFrames = Math.max(1, spec.prediction().map(PredictorSpec::reachFrames).orElse(0));
    for (int sample = Short.MIN_VALUE; sample <= Short.MAX_VALUE; sample++) {
      codes[sample & 0xffff] = quantizer.encode(CorpusAudio.amplitude(sample));
    }
  }

  /**
   * The arrays of one window, as {@link WindowRecordReader} says.
   *
   * @param disturbance changes a copy of the codes that the network hears; what it is to predict
   *     stays
   */
  List<INDArray> encode(Window window, CorpusItem item, UnaryOperator<int[]> disturbance) {
    int[] line = line(window, item);
    int[] heard = disturbance.apply(line);
    float[][] input = new float[1][frames];
    float[][] target = new float[expectation.isPresent() ? ANCHORED_TARGETS : 1][frames];
    float[][] mask = new float[1][frames];
    for (int t = 0; t < frames; t++) {
      int before = heard[pastFrames + t - 1];
      input[0][t] = encoding == InputEncoding.ONE_HOT ? before : quantizer.decode(before);
      target[0][t] = line[pastFrames + t];
      mask[0][t] = t >= window.trainedFrom() && t < window.trainedTo() ? 1 : 0;
    }
    List<INDArray> arrays = new ArrayList<>();
    arrays.add(array(input));
    expectation.ifPresent(e -> arrays.add(array(expect(e, window, tones(item), heard, target))));
    notes.ifPresent(n -> arrays.add(features(n, window, item)));
    arrays.add(array(target));
    arrays.add(array(mask));
    return arrays;
  }

  private ToneTrack tones(CorpusItem item) {
    if (tones.isEmpty() || notes.isEmpty() || !told) {
      return ToneTrack.SILENT;
    }
    return notes.get().tones(item, tones.get());
  }

  private INDArray features(PieceNotes pieces, Window window, CorpusItem item) {
    INDArray features = array(pieces.read(item, window.startFrame(), frames));
    return told ? features : features.assign(0);
  }

  /** Codes of the samples from {@code pastFrames} before the window on. */
  private int[] line(Window window, CorpusItem item) {
    long from = window.startFrame() - pastFrames;
    long first = Math.max(0, from);
    long end = Math.min(window.startFrame() + frames, item.frames());
    short[] samples = audio.read(item, first, (int) (end - first));
    int[] line = new int[pastFrames + frames];
    Arrays.fill(line, quantizer.silence());
    for (int i = 0; i < samples.length; i++) {
      line[(int) (first - from) + i] = codes[samples[i] & 0xffff];
    }
    return line;
  }

  /**
   * Hears the samples before the window first: from there on every bit is as if the piece had been
   * heard from its start.
   *
   * @param target its second and third row receive locations and scales
   * @return {@code [I][N]}
   */
  private float[][] expect(
      Expectation expectation, Window window, ToneTrack track, int[] line, float[][] target) {
    int heardFrom = (int) Math.max(0, pastFrames - window.startFrame());
    long first = window.startFrame() - pastFrames;
    expectation.restart(first + heardFrom);
    for (int i = heardFrom; i < pastFrames; i++) {
      expectation.expectTone(
          track.at(first + i), track.level(first + i), track.sinceStrokeFrames(first + i));
      expectation.add(quantizer.decode(line[i]));
    }
    float[] about = new float[Expectation.inputs(tones.isPresent())];
    float[][] inputs = new float[about.length][frames];
    for (int t = 0; t < frames; t++) {
      long frame = window.startFrame() + t;
      expectation.expectTone(track.at(frame), track.level(frame), track.sinceStrokeFrames(frame));
      expectation.inputs(about, 0);
      for (int k = 0; k < about.length; k++) {
        inputs[k][t] = about[k];
      }
      target[1][t] = expectation.location();
      target[2][t] = expectation.scale();
      expectation.add(quantizer.decode(line[pastFrames + t]));
    }
    return inputs;
  }

  private INDArray array(float[][] rows) {
    return Nd4j.createFromArray(rows).castTo(dataType);
  }
}
