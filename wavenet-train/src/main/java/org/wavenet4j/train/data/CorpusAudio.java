package org.wavenet4j.train.data;

import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import org.wavenet4j.IoReason;
import org.wavenet4j.UserError;

/**
 * The samples of a corpus's pieces, read straight from their files by position: nothing is held, so
 * a corpus may be hundreds of hours long. Safe for use by several threads.
 *
 * <p>The files are those that {@link Preparer} writes: a 44-byte header, then 16-bit little-endian
 * samples to the end.
 */
public final class CorpusAudio {
  static final int HEADER_BYTES = 44;

  /** Frames of the longest piece: its WAV file stays below 4 GiB. */
  static final long MOST_FRAMES = 2_000_000_000;

  private static final int FULL_SCALE = 1 << 15;

  private final Corpus corpus;

  /** The amplitude of a sample as {@link #read} gives it, in [-1, 1). */
  public static float amplitude(int sample) {
    return sample / (float) FULL_SCALE;
  }

  /** Reads from the files of {@code corpus}. */
  public CorpusAudio(Corpus corpus) {
    this.corpus = corpus;
  }

  /**
   * Reads {@code count} samples of a piece from {@code startFrame} on.
   *
   * @return as they are in the file, -32768 to 32767
   * @throws UserError if the file is gone or was changed since it was prepared
   */
  public short[] read(CorpusItem item, long startFrame, int count) {
    if (startFrame < 0 || count < 0 || startFrame + count > item.frames()) {
      throw new IllegalArgumentException(
          "%s: frames %d to %d, expected within 0 to %d"
              .formatted(item.id(), startFrame, startFrame + count, item.frames()));
    }
    byte[] bytes = new byte[2 * count];
    Path path = file(item);
    try (RandomAccessFile file = new RandomAccessFile(path.toFile(), "r")) {
      checkLength(item, path, file.length());
      file.seek(HEADER_BYTES + 2 * startFrame);
      file.readFully(bytes);
    } catch (IOException e) {
      throw new UserError(
          "%s: cannot be read (%s). %s".formatted(path, IoReason.of(e), cure(corpus)), e);
    }
    short[] samples = new short[count];
    ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN).asShortBuffer().get(samples);
    return samples;
  }

  /**
   * Looks at each piece's file.
   *
   * @throws UserError naming the first that is missing or of another length than {@code
   *     corpus.json} says
   */
  public void check() {
    for (CorpusItem item : corpus.items()) {
      Path path = file(item);
      if (!Files.isRegularFile(path)) {
        throw new UserError("%s: is missing. %s".formatted(path, cure(corpus)));
      }
      checkLength(item, path, path.toFile().length());
    }
  }

  private void checkLength(CorpusItem item, Path path, long bytes) {
    long expected = HEADER_BYTES + 2 * item.frames();
    if (bytes != expected) {
      throw new UserError(
          "%s: %d bytes, expected %d for %d frames of 16-bit mono. %s"
              .formatted(path, bytes, expected, item.frames(), cure(corpus)));
    }
  }

  private Path file(CorpusItem item) {
    return corpus.folder().resolve(item.audioFile());
  }

  /** What to do about a file of a corpus that is gone or was changed. */
  static String cure(Corpus corpus) {
    return "Run `wavenet prepare MANIFEST --out " + corpus.folder() + "` again, it restores it.";
  }
}
