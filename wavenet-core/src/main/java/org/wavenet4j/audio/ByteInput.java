package org.wavenet4j.audio;

import java.io.Closeable;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import org.wavenet4j.IoReason;
import org.wavenet4j.UserError;

/**
 * A source of little-endian bytes that knows where it is, so that every problem can be told with
 * the name of the source and the byte offset.
 */
final class ByteInput implements Closeable {
  private static final int SKIP_BYTES = 1 << 14;

  private final InputStream in;
  private final String name;
  private long position;

  ByteInput(InputStream in, String name) {
    this.in = in;
    this.name = name;
  }

  /** Bytes consumed so far. */
  long position() {
    return position;
  }

  /** As many bytes as asked for, or as there are left. */
  int read(byte[] target, int length) {
    try {
      int read = in.readNBytes(target, 0, length);
      position += read;
      return read;
    } catch (IOException e) {
      throw failure(name, "cannot be read at byte " + position, e);
    }
  }

  /**
   * A little-endian buffer of {@code length} bytes.
   *
   * @throws UserError if the source ends before them; {@code what} names them
   */
  ByteBuffer require(int length, String what) {
    byte[] bytes = new byte[length];
    int read = read(bytes, length);
    if (read < length) {
      throw problem(
          "the file ends inside %s, expected %d bytes more".formatted(what, length - read));
    }
    return ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN);
  }

  /**
   * Passes over bytes, or to the end. Reads them: {@code InputStream.skip} may claim to have passed
   * over bytes that are not there.
   */
  void skip(long length) {
    byte[] scratch = new byte[(int) Math.min(length, SKIP_BYTES)];
    long left = length;
    while (left > 0) {
      int wanted = (int) Math.min(left, scratch.length);
      int read = read(scratch, wanted);
      if (read < wanted) {
        return;
      }
      left -= read;
    }
  }

  /** A problem at the present offset. */
  UserError problem(String what) {
    return problemAt(position, what);
  }

  /** A problem at a byte offset. */
  UserError problemAt(long offset, String what) {
    return new UserError(name + ": byte " + offset + ": " + what);
  }

  @Override
  public void close() {
    try {
      in.close();
    } catch (IOException e) {
      throw failure(name, "cannot be closed", e);
    }
  }

  /** Four characters of a chunk's name, the unprintable ones as dots. */
  static String fourCc(int value) {
    byte[] bytes =
        ByteBuffer.allocate(Integer.BYTES).order(ByteOrder.LITTLE_ENDIAN).putInt(value).array();
    return new String(bytes, StandardCharsets.ISO_8859_1).replaceAll("[^ -~]", ".");
  }

  /** A failure of the file system or a stream, told as one line. */
  static UserError failure(String name, String what, IOException cause) {
    return new UserError("%s: %s (%s)".formatted(name, what, IoReason.of(cause)), cause);
  }
}
