package org.wavenet4j.cli;

import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.wavenet4j.model.Model;

/**
 * What a model makes of a piece's beginning, held in memory.
 *
 * @param findings measured on it, without linear prediction
 * @param sound that it makes of the notes alone
 */
record Performance(PianoFindings findings, float[] sound) {
  /** One a piece, in their order; at least one, of the model's rate. */
  static List<Performance> of(
      Model model, CorpusSound corpus, List<PianoExcerpt> pieces, Shell shell) {
    Map<String, float[]> sounds = new ConcurrentHashMap<>();
    SoundKeeper keeper = (id, generated, rendering, rateHz) -> sounds.put(id, generated);
    return new PianoMeasurement(
            model, corpus, SampleSounds.sampling(model.spec()), false, Optional.of(keeper))
        .of(pieces, shell, () -> false).stream()
            .map(found -> new Performance(found, Objects.requireNonNull(sounds.get(found.name()))))
            .toList();
  }
}
