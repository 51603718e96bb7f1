package org.wavenet4j.train.piano;

import java.nio.charset.StandardCharsets;
import java.util.List;
import org.wavenet4j.notes.NoteEvent;
import org.wavenet4j.train.decode.AudioSource;
import org.wavenet4j.train.decode.WholeSound;

/** The sampled piano for any notes, at {@link SampleBank#SAMPLE_RATE_HZ}. */
final class RecordedPiano implements Piano {
  private final SampledPiano piano;
  private final String fingerprint;
  private final float gain;

  RecordedPiano(SampleBank bank, double gainDb) {
    piano = new SampledPiano(bank);
    gain = (float) StrictMath.pow(10, gainDb / 20);
    Fingerprint all = new Fingerprint();
    all.add(SampledPiano.VERSION.getBytes(StandardCharsets.UTF_8));
    all.add(bank.sha256().getBytes(StandardCharsets.UTF_8));
    all.add(Double.toHexString(gainDb).getBytes(StandardCharsets.UTF_8));
    fingerprint = all.hex();
  }

  @Override
  public String fingerprint() {
    return fingerprint;
  }

  @Override
  public AudioSource play(List<NoteEvent> notes) {
    float[] sound = piano.render(notes);
    for (int i = 0; i < sound.length; i++) {
      sound[i] *= gain;
    }
    return new WholeSound(sound, SampleBank.SAMPLE_RATE_HZ);
  }
}
