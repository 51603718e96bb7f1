package org.wavenet4j.train.data;

import java.nio.ShortBuffer;
import java.nio.file.Path;
import org.bytedeco.ffmpeg.global.avutil;
import org.bytedeco.javacv.FFmpegFrameRecorder;
import org.bytedeco.javacv.FrameRecorder;
import org.wavenet4j.audio.SampleFormat;
import org.wavenet4j.audio.WavFormat;
import org.wavenet4j.audio.WavWriter;

/** Audio files made for tests. */
public final class TestAudio {
  private TestAudio() {}

  /** A sine wave. */
  public static float[] sine(double hertz, float amplitude, int frames, int sampleRateHz) {
    float[] samples = new float[frames];
    for (int t = 0; t < frames; t++) {
      samples[t] = (float) (amplitude * StrictMath.sin(2 * Math.PI * hertz * t / sampleRateHz));
    }
    return samples;
  }

  /** Writes {@code [channel][frame]} as WAV. */
  public static void writeWav(
      Path file, SampleFormat format, float[][] channels, int sampleRateHz) {
    try (WavWriter out =
        WavWriter.createPlain(
            file, new WavFormat(format, channels.length, sampleRateHz), file.toString())) {
      out.write(channels, 0, channels[0].length);
    }
  }

  /** Encodes {@code [channel][frame]} with FFmpeg: {@code format} a container, a codec's number. */
  public static void encode(
      Path file, String format, int codec, float[][] channels, int sampleRateHz)
      throws FrameRecorder.Exception {
    avutil.av_log_set_level(avutil.AV_LOG_QUIET);
    try (FFmpegFrameRecorder out = new FFmpegFrameRecorder(file.toFile(), channels.length)) {
      out.setFormat(format);
      out.setAudioCodec(codec);
      out.setSampleRate(sampleRateHz);
      out.setAudioBitrate(256_000);
      out.start();
      ShortBuffer samples = ShortBuffer.allocate(channels.length * channels[0].length);
      for (int t = 0; t < channels[0].length; t++) {
        for (float[] channel : channels) {
          samples.put((short) Math.rint(channel[t] * 32768));
        }
      }
      out.recordSamples(sampleRateHz, channels.length, samples.flip());
    }
  }
}
