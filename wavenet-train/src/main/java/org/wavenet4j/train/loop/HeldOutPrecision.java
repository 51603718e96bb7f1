package org.wavenet4j.train.loop;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.wavenet4j.measure.PrecisionMeter;
import org.wavenet4j.model.Model;
import org.wavenet4j.model.PrecisionCost;
import org.wavenet4j.model.WaveNetSpec;
import org.wavenet4j.run.Backend;
import org.wavenet4j.run.LocalConditioning;
import org.wavenet4j.run.VectorKernels;
import org.wavenet4j.train.data.Corpus;
import org.wavenet4j.train.data.CorpusAudio;
import org.wavenet4j.train.data.CorpusItem;
import org.wavenet4j.train.data.PieceNotes;
import org.wavenet4j.train.data.Split;
import org.wavenet4j.train.data.Window;
import org.wavenet4j.train.data.WindowPlan;

/** What 16-bit weights cost on stretches of the validation split, which are the same all run. */
final class HeldOutPrecision {
  /** Eight of them are 20,000 samples, a few seconds for the network of piano-midi-small. */
  static final int WINDOW_FRAMES = 2500;

  private static final int WINDOWS = 8;

  /** Scalar kernels take ten times as long. */
  private static final int WINDOWS_WITHOUT_VECTORS = 1;

  /**
   * A stretch of a piece.
   *
   * @param local what a network is told of the piece
   * @param position in the piece
   * @param codes of its sound, context and all
   * @param from first one that is measured
   */
  private record Excerpt(LocalConditioning local, long position, int[] codes, int from) {}

  private final List<Excerpt> excerpts = new ArrayList<>();

  /** Excerpts spread evenly over the split, as many as the kernels allow. */
  static HeldOutPrecision of(Corpus corpus, WaveNetSpec spec) {
    boolean vectors = Backend.best().kernels().label().equals(VectorKernels.LABEL);
    int windows = vectors ? WINDOWS : WINDOWS_WITHOUT_VECTORS;
    return new HeldOutPrecision(corpus, spec, windows);
  }

  /** At most {@code windows} excerpts. */
  HeldOutPrecision(Corpus corpus, WaveNetSpec spec, int windows) {
    // What begins within a piece predicts as ever after all that a prediction depends on.
    WindowPlan plan = new WindowPlan(spec.pastFrames(), WINDOW_FRAMES);
    List<CorpusItem> items = corpus.items(Split.VALID);
    CorpusAudio audio = new CorpusAudio(corpus);
    for (Window window : WindowPlan.spread(plan.windows(items), windows)) {
      short[] samples =
          audio.read(items.get(window.item()), window.startFrame(), window.trainedTo());
      int[] codes = new int[samples.length];
      for (int t = 0; t < codes.length; t++) {
        codes[t] = spec.quantizer().encode(CorpusAudio.amplitude(samples[t]));
      }
      LocalConditioning local = local(corpus, spec, items.get(window.item()));
      excerpts.add(new Excerpt(local, window.startFrame(), codes, window.trainedFrom()));
    }
  }

  private static LocalConditioning local(Corpus corpus, WaveNetSpec spec, CorpusItem item) {
    return spec.conditioning().local()
        ? new PieceNotes(corpus, spec).conditioning(item)
        : LocalConditioning.NONE;
  }

  /** Measures a model; empty where its predictions are not finite. */
  Optional<PrecisionCost> measure(Model model) {
    PrecisionMeter meter = new PrecisionMeter(model);
    for (Excerpt excerpt : excerpts) {
      meter.startSignal(excerpt::local, new float[0], excerpt.position());
      meter.hear(excerpt.codes(), 0, excerpt.from());
      meter.add(excerpt.codes(), excerpt.from(), excerpt.codes().length - excerpt.from());
    }
    return meter.cost();
  }
}
