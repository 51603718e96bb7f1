package org.wavenet4j.train.data;

import java.util.List;
import java.util.OptionalDouble;
import org.wavenet4j.notes.MidiAnomalies;

/**
 * What a person should know of a corpus's notes and how they lie beside its sound.
 *
 * @param pieces that have notes
 * @param lagMs how late the sound is, positive, or early, by the strength of its onsets; empty
 *     where these do not tell
 * @param lagOnsets that the lag was measured by
 * @param lagSeconds of sound that the lag was measured over
 * @param mended pieces whose MIDI file was mended as it was read
 * @param uneven pieces whose sound and notes differ by more than {@value #MOST_UNEVEN_SECONDS} s
 */
public record MidiReport(
    int pieces,
    OptionalDouble lagMs,
    int lagOnsets,
    double lagSeconds,
    List<Mended> mended,
    List<Uneven> uneven) {
  /** Beyond this lag, in ms, a network is told of notes too early or too late. */
  public static final double MOST_LAG_MS = 5;

  /** Sound rings on after its notes, and recordings begin and end with a pause. */
  static final int MOST_UNEVEN_SECONDS = 5;

  /** What was mended in one piece. */
  public record Mended(String source, MidiAnomalies anomalies) {}

  /** How long a piece's sound is, and when the last damper falls. */
  public record Uneven(String source, double soundSeconds, double notesSeconds) {}

  /** Keeps copies of the lists. */
  public MidiReport {
    mended = List.copyOf(mended);
    uneven = List.copyOf(uneven);
  }

  /** What was mended in all pieces. */
  public MidiAnomalies anomalies() {
    return mended.stream().map(Mended::anomalies).reduce(MidiAnomalies.NONE, MidiAnomalies::plus);
  }

  /** Whether sound and notes lie as a network needs them. */
  public boolean aligned() {
    return lagMs.isPresent() && Math.abs(lagMs.getAsDouble()) <= MOST_LAG_MS;
  }
}
