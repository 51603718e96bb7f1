package org.wavenet4j.cli.report;

import org.wavenet4j.audio.Audio;

/**
 * A sound to hear and see.
 *
 * @param title a few words
 * @param description one sentence: where it comes from
 * @param audio its first channel is played and drawn; at least one frame
 */
public record ReportSound(String title, String description, Audio audio) {
  /** Checks that there is something to draw. */
  public ReportSound {
    if (audio.frames() == 0) {
      throw new IllegalArgumentException("audio: no frames, expected at least one");
    }
  }
}
