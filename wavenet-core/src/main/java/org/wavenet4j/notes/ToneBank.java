package org.wavenet4j.notes;

import java.util.List;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import org.wavenet4j.model.Tones;

/**
 * The {@link Tones} of all keys, ready to sound at a sample rate; keys that no note needed yet have
 * no tables. Several threads may have notes played.
 */
public final class ToneBank {
  private final Tones tones;
  private final int sampleRateHz;
  private final ConcurrentMap<Integer, KeyTone> keys = new ConcurrentHashMap<>();

  /**
   * Tones at a rate.
   *
   * @param sampleRateHz that their knots are meant for
   */
  public ToneBank(Tones tones, int sampleRateHz) {
    this.tones = tones;
    this.sampleRateHz = sampleRateHz;
  }

  /** {@code notes} as they would sound, for one stream. */
  public NoteTones play(List<NoteEvent> notes) {
    return new NoteTones(this, notes);
  }

  /** A note on its key. */
  public Tone tone(NoteEvent note) {
    int key = note.midiPitch() - NoteEvent.LOWEST_PITCH;
    KeyTone tone = keys.computeIfAbsent(key, k -> new KeyTone(tones, k, sampleRateHz));
    return new Tone(tone, note, sampleRateHz);
  }
}
