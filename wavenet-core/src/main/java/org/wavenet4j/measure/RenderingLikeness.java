package org.wavenet4j.measure;

import org.wavenet4j.Range;

/**
 * How like a sound is to the true rendering of the same notes, each likeness beside its chance.
 * Likenesses of several pieces add up.
 *
 * @param seconds that were compared, above 0
 * @param onsets of the sound, found beside those of the notes
 * @param onsetsByChance the same beside the notes turned round the piece
 * @param chromaCosine of the sound with the rendering; 1 at most
 * @param shuffledCosine the same with the sound's windows in other orders
 * @param levelDb of the sound above the rendering, in dB; of several pieces the mean
 */
public record RenderingLikeness(
    double seconds,
    OnsetScore onsets,
    OnsetScore onsetsByChance,
    double chromaCosine,
    double shuffledCosine,
    double levelDb) {
  private static final long SHUFFLING_SEED = 1;

  /** Checks the length. */
  public RenderingLikeness {
    Range.check("seconds", seconds, seconds > 0, "above 0");
  }

  /**
   * Compares; of a rendering with itself it is what the meters can tell at all.
   *
   * @param sound mono, from the piece's start
   * @param rendering of the same length, at least one sample
   * @param noteOnsets seconds, ascending, before the end of the sound; {@link OnsetScore#chords} of
   *     notes
   * @param sampleRateHz of both, 1000 to 384,000
   */
  public static RenderingLikeness of(
      float[] sound, float[] rendering, double[] noteOnsets, int sampleRateHz) {
    Range.check("sound.length", sound.length, rendering.length, rendering.length);
    double seconds = (double) sound.length / sampleRateHz;
    double[] found = new OnsetDetector(sampleRateHz).onsets(sound);
    Chroma chroma = Chroma.of(sound, sampleRateHz);
    Chroma reference = Chroma.of(rendering, sampleRateHz);
    return new RenderingLikeness(
        seconds,
        OnsetScore.of(noteOnsets, found),
        OnsetScore.chance(noteOnsets, found, seconds),
        chroma.cosine(reference),
        chroma.shuffledCosine(reference, SHUFFLING_SEED),
        LevelDifference.db(sound, rendering));
  }

  /** How far the cosine is above what shuffled windows have. */
  public double chromaMargin() {
    return chromaCosine - shuffledCosine;
  }

  /** Both as one: onsets are counted together, the rest are means, each second alike. */
  public RenderingLikeness plus(RenderingLikeness other) {
    return new RenderingLikeness(
        seconds + other.seconds,
        onsets.plus(other.onsets),
        onsetsByChance.plus(other.onsetsByChance),
        mean(chromaCosine, other.chromaCosine, other.seconds),
        mean(shuffledCosine, other.shuffledCosine, other.seconds),
        mean(levelDb, other.levelDb, other.seconds));
  }

  private double mean(double mine, double other, double otherSeconds) {
    return (mine * seconds + other * otherSeconds) / (seconds + otherSeconds);
  }
}
