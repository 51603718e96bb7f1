package org.wavenet4j.cli.report;

import java.util.List;

/**
 * Sounds under one heading, to be compared.
 *
 * @param heading a few words
 * @param introduction one paragraph above the sounds; empty for none
 * @param sounds in the order they are shown, at least one
 */
public record SoundGroup(String heading, String introduction, List<ReportSound> sounds) {
  /** Keeps a copy of the list. */
  public SoundGroup {
    sounds = List.copyOf(sounds);
    if (sounds.isEmpty()) {
      throw new IllegalArgumentException("sounds: none, expected at least one");
    }
  }
}
