package org.wavenet4j.cli.doctor;

import org.wavenet4j.UserError;
import org.wavenet4j.audio.Playback;

/** A sound device for {@code --play}; it is taken hold of for a moment, and stays silent. */
record SoundDeviceCheck(Playback.Lines lines) {
  private static final String NAME = "sound";
  private static final int SAMPLE_RATE_HZ = 16_000;

  Finding finding() {
    try (Playback playback = Playback.open(SAMPLE_RATE_HZ, lines)) {
      playback.finish();
      return Finding.good(NAME, "a sound device takes %d Hz, mono".formatted(SAMPLE_RATE_HZ));
    } catch (UserError e) {
      String[] lines = String.valueOf(e.getMessage()).split("\n", 2);
      return Finding.note(NAME, lines[0], lines.length == 2 ? lines[1] : "Use --out FILE.wav");
    }
  }
}
