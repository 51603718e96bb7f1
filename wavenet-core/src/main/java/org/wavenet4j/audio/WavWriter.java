package org.wavenet4j.audio;

import java.io.BufferedOutputStream;
import java.io.Closeable;
import java.io.Flushable;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import org.jspecify.annotations.Nullable;
import org.wavenet4j.UserError;

/**
 * Writes a WAV file block by block, in constant memory: PCM of 16 and 24 bit (rounded to the
 * nearest, clipped at full scale, no dither) and IEEE float of 32 bit.
 *
 * <p>Lengths that are not known yet are 0xFFFFFFFF, so that a file whose writer was stopped still
 * reads up to its end. What is longer than 4 GiB is RF64 with 64-bit lengths (EBU Tech 3306). What
 * is shorter has a plain header where the length was known beforehand; else one with a {@code JUNK}
 * chunk, the room in which 64-bit lengths would have been told.
 */
public final class WavWriter implements Closeable, Flushable {
  /** Total frames of a stream whose length is not known when it begins. */
  public static final long UNKNOWN_FRAMES = -1;

  private static final int BLOCK_BYTES = 1 << 15;

  private final String name;
  private final WavFormat format;
  private final WavHeaderBytes header;
  private final OutputStream out;
  private final @Nullable FileChannel file; // null for a stream
  private final boolean rewritable;
  private final long totalFrames;
  private final ByteBuffer block;
  private long frames;
  private boolean closed;

  private WavWriter(
      String name,
      WavHeaderBytes header,
      OutputStream out,
      @Nullable FileChannel file,
      boolean rewritable,
      long totalFrames) {
    this.name = name;
    this.format = header.format();
    this.header = header;
    this.out = out;
    this.file = file;
    this.rewritable = rewritable;
    this.totalFrames = totalFrames;
    int framesPerBlock = Math.max(1, BLOCK_BYTES / format.frameBytes());
    this.block =
        ByteBuffer.allocate(framesPerBlock * format.frameBytes()).order(ByteOrder.LITTLE_ENDIAN);
  }

  /**
   * Creates a file of a length that is not known, replacing one that is there; {@link #close}
   * completes its header. What is no regular file, as a named pipe, is written as a stream.
   *
   * @throws UserError if it cannot be written
   */
  public static WavWriter create(Path path, WavFormat format) {
    return create(path, format, UNKNOWN_FRAMES);
  }

  /**
   * As {@link #create(Path, WavFormat)}, of a known length. With fewer frames the file is still
   * whole, since {@link #close} tells how many there are.
   *
   * @param totalFrames the most that will be written, or {@link #UNKNOWN_FRAMES}
   */
  public static WavWriter create(Path path, WavFormat format, long totalFrames) {
    return create(path, format, totalFrames, path.toString());
  }

  /**
   * As {@link #create(Path, WavFormat, long)}, under another name than it will have.
   *
   * @param name that messages give it
   */
  public static WavWriter create(Path path, WavFormat format, long totalFrames, String name) {
    return create(path, format, totalFrames, name, WavHeaderBytes.MAX_RIFF_BYTES);
  }

  /**
   * As {@link #create(Path, WavFormat)}, but with the plain header, of 44 bytes for PCM, whatever
   * the length; more than 4 GiB are refused.
   *
   * @param name that messages give it
   */
  public static WavWriter createPlain(Path path, WavFormat format, String name) {
    return createPlain(path, format, name, WavHeaderBytes.MAX_RIFF_BYTES);
  }

  /** As {@link #createPlain(Path, WavFormat, String)}; refused beyond {@code maxRiffBytes}. */
  static WavWriter createPlain(Path path, WavFormat format, String name, long maxRiffBytes) {
    WavHeaderBytes header = WavHeaderBytes.plain(format, maxRiffBytes);
    return create(path, header, isRewritable(path), UNKNOWN_FRAMES, name);
  }

  /** As {@link #create(Path, WavFormat, long, String)}; RF64 beyond {@code maxRiffBytes}. */
  static WavWriter create(
      Path path, WavFormat format, long totalFrames, String name, long maxRiffBytes) {
    checkTotal(format, totalFrames);
    boolean rewritable = isRewritable(path);
    WavHeaderBytes header =
        rewritable && totalFrames == UNKNOWN_FRAMES
            ? WavHeaderBytes.growing(format, maxRiffBytes)
            : WavHeaderBytes.of(format, totalFrames, maxRiffBytes);
    return create(path, header, rewritable, totalFrames, name);
  }

