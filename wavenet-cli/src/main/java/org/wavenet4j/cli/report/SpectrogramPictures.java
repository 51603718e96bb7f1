package org.wavenet4j.cli.report;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.wavenet4j.audio.Audio;

/** Spectrograms as pictures alone: time from left to right, 0 Hz at the bottom. */
public final class SpectrogramPictures {
  private SpectrogramPictures() {}

  /**
   * One PNG a sound, all on one scale of levels.
   *
   * @param sounds their first channels are drawn; at least one frame each
   */
  public static List<byte[]> png(List<Audio> sounds) throws IOException {
    List<Spectrogram> spectrograms = sounds.stream().map(Spectrogram::of).toList();
    HeatMap colours = new HeatMap(Spectrogram.topDb(spectrograms), SpectrogramFigure.RANGE_DB);
    List<byte[]> pictures = new ArrayList<>();
    for (Spectrogram spectrogram : spectrograms) {
      pictures.add(colours.png(spectrogram.levelsDb()));
    }
    return pictures;
  }
}
