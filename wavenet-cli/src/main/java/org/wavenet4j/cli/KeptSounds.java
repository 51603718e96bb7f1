package org.wavenet4j.cli;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.wavenet4j.AtomicFile;
import org.wavenet4j.IoReason;
import org.wavenet4j.UsageError;
import org.wavenet4j.UserError;
import org.wavenet4j.audio.Audio;
import org.wavenet4j.audio.SampleFormat;
import org.wavenet4j.audio.WavFile;
import org.wavenet4j.cli.report.ReportSound;
import org.wavenet4j.cli.report.SpectrogramSheet;

/** A folder of generated sounds, each with its spectrogram above that of the true rendering. */
final class KeptSounds implements SoundKeeper {
  private final Path folder;

  /**
   * Makes the folder where it is not there.
   *
   * @param corpus folder of the true renderings, whose files may have the same names
   * @throws UsageError if it lies in the corpus
   */
  KeptSounds(Path folder, Path corpus) throws IOException {
    this.folder = folder;
    Files.createDirectories(folder);
    if (folder.toRealPath().startsWith(corpus.toRealPath())) {
      throw new UsageError(
          "--out: %s lies in the corpus, expected a folder elsewhere".formatted(folder));
    }
  }

  /**
   * Writes {@code ID.wav} and {@code ID.svg}. Safe from several threads for several pieces.
   *
   * @throws UserError if that cannot be done; what was kept before stays
   */
  @Override
  public void keep(String id, float[] generated, float[] rendering, int sampleRateHz) {
    Audio made = Audio.mono(generated, sampleRateHz);
    WavFile.write(folder.resolve(id + ".wav"), made, SampleFormat.PCM_16);
    Path picture = folder.resolve(id + ".svg");
    try {
      String sheet =
          SpectrogramSheet.svg(
              List.of(
                  new ReportSound(id + ", generated", "", made),
                  new ReportSound("The true rendering", "", Audio.mono(rendering, sampleRateHz))));
      AtomicFile.write(picture, sheet.getBytes(StandardCharsets.UTF_8));
    } catch (IOException e) {
      throw new UserError("%s: cannot be written (%s)".formatted(picture, IoReason.of(e)), e);
    }
  }
}
