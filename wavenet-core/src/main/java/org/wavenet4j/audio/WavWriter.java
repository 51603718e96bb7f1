package org.wavenet4j.audio;

import java.io.BufferedOutputStream;
import java.io.Closeable;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import org.jspecify.annotations.Nullable;
import org.wavenet4j.UserError;

/**
 * Writes a WAV file block by block, in constant memory: PCM of 16 and 24 bit (rounded to the
 * nearest, clipped at full scale, no dither) and IEEE float of 32 bit.
 *
 * <p>Lengths that are not known yet are 0xFFFFFFFF, so that a file whose writer was stopped still
 * reads up to its end.
 */
public final class WavWriter implements Closeable {
  /** Total frames of a stream whose length is not known when it begins. */
  public static final long UNKNOWN_FRAMES = -1;

  private static final int BLOCK_BYTES = 1 << 15;

  private final String name;
  private final WavFormat format;
  private final OutputStream out;
  private final @Nullable FileChannel file;
  private final long maxFrames;
  private final long totalFrames;
  private final ByteBuffer block;
  private long frames;
  private boolean closed;

  private WavWriter(
      String name,
      WavFormat format,
      OutputStream out,
      @Nullable FileChannel file,
      long maxFrames,
      long totalFrames) {
    this.name = name;
    this.format = format;
    this.out = out;
    this.file = file;
    this.maxFrames = maxFrames;
    this.totalFrames = totalFrames;
    int framesPerBlock = Math.max(1, BLOCK_BYTES / format.frameBytes());
    this.block =
        ByteBuffer.allocate(framesPerBlock * format.frameBytes()).order(ByteOrder.LITTLE_ENDIAN);
  }

  /**
   * Creates a file, replacing one that is there; {@link #close} completes its header.
   *
   * @throws UserError if it cannot be written
   */
  public static WavWriter create(Path path, WavFormat format) {
    return create(path, format, WavHeaderBytes.maxFrames(format));
  }

  /** As {@link #create(Path, WavFormat)}, but refuses more than {@code maxFrames}. */
  static WavWriter create(Path path, WavFormat format, long maxFrames) {
    byte[] header = WavHeaderBytes.of(format, UNKNOWN_FRAMES);
    try {
      FileChannel file =
          FileChannel.open(
              path,
              StandardOpenOption.CREATE,
              StandardOpenOption.TRUNCATE_EXISTING,
              StandardOpenOption.WRITE);
      OutputStream out = new BufferedOutputStream(Channels.newOutputStream(file), BLOCK_BYTES);
      WavWriter writer =
          new WavWriter(path.toString(), format, out, file, maxFrames, UNKNOWN_FRAMES);
      out.write(header);
      return writer;
    } catch (IOException e) {
      throw ByteInput.failure(path.toString(), "cannot be created", e);
    }
  }

  /**
   * Writes to a stream, which {@link #close} flushes and leaves open.
   *
   * @param totalFrames exactly as many as will be written; {@link #UNKNOWN_FRAMES} if that is not
   *     known, which also lifts the limit of 4 GiB
   * @throws UserError if it cannot be written, or that many frames do not fit a WAV file
   */
  public static WavWriter toStream(OutputStream out, WavFormat format, long totalFrames) {
    if (totalFrames < UNKNOWN_FRAMES) {
      throw new IllegalArgumentException("totalFrames: " + totalFrames + ", expected at least -1");
    }
    String name = "WAV stream";
    boolean unknown = totalFrames == UNKNOWN_FRAMES;
    long maxFrames = unknown ? Long.MAX_VALUE : WavHeaderBytes.maxFrames(format);
    WavWriter writer = new WavWriter(name, format, out, null, maxFrames, totalFrames);
    writer.checkFits(totalFrames);
    try {
      out.write(WavHeaderBytes.of(format, totalFrames));
    } catch (IOException e) {
      throw ByteInput.failure(name, "cannot be written", e);
    }
    return writer;
  }

  /**
   * Writes frames.
   *
   * @param buffer {@code [channel][frame]}, one array a channel
   * @param offset index of the first frame
   * @param frames how many
   * @throws UserError if they cannot be written, or make the file longer than 4 GiB
   */
  public void write(float[][] buffer, int offset, int frames) {
    if (buffer.length != format.channels()) {
      throw new IllegalArgumentException(
          "buffer: %d channels, expected %d".formatted(buffer.length, format.channels()));
    }
    if (closed) {
      throw new IllegalStateException(name + ": closed");
    }
    checkFits(this.frames + frames);
    int blockFrames = block.capacity() / format.frameBytes();
    for (int done = 0; done < frames; done += blockFrames) {
      writeBlock(buffer, offset + done, Math.min(blockFrames, frames - done));
    }
  }

  private void checkFits(long frames) {
    if (frames > maxFrames) {
      throw new UserError(
          "%s: %d frames, but a WAV file of %d-byte frames holds at most %d (4 GiB); write less"
              .formatted(name, frames, format.frameBytes(), maxFrames));
    }
    if (totalFrames != UNKNOWN_FRAMES && frames > totalFrames) {
      throw new IllegalStateException(
          "%s: %d frames, but %d were announced".formatted(name, frames, totalFrames));
    }
  }

  private void writeBlock(float[][] buffer, int offset, int count) {
    SampleFormat sampleFormat = format.sampleFormat();
    for (int c = 0; c < buffer.length; c++) {
      int index = c * sampleFormat.bytes();
      for (int i = 0; i < count; i++) {
        sampleFormat.encode(buffer[c][offset + i], block, index);
        index += format.frameBytes();
      }
    }
    try {
      out.write(block.array(), 0, count * format.frameBytes());
    } catch (IOException e) {
      throw ByteInput.failure(name, "cannot be written", e);
    }
    frames += count;
  }

  /**
   * Completes the file.
   *
   * @throws UserError if it cannot be written
   * @throws IllegalStateException if fewer frames were written than announced
   */
  @Override
  public void close() {
    if (closed) {
      return;
    }
    closed = true;
    // Closes the file whatever happens before; null for a stream, which stays open.
    try (FileChannel closing = file) {
      boolean lengthKnown = closing != null || totalFrames != UNKNOWN_FRAMES;
      if (lengthKnown && (frames * format.frameBytes() & 1) != 0) {
        out.write(0); // Chunks are padded to even lengths.
      }
      out.flush();
      if (closing != null) {
        closing.write(ByteBuffer.wrap(WavHeaderBytes.of(format, frames)), 0);
      }
    } catch (IOException e) {
      throw ByteInput.failure(name, "cannot be completed", e);
    }
    if (totalFrames != UNKNOWN_FRAMES && frames < totalFrames) {
      throw new IllegalStateException(
          "%s: %d frames, but %d were announced".formatted(name, frames, totalFrames));
    }
  }
}
