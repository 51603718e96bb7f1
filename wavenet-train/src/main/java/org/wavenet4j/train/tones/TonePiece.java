package org.wavenet4j.train.tones;

import java.util.List;
import org.wavenet4j.notes.NoteEvent;
import org.wavenet4j.notes.NoteTones;
import org.wavenet4j.notes.ToneBank;
import org.wavenet4j.train.data.CorpusAudio;
import org.wavenet4j.train.data.CorpusItem;

/**
 * A piece that tones are fitted to. Its sound is read when it is asked for: a fit holds what is
 * left of it anyway.
 *
 * @param notes by start
 * @param frames of its beginning that are used, at least 1
 */
record TonePiece(CorpusAudio audio, CorpusItem item, List<NoteEvent> notes, int frames) {
  /** Amplitudes, {@code [frames]}. */
  float[] sound() {
    short[] samples = audio.read(item, 0, frames);
    float[] sound = new float[frames];
    for (int t = 0; t < frames; t++) {
      sound[t] = CorpusAudio.amplitude(samples[t]);
    }
    return sound;
  }

  /** What its notes sound like on a bank, {@code [frames]}. */
  float[] play(ToneBank bank) {
    NoteTones track = bank.play(notes);
    float[] sound = new float[frames];
    for (int t = 0; t < frames; t++) {
      sound[t] = track.at(t);
    }
    return sound;
  }
}
