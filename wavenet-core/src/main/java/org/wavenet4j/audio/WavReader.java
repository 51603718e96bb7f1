package org.wavenet4j.audio;

import java.io.Closeable;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import org.wavenet4j.UserError;

/**
 * Reads a WAV file block by block, in constant memory: PCM of 8, 16, 24 and 32 bit, IEEE float of
 * 32 and 64 bit, also as WAVE_FORMAT_EXTENSIBLE; RIFF, RF64 and BW64; any channel count and rate;
 * chunks in any order.
 *
 * <p>No length in the header is trusted. Data that end early end the sound there ({@link
 * #truncated}); a data length of 0 or 0xFFFFFFFF, which streaming writers leave, means up to the
 * end of the file. Whatever is wrong with a file is a {@link UserError} that names file and byte
 * offset.
 */
public final class WavReader implements Closeable {
  /** Read at once, unless one frame is longer. */
  private static final int BLOCK_BYTES = 1 << 15;

  private final ByteInput in;
  private final WavFormat format;
  private final ByteBuffer block;
  private long bytesLeft;
  private boolean truncated;

  private WavReader(ByteInput in, WavHeader header) {
    this.in = in;
    this.format = header.format();
    this.bytesLeft = header.dataBytes();
    int frameBytes = format.frameBytes();
    int framesPerBlock = Math.max(1, BLOCK_BYTES / frameBytes);
    this.block = ByteBuffer.allocate(framesPerBlock * frameBytes).order(ByteOrder.LITTLE_ENDIAN);
  }

  /**
   * Opens a file and reads its header.
   *
   * @throws UserError if it is missing or not a WAV file of PCM or IEEE float
   */
  public static WavReader open(Path file) {
    ByteInput in = input(file);
    try {
      WavHeader header = WavHeader.read(in, true);
      if (header.dataOffset() != in.position()) {
        in.close();
        in = input(file);
        in.skip(header.dataOffset());
      }
      return new WavReader(in, header);
    } catch (UserError e) {
      in.close();
      throw e;
    }
  }

  /**
   * Reads the header from a stream, which {@link #close} closes. A stream cannot be read twice, so
   * here the format has to come before the samples.
   *
   * @param name of the stream in messages, as {@code standard input}
   * @throws UserError if it is not a WAV file of PCM or IEEE float
   */
  public static WavReader open(InputStream stream, String name) {
    ByteInput in = new ByteInput(stream, name);
    return new WavReader(in, WavHeader.read(in, false));
  }

  private static ByteInput input(Path file) {
    try {
      return new ByteInput(Files.newInputStream(file), file.toString());
    } catch (IOException e) {
      throw ByteInput.failure(file.toString(), "cannot be opened", e);
    }
  }

  /** The format of the samples. */
  public WavFormat format() {
    return format;
  }

  /**
   * Reads the next frames. Values are as stored: floats may be beyond full scale or not finite.
   *
   * @param buffer {@code [channel][frame]}, one array a channel
   * @param offset index of the first frame written
   * @param frames at most this many, at least 0
   * @return the frames read, fewer than asked for only at the end; -1 if there were none left
   */
  public int read(float[][] buffer, int offset, int frames) {
    if (buffer.length != format.channels()) {
      throw new IllegalArgumentException(
          "buffer: %d channels, expected %d".formatted(buffer.length, format.channels()));
    }
    int done = 0;
    while (done < frames) {
      int read = readBlock(frames - done);
      decode(buffer, offset + done, read);
      done += read;
      if (read == 0) {
        return done == 0 ? -1 : done;
      }
    }
    return done;
  }

  /** Fills the block with at most {@code frames} frames; gives the whole ones, 0 at the end. */
  private int readBlock(int frames) {
    int frameBytes = format.frameBytes();
    long wanted = Math.min((long) frames * frameBytes, block.capacity());
    if (bytesLeft != WavHeader.UNKNOWN) {
      wanted = Math.min(wanted, bytesLeft);
    }
    int read = in.read(block.array(), (int) wanted);
    if (bytesLeft != WavHeader.UNKNOWN) {
      bytesLeft -= read;
    }
    if (read < wanted) {
      truncated |= bytesLeft != WavHeader.UNKNOWN || read % frameBytes != 0;
      bytesLeft = 0;
    }
    return read / frameBytes;
  }

  private void decode(float[][] buffer, int offset, int frames) {
    SampleFormat sampleFormat = format.sampleFormat();
    int frameBytes = format.frameBytes();
    for (int c = 0; c < buffer.length; c++) {
      float[] channel = buffer[c];
      int index = c * sampleFormat.bytes();
      for (int i = 0; i < frames; i++) {
        channel[offset + i] = sampleFormat.decode(block, index);
        index += frameBytes;
      }
    }
  }

  /**
   * Whether the file ended before the length that its header claims, or inside a frame. Known once
   * {@link #read} has returned -1.
   */
  public boolean truncated() {
    return truncated;
  }

  @Override
  public void close() {
    in.close();
  }
}
