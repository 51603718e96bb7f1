package org.wavenet4j.cli;

import java.util.List;
import java.util.Optional;
import org.wavenet4j.measure.RenderingLikeness;

/**
 * What was measured of a model of a piano on a piece, or on several.
 *
 * @param name of the piece
 * @param frames measured
 * @param bitsPerSample of the model that is told the notes
 * @param bitsWithoutNotes of the same model that is told zeros
 * @param linear what linear prediction costs; empty where that was not asked for
 * @param generated how like the sound that the model makes of the notes is to the true rendering
 * @param rendering how like the true rendering is to itself, as far as the meters can tell
 */
record PianoFindings(
    String name,
    long frames,
    double bitsPerSample,
    double bitsWithoutNotes,
    Optional<LinearPredictionBits> linear,
    RenderingLikeness generated,
    RenderingLikeness rendering) {
  /** All pieces as one; at least one, all measured alike. */
  static PianoFindings pooled(List<PianoFindings> pieces) {
    return pieces.stream().reduce(PianoFindings::plus).orElseThrow();
  }

  /** Bits per sample that knowing the notes saves. */
  double conditioningGain() {
    return bitsWithoutNotes - bitsPerSample;
  }

  private PianoFindings plus(PianoFindings other) {
    double share = (double) other.frames / (frames + other.frames);
    return new PianoFindings(
        "all",
        frames + other.frames,
        bitsPerSample + (other.bitsPerSample - bitsPerSample) * share,
        bitsWithoutNotes + (other.bitsWithoutNotes - bitsWithoutNotes) * share,
        linear.flatMap(mine -> other.linear.map(theirs -> mine.mean(theirs, share))),
        generated.plus(other.generated),
        rendering.plus(other.rendering));
  }
}
