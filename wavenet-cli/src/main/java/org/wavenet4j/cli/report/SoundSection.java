package org.wavenet4j.cli.report;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.Iterator;
import java.util.List;
import org.wavenet4j.audio.Audio;
import org.wavenet4j.audio.SampleFormat;
import org.wavenet4j.audio.WavFormat;
import org.wavenet4j.audio.WavWriter;

/** The sounds of a report: to play and to see. */
final class SoundSection {
  private SoundSection() {}

  /** A section a group; all spectrograms have one scale. */
  static String of(List<SoundGroup> groups) throws IOException {
    if (groups.isEmpty()) {
      return "";
    }
    List<Spectrogram> spectrograms =
        groups.stream()
            .flatMap(group -> group.sounds().stream())
            .map(sound -> Spectrogram.of(sound.audio()))
            .toList();
    SpectrogramFigure figure = new SpectrogramFigure(Spectrogram.topDb(spectrograms));
    Iterator<Spectrogram> next = spectrograms.iterator();
    StringBuilder html = new StringBuilder();
    for (SoundGroup group : groups) {
      appendHead(html, group);
      for (ReportSound sound : group.sounds()) {
        append(html, sound, figure.svg(next.next(), label(sound)));
      }
      html.append("</div>\n");
    }
    html.append("<p class=\"soft\">Spectrograms: power in dB of full scale, one scale for ");
    return html.append("all.</p>\n").toString();
  }

  private static void appendHead(StringBuilder html, SoundGroup group) {
    html.append("<h2>").append(Html.escape(group.heading())).append("</h2>\n");
    if (!group.introduction().isEmpty()) {
      html.append("<p>").append(Html.escape(group.introduction())).append("</p>\n");
    }
    html.append("<div class=\"sounds\">\n");
  }

  private static String label(ReportSound sound) {
    return "Spectrogram: " + sound.title();
  }

  private static void append(StringBuilder html, ReportSound sound, String spectrogram) {
    html.append("<div class=\"sound\">\n<h3>").append(Html.escape(sound.title()));
    html.append("</h3>\n<p class=\"soft\">").append(Html.escape(sound.description()));
    html.append("</p>\n<audio controls preload=\"metadata\" src=\"");
    html.append(Html.dataUri("audio/wav", wav(sound.audio()))).append("\"></audio>\n");
    html.append(spectrogram).append("</div>\n");
  }

  private static byte[] wav(Audio audio) {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    WavFormat format = new WavFormat(SampleFormat.PCM_16, 1, audio.sampleRateHz());
    try (WavWriter writer = WavWriter.toStream(bytes, format, audio.frames())) {
      writer.write(new float[][] {audio.channels()[0]}, 0, audio.frames());
    }
    return bytes.toByteArray();
  }
}