  private static boolean isRewritable(Path path) {
    return !Files.exists(path) || Files.isRegularFile(path);
  }

  private static WavWriter create(
      Path path, WavHeaderBytes header, boolean rewritable, long totalFrames, String name) {
    try {
      FileChannel file =
          FileChannel.open(
              path,
              StandardOpenOption.CREATE,
              StandardOpenOption.TRUNCATE_EXISTING,
              StandardOpenOption.WRITE);
      OutputStream out = new BufferedOutputStream(Channels.newOutputStream(file), BLOCK_BYTES);
      WavWriter writer = new WavWriter(name, header, out, file, rewritable, totalFrames);
      // Lengths are claimed once they are true, where that can be done.
      out.write(header.bytes(rewritable ? UNKNOWN_FRAMES : totalFrames));
      return writer;
    } catch (IOException e) {
      throw ByteInput.failure(name, "cannot be created", e);
    }
  }

  /**
   * Writes to a stream, which {@link #close} flushes and leaves open.
   *
   * @param totalFrames exactly as many as will be written; {@link #UNKNOWN_FRAMES} if that is not
   *     known, and then the header tells no lengths, however short the sound
   * @throws UserError if it cannot be written
   */
  public static WavWriter toStream(OutputStream out, WavFormat format, long totalFrames) {
    return toStream(out, format, totalFrames, WavHeaderBytes.MAX_RIFF_BYTES);
  }

  /** As {@link #toStream(OutputStream, WavFormat, long)}; beyond {@code maxRiffBytes} as RF64. */
  static WavWriter toStream(
      OutputStream out, WavFormat format, long totalFrames, long maxRiffBytes) {
    checkTotal(format, totalFrames);
    String name = "WAV stream";
    WavHeaderBytes header = WavHeaderBytes.of(format, totalFrames, maxRiffBytes);
    WavWriter writer = new WavWriter(name, header, out, null, false, totalFrames);
    try {
      out.write(header.bytes(totalFrames));
    } catch (IOException e) {
      throw ByteInput.failure(name, "cannot be written", e);
    }
    return writer;
  }

  /** Far from where a length in bytes would not fit a long. */
  private static void checkTotal(WavFormat format, long totalFrames) {
    long most = (Long.MAX_VALUE >> 1) / format.frameBytes();
    if (totalFrames < UNKNOWN_FRAMES || totalFrames > most) {
      throw new IllegalArgumentException(
          "totalFrames: %d, expected -1 to %d".formatted(totalFrames, most));
    }
  }

  /**
   * Writes frames.
   *
   * @param buffer {@code [channel][frame]}, one array a channel
   * @param offset index of the first frame
   * @param frames how many
   * @throws UserError if they cannot be written, or make a plain file longer than 4 GiB
   * @throws IllegalStateException if they are more than were announced
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
    if (rewritable && !header.room() && !header.fits(frames)) {
      throw new UserError(
          "%s: %d frames of %d bytes, but its header can tell no more than 4 GiB; write less"
              .formatted(name, frames, format.frameBytes()));
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
   * Hands on what is held back, so that who reads along gets it now.
   *
   * @throws UserError if it cannot be written
   */
  @Override
  public void flush() {
    try {
      out.flush();
    } catch (IOException e) {
      throw ByteInput.failure(name, "cannot be written", e);
    }
  }

  /**
   * Completes the file.
   *
   * @throws UserError if it cannot be written
   * @throws IllegalStateException if fewer frames were written than a stream has announced
   */
  @Override
  public void close() {
    if (closed) {
      return;
    }
    closed = true;
    // Closes the file whatever happens before; null for a stream, which stays open.
    try (FileChannel closing = file) {
      boolean lengthKnown = rewritable || totalFrames != UNKNOWN_FRAMES;
      if (lengthKnown && (frames * format.frameBytes() & 1) != 0) {
        out.write(0); // Chunks are padded to even lengths.
      }
      out.flush();
      if (closing != null && rewritable) {
        closing.write(ByteBuffer.wrap(header.bytes(frames)), 0);
      }
    } catch (IOException e) {
      throw ByteInput.failure(name, "cannot be completed", e);
    }
    if (!rewritable && totalFrames != UNKNOWN_FRAMES && frames < totalFrames) {
      throw new IllegalStateException(
          "%s: %d frames, but %d were announced".formatted(name, frames, totalFrames));
    }
  }
}
