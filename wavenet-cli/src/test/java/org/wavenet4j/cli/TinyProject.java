package org.wavenet4j.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.wavenet4j.audio.Audio;
import org.wavenet4j.audio.SampleFormat;
import org.wavenet4j.audio.WavFile;

/**
 * A project's folder for the demo: the recipe debug-notes at 4000 Hz under the name of the demo's,
 * and six pieces of decaying tones with their notes, two of them in the test split.
 */
final class TinyProject {
  static final int RATE_HZ = TinyModel.SAMPLE_RATE_HZ;
  private static final int LONG_SECONDS = 10;
  private static final int SHORT_SECONDS = 2;

  private TinyProject() {}

  /** Writes it; the corpus will be in {@code corpus}. */
  static void write(Path home) throws IOException {
    Path stems = Files.createDirectories(home.resolve("datasets/stems"));
    int first = 0;
    for (String name : new String[] {"long", "short", "valid", "train1", "train2", "train3"}) {
      writePiece(stems, name, first++, name.equals("long") ? LONG_SECONDS : SHORT_SECONDS);
    }
    Files.writeString(
        home.resolve("datasets/piano-demo.yaml"),
        """
        name: tiny
        kind: stems
        source: made for a test
        licence: CC0
        folder: stems
        sampleRateHz: %d
        minimumSeconds: 0.1
        split:
          by: list
          valid: [valid.wav]
          test: [long.wav, short.wav]
        """
            .formatted(RATE_HZ));
    String recipe = Files.readString(Path.of("../configs/debug-notes.yaml"));
    Files.createDirectories(home.resolve("configs"));
    Files.writeString(
        home.resolve("configs/piano-midi-small.yaml"),
        recipe
            .replace("sampleRateHz: 16000", "sampleRateHz: " + RATE_HZ)
            .replace("localHopFrames: 64", "localHopFrames: 16")
            .replace("corpus: corpora/debug-tiny", "corpus: " + home.resolve("corpus")));
  }

  /** A stroke each second, of three keys by turns, that rings on for most of it. */
  private static void writePiece(Path folder, String name, int first, int seconds)
      throws IOException {
    TinyMidi midi = new TinyMidi();
    // Different sound a piece: those that have the same are one.
    double amplitude = 0.5 - 0.02 * first;
    float[] sound = new float[seconds * RATE_HZ];
    for (int second = 0; second < seconds; second++) {
      int key = 60 + (first + second) % 3;
      midi.note(key, 1000 * second, 1000 * second + 900);
      double radians = 2 * Math.PI * 440 * Math.pow(2, (key - 69) / 12.0) / RATE_HZ;
      for (int t = 0; t < RATE_HZ; t++) {
        double decay = Math.exp(-4.0 * t / RATE_HZ);
        sound[second * RATE_HZ + t] = (float) (amplitude * decay * Math.cos(radians * t));
      }
    }
    midi.write(folder.resolve(name + ".mid"));
    WavFile.write(folder.resolve(name + ".wav"), Audio.mono(sound, RATE_HZ), SampleFormat.PCM_16);
  }
}
