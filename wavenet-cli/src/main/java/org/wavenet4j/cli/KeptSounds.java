package org.wavenet4j.cli;

import java.io.IOException;
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
import org.wavenet4j.cli.report.SpectrogramPictures;

/** A folder of generated sounds, each with its spectrogram and that of the true rendering. */
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
   * Writes {@code ID.wav}, {@code ID.png} and {@code ID.true.png}. Safe from several threads for
   * several pieces.
   *
   * @throws UserError if that cannot be done; what was kept before stays
   */
  @Override
  public void keep(String id, float[] generated, float[] rendering, int sampleRateHz) {
    Audio made = Audio.mono(generated, sampleRateHz);
    WavFile.write(folder.resolve(id + ".wav"), made, SampleFormat.PCM_16);
    try {
      List<byte[]> pictures =
          SpectrogramPictures.png(List.of(made, Audio.mono(rendering, sampleRateHz)));
      AtomicFile.write(folder.resolve(id + ".png"), pictures.get(0));
      AtomicFile.write(folder.resolve(id + ".true.png"), pictures.get(1));
    } catch (IOException e) {
      throw new UserError(
          "%s: its pictures cannot be written (%s)".formatted(folder.resolve(id), IoReason.of(e)),
          e);
    }
  }
}
