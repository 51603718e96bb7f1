package org.wavenet4j.cli;

import java.nio.file.Path;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;
import org.wavenet4j.UsageError;
import org.wavenet4j.UserError;
import org.wavenet4j.audio.Audio;
import org.wavenet4j.audio.Resampler;
import org.wavenet4j.audio.WavFile;
import org.wavenet4j.audio.WavReader;

/** Sound that a model is given to go on from. */
final class Prime {
  private Prime() {}

  /**
   * Reads a WAV file of any rate and channel count.
   *
   * @param seconds from its beginning; null for all of it
   * @param sampleRateHz of the model
   * @return mono at that rate, at least one sample
   */
  static float[] read(Path file, @Nullable Double seconds, int sampleRateHz) {
    Audio audio = seconds == null ? WavFile.read(file) : beginning(file, seconds);
    if (audio.frames() == 0) {
      throw new UserError(file + ": has no sound in it, expected at least one frame");
    }
    return Where.in(
        file, () -> Resampler.resample(audio.mixDown(), audio.sampleRateHz(), sampleRateHz));
  }

  private static Audio beginning(Path file, double seconds) {
    try (WavReader reader = WavReader.open(file)) {
      int sampleRateHz = reader.format().sampleRateHz();
      double wanted = seconds * sampleRateHz;
      if (!(wanted >= 1 && wanted <= 1 << 28)) {
        throw new UsageError(
            "--prime-seconds: " + seconds + ", expected from one sample up to an hour or so");
      }
      float[][] channels = new float[reader.format().channels()][(int) wanted];
      int frames = Math.max(0, reader.read(channels, 0, (int) wanted));
      for (int c = 0; c < channels.length; c++) {
        channels[c] = Arrays.copyOf(channels[c], frames);
      }
      return new Audio(channels, sampleRateHz);
    }
  }
}
