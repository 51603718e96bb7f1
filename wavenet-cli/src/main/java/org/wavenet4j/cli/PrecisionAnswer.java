package org.wavenet4j.cli;

import com.fasterxml.jackson.core.JsonGenerator;
import java.io.IOException;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicLong;
import org.wavenet4j.audio.Quantizer;
import org.wavenet4j.measure.PrecisionMeter;
import org.wavenet4j.model.Model;
import org.wavenet4j.model.PrecisionCost;
import org.wavenet4j.model.PrecisionCostJson;

/** What {@code --precision bf16} costs: measured on a corpus, told to a program. */
final class PrecisionAnswer {
  private PrecisionAnswer() {}

  /** Measures on excerpts of the model's rate, each from its start; empty as the meter's is. */
  static Optional<PrecisionCost> measure(
      Model model, CorpusSound sound, List<Excerpt> excerpts, Shell shell) {
    long frames = excerpts.stream().mapToLong(Excerpt::frames).sum();
    Quantizer quantizer = model.spec().quantizer();
    PrecisionMeter meter = new PrecisionMeter(model);
    AtomicLong heard = new AtomicLong();
    try (ProgressLine progress = shell.progress("precision")) {
      for (Excerpt excerpt : excerpts) {
        meter.startSignal();
        sound.forEachBlock(
            excerpt,
            block -> {
              meter.add(quantizer.encode(block), 0, block.length);
              progress.update((double) heard.addAndGet(block.length) / frames, "");
            });
      }
    }
    return meter.cost();
  }

  /** Writes the field {@code precisionCost}; null where it was not measured. */
  static void write(Optional<PrecisionCost> cost, JsonGenerator out) throws IOException {
    out.writeFieldName("precisionCost");
    if (cost.isPresent()) {
      PrecisionCostJson.write(cost.get(), out);
    } else {
      out.writeNull();
    }
  }
}
