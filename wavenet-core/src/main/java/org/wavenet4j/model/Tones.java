package org.wavenet4j.model;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * What each key of a corpus's piano sounds like, as a {@link ToneSpec} describes it: the part of a
 * network's expectation that follows from the notes. Fitted to the corpus before training, and part
 * of the model from then on. The arrays are handed over, not copied.
 *
 * <pre>
 * tones.frequencies   [88][J]        Hz; 0 behind the partials that a key has
 * tones.envelopes     [88][Q][2][J]  real and imaginary amplitude at each knot, of a note of velocity 64
 * tones.velocities    [88][J]        dB that a partial grows with each step of velocity
 * tones.fades         [88]           dB a second that a tone loses once the damper has fallen; 0 without damper
 * </pre>
 *
 * Partial j of a note of velocity v sounds at age n as {@code Re(A_j(n) e^(2 pi i f_j n / rate))
 * 10^(d_j (v - 64) / 20)}, {@code A_j} straight between the knots.
 */
public final class Tones {
  /** Keys of a piano, A0 to C8. */
  public static final int KEYS = 88;

  /** The velocity that envelopes are about. */
  public static final int REFERENCE_VELOCITY = 64;

  private static final String FREQUENCIES = "tones.frequencies";
  private static final String ENVELOPES = "tones.envelopes";
  private static final String VELOCITIES = "tones.velocities";
  private static final String FADES = "tones.fades";
  private static final float[] NONE = {};

  // Far beyond any piano; what a hostile file tells still has a finite sum.
  private static final int MOST = 1_000_000;
  private static final int MOST_AMPLITUDE = 1000;
  private static final int MOST_VELOCITY_DB = 6;

  private final ToneSpec spec;
  private final float[] frequenciesHz;
  private final float[] envelopes;
  private final float[] velocitiesDb;
  private final float[] fadesDb;

  /**
   * Checks lengths and values.
   *
   * @param frequenciesHz {@code [88][J]}
   * @param envelopes {@code [88][Q][2][J]}
   * @param velocitiesDb {@code [88][J]}
   * @param fadesDb {@code [88]}
   * @throws IllegalArgumentException naming the tensor that is not as {@code spec} has it, or has a
   *     value that no piano has, or a frequency behind a 0
   */
  public Tones(
      ToneSpec spec,
      float[] frequenciesHz,
      float[] envelopes,
      float[] velocitiesDb,
      float[] fadesDb) {
    this.spec = spec;
    this.frequenciesHz = frequenciesHz;
    this.envelopes = envelopes;
    this.velocitiesDb = velocitiesDb;
    this.fadesDb = fadesDb;
    requireShapes();
    requireWithin(FREQUENCIES, frequenciesHz, 0, MOST);
    requireWithin(ENVELOPES, envelopes, -MOST_AMPLITUDE, MOST_AMPLITUDE);
    requireWithin(VELOCITIES, velocitiesDb, -MOST_VELOCITY_DB, MOST_VELOCITY_DB);
    requireWithin(FADES, fadesDb, 0, MOST);
    requireNoGaps();
  }

  private void requireShapes() {
    Map<String, float[]> values = values();
    for (TensorSpec tensor : tensors(spec)) {
      int length = values.getOrDefault(tensor.name(), NONE).length;
      if (length != tensor.length()) {
        throw new IllegalArgumentException(
            "tensor %s: %d values, expected %d as shape %s has"
                .formatted(tensor.name(), length, tensor.length(), tensor.shape()));
      }
    }
  }

  private void requireNoGaps() {
    int partials = spec.partials();
    for (int i = 0; i < frequenciesHz.length; i++) {
      if (i % partials > 0 && frequenciesHz[i] > 0 && frequenciesHz[i - 1] == 0) {
        throw new IllegalArgumentException(
            "tensor %s: [%d][%d] is %s behind a 0, expected zeros behind all partials of a key"
                .formatted(FREQUENCIES, i / partials, i % partials, frequenciesHz[i]));
      }
    }
  }

  /** From tensors by their names, as {@link #tensors} lists them. */
  static Tones of(ToneSpec spec, Map<String, float[]> values) {
    return new Tones(
        spec,
        values.getOrDefault(FREQUENCIES, NONE),
        values.getOrDefault(ENVELOPES, NONE),
        values.getOrDefault(VELOCITIES, NONE),
        values.getOrDefault(FADES, NONE));
  }

  private static void requireWithin(String name, float[] values, int least, int most) {
    for (float value : values) {
      if (!(value >= least && value <= most)) {
        throw new IllegalArgumentException(
            "tensor %s: %s, expected %d to %d".formatted(name, value, least, most));
      }
    }
  }

  /** Names and shapes, in a fixed order. */
  public static List<TensorSpec> tensors(ToneSpec spec) {
    int partials = spec.partials();
    return List.of(
        TensorSpec.of(FREQUENCIES, KEYS, partials),
        TensorSpec.of(ENVELOPES, KEYS, spec.values(), 2, partials),
        TensorSpec.of(VELOCITIES, KEYS, partials),
        TensorSpec.of(FADES, KEYS));
  }

  /** The tensors' values by their names, in the order of {@link #tensors}; not copied. */
  public Map<String, float[]> values() {
    Map<String, float[]> values = new LinkedHashMap<>();
    values.put(FREQUENCIES, frequenciesHz);
    values.put(ENVELOPES, envelopes);
    values.put(VELOCITIES, velocitiesDb);
    values.put(FADES, fadesDb);
    return values;
  }

  /** Numbers in all tensors. */
  public long parameterCount() {
    return values().values().stream().mapToLong(v -> v.length).sum();
  }

  /** What they are described by. */
  public ToneSpec spec() {
    return spec;
  }

  /** {@code [88][J]}, Hz; not copied. */
  public float[] frequenciesHz() {
    return frequenciesHz;
  }

  /** {@code [88][Q][2][J]}; not copied. */
  public float[] envelopes() {
    return envelopes;
  }

  /** {@code [88][J]}, dB a step of velocity; not copied. */
  public float[] velocitiesDb() {
    return velocitiesDb;
  }

  /** {@code [88]}, dB a second; not copied. */
  public float[] fadesDb() {
    return fadesDb;
  }
}
