package org.wavenet4j.train.decode;

import java.nio.file.Path;
import java.util.Arrays;
import java.util.Optional;
import org.wavenet4j.UserError;
import org.wavenet4j.audio.WavReader;

/** A WAV file, block by block. */
final class WavSource implements AudioSource {
  private static final int BLOCK_SAMPLES = 1 << 14; // of all channels

  private final Path file;
  private final WavReader reader;
  private final int blockFrames;
  private long frames;

  private WavSource(Path file, WavReader reader) {
    this.file = file;
    this.reader = reader;
    this.blockFrames = Math.max(1, BLOCK_SAMPLES / reader.format().channels());
  }

  static WavSource open(Path file) throws UnreadableAudio {
    try {
      return new WavSource(file, WavReader.open(file));
    } catch (UserError e) {
      throw unreadable(file, e);
    }
  }

  /** The reader's words without the file's name, which whoever reports the reason puts first. */
  private static UnreadableAudio unreadable(Path file, UserError e) {
    String message = String.valueOf(e.getMessage());
    String name = file + ": ";
    return new UnreadableAudio(
        message.startsWith(name) ? message.substring(name.length()) : message, e);
  }

  @Override
  public int channels() {
    return reader.format().channels();
  }

  @Override
  public int sampleRateHz() {
    return reader.format().sampleRateHz();
  }

  @Override
  public Optional<float[][]> next() throws UnreadableAudio {
    float[][] block = new float[channels()][blockFrames];
    int read = read(block);
    if (read > 0) {
      frames += read;
      return Optional.of(read == blockFrames ? block : firstFrames(block, read));
    }
    if (reader.truncated()) {
      throw UnreadableAudio.of(
          "is cut short: it ends after %.1f s, before the length that its header says",
          (double) frames / sampleRateHz());
    }
    if (frames == 0) {
      throw new UnreadableAudio("holds no sound");
    }
    return Optional.empty();
  }

  private int read(float[][] block) throws UnreadableAudio {
    try {
      return reader.read(block, 0, blockFrames);
    } catch (UserError e) {
      throw unreadable(file, e);
    }
  }

  private static float[][] firstFrames(float[][] block, int frames) {
    return Arrays.stream(block).map(c -> Arrays.copyOf(c, frames)).toArray(float[][]::new);
  }

  @Override
  public void close() {
    reader.close();
  }
}
