package org.wavenet4j.train.piano;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ShortBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import org.bytedeco.ffmpeg.global.avutil;
import org.bytedeco.javacv.FFmpegFrameGrabber;
import org.bytedeco.javacv.Frame;
import org.bytedeco.javacv.FrameGrabber;
import org.jspecify.annotations.Nullable;
import org.wavenet4j.UserError;

/**
 * Decodes one recorded note and proves it bit for bit: a FLAC file carries the MD5 of its samples
 * (16 bytes from offset 26, RFC 9639 section 8.2).
 */
final class FlacNote {
  private static final int MD5_OFFSET = 26;
  private static final int MD5_BYTES = 16;

  private FlacNote() {}

  /** Mono 16-bit samples at {@link SampleBank#SAMPLE_RATE_HZ}, scaled to full scale 1. */
  static float[] read(Path file) {
    byte[] pcm;
    byte[] header;
    try {
      header = Arrays.copyOf(Files.readAllBytes(file), MD5_OFFSET + MD5_BYTES);
      pcm = decode(file);
    } catch (IOException e) {
      throw new UserError(file + ": cannot decode this piano sample; check it out again", e);
    }
    byte[] expected = Arrays.copyOfRange(header, MD5_OFFSET, MD5_OFFSET + MD5_BYTES);
    if (!Arrays.equals(expected, Fingerprint.digest("MD5").digest(pcm))) {
      throw new UserError(
          file + ": the decoded samples do not match the file's own checksum; check it out again");
    }
    float[] samples = new float[pcm.length / 2];
    for (int i = 0; i < samples.length; i++) {
      samples[i] = (short) ((pcm[2 * i] & 0xff) | (pcm[2 * i + 1] << 8)) / 32768f;
    }
    return samples;
  }

  /** Little-endian 16-bit PCM. */
  private static byte[] decode(Path file) throws FrameGrabber.Exception {
    avutil.av_log_set_level(avutil.AV_LOG_ERROR);
    ByteArrayOutputStream pcm = new ByteArrayOutputStream();
    try (FFmpegFrameGrabber grabber = new FFmpegFrameGrabber(file.toFile())) {
      // With more threads the last frames are lost.
      grabber.setAudioOption("threads", "1");
      grabber.setSampleMode(FrameGrabber.SampleMode.SHORT);
      grabber.start();
      if (grabber.getSampleRate() != SampleBank.SAMPLE_RATE_HZ || grabber.getAudioChannels() != 1) {
        throw new UserError(
            "%s: %d Hz, %d channels; expected a piano sample of %d Hz, mono"
                .formatted(
                    file,
                    grabber.getSampleRate(),
                    grabber.getAudioChannels(),
                    SampleBank.SAMPLE_RATE_HZ));
      }
      for (@Nullable Frame frame = grabber.grabSamples();
          frame != null;
          frame = grabber.grabSamples()) {
        ShortBuffer samples = (ShortBuffer) frame.samples[0];
        while (samples.hasRemaining()) {
          short sample = samples.get();
          pcm.write(sample);
          pcm.write(sample >> 8);
        }
      }
    }
    return pcm.toByteArray();
  }
}
