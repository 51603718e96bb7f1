package org.wavenet4j.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.wavenet4j.audio.Audio;
import org.wavenet4j.audio.SampleFormat;
import org.wavenet4j.audio.WavFile;

/** Twelve pure tones of one second: nine to train on, one for validation and two for the test. */
final class ToneCorpus {
  static final int PIECES = 12;

  private ToneCorpus() {}

  /** Prepares it through the command line and returns its folder. */
  static Path prepare(Path folder, int sampleRateHz) throws IOException {
    Path audio = Files.createDirectory(folder.resolve("audio"));
    for (int i = 0; i < PIECES; i++) {
      float[] tone = new float[sampleRateHz];
      for (int t = 0; t < tone.length; t++) {
        tone[t] = (float) (0.5 * Math.sin(120.0 * (i + 2) * t / sampleRateHz));
      }
      WavFile.write(
          audio.resolve("tone" + i + ".wav"), Audio.mono(tone, sampleRateHz), SampleFormat.PCM_16);
    }
    Path manifest =
        Files.writeString(
            folder.resolve("tones.yaml"),
            """
            name: tones
            kind: audio-folder
            source: made for a test
            licence: CC0
            sampleRateHz: %d
            minimumSeconds: 0.1
            folder: audio
            split:
              by: list
              valid: [tone0.wav]
              test: [tone1.wav, tone2.wav]
            """
                .formatted(sampleRateHz));
    Path corpus = folder.resolve("corpus");
    Captured run = Captured.run("prepare", manifest.toString(), "--out", corpus.toString());
    assertEquals(0, run.exitCode(), run.err());
    return corpus;
  }
}
