package org.wavenet4j.train.piano;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Optional;
import org.wavenet4j.UserError;
import org.wavenet4j.train.decode.AudioDecoder;
import org.wavenet4j.train.decode.AudioSource;
import org.wavenet4j.train.decode.UnreadableAudio;

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
    float[] samples;
    byte[] header;
    try {
      header = Arrays.copyOf(Files.readAllBytes(file), MD5_OFFSET + MD5_BYTES);
      samples = decode(file);
    } catch (IOException | UnreadableAudio e) {
      throw new UserError(
          file + ": cannot be decoded, expected a piano sample; check it out again", e);
    }
    byte[] expected = Arrays.copyOfRange(header, MD5_OFFSET, MD5_OFFSET + MD5_BYTES);
    if (!Arrays.equals(expected, Fingerprint.digest("MD5").digest(pcm(samples)))) {
      throw new UserError(
          file + ": is damaged, expected samples that match its own checksum; check it out again");
    }
    return samples;
  }

  private static float[] decode(Path file) throws UnreadableAudio {
    try (AudioSource source = AudioDecoder.open(file)) {
      if (source.sampleRateHz() != SampleBank.SAMPLE_RATE_HZ || source.channels() != 1) {
        throw new UserError(
            "%s: %d Hz, %d channels; expected a piano sample of %d Hz, mono"
                .formatted(
                    file, source.sampleRateHz(), source.channels(), SampleBank.SAMPLE_RATE_HZ));
      }
      float[] samples = new float[0];
      for (Optional<float[][]> block = source.next(); block.isPresent(); block = source.next()) {
        float[] more = block.get()[0];
        int end = samples.length;
        samples = Arrays.copyOf(samples, end + more.length);
        System.arraycopy(more, 0, samples, end, more.length);
      }
      return samples;
    }
  }

  /** Little-endian 16-bit PCM, as the checksum is made of. */
  private static byte[] pcm(float[] samples) {
    byte[] bytes = new byte[2 * samples.length];
    for (int i = 0; i < samples.length; i++) {
      int sample = Math.round(samples[i] * 32768f);
      bytes[2 * i] = (byte) sample;
      bytes[2 * i + 1] = (byte) (sample >> 8);
    }
    return bytes;
  }
}
