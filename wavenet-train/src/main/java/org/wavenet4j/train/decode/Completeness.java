package org.wavenet4j.train.decode;

import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;

/**
 * Whether a container reaches its end, for those that mark it. FFmpeg takes the last page of a cut
 * Ogg file for its end, and reports nothing of an MP4 or MP3 file's missing tail.
 */
final class Completeness {
  /** Longer than any Ogg page: 27 bytes, 255 lengths and 255 segments of 255 bytes. */
  private static final int OGG_TAIL_BYTES = 1 << 17;

  private static final int OGG_HEADER_BYTES = 27;
  private static final int OGG_FLAGS = 5;
  private static final int OGG_SEGMENTS = 26;
  private static final int OGG_LAST_PAGE = 4;
  private static final int MP4_HEADER_BYTES = 8;

  private Completeness() {}

  static void check(Path file) throws UnreadableAudio {
    try (RandomAccessFile in = new RandomAccessFile(file.toFile(), "r")) {
      byte[] start = new byte[MP4_HEADER_BYTES];
      if (in.read(start) < start.length) {
        return;
      }
      String text = new String(start, StandardCharsets.ISO_8859_1);
      if (text.startsWith("OggS")) {
        checkOgg(in);
      } else if (text.endsWith("ftyp")) {
        checkMp4(in);
      } else if (Mp3Frames.endsInsideFrame(file)) {
        throw new UnreadableAudio("is cut short: it ends inside an MP3 frame");
      }
    } catch (IOException e) {
      throw new UnreadableAudio("cannot be read (" + e.getClass().getSimpleName() + ")", e);
    }
  }

  /** The last page is whole and says that it is the last (RFC 3533, section 6). */
  private static void checkOgg(RandomAccessFile in) throws IOException, UnreadableAudio {
    byte[] tail = new byte[(int) Math.min(in.length(), OGG_TAIL_BYTES)];
    in.seek(in.length() - tail.length);
    in.readFully(tail);
    int page = new String(tail, StandardCharsets.ISO_8859_1).lastIndexOf("OggS");
    if (page < 0
        || pageEnd(tail, page) > tail.length
        || (tail[page + OGG_FLAGS] & OGG_LAST_PAGE) == 0) {
      throw new UnreadableAudio("is cut short: its last Ogg page is missing");
    }
  }

  private static int pageEnd(byte[] bytes, int page) {
    int data = page + OGG_HEADER_BYTES;
    if (data > bytes.length) {
      return Integer.MAX_VALUE;
    }
    int segments = bytes[page + OGG_SEGMENTS] & 0xff;
    int end = data + segments;
    for (int i = 0; i < segments && data + i < bytes.length; i++) {
      end += bytes[data + i] & 0xff;
    }
    return end;
  }

  /** The boxes fill the file to its end (ISO/IEC 14496-12, section 4.2). */
  private static void checkMp4(RandomAccessFile in) throws IOException, UnreadableAudio {
    long length = in.length();
    long position = 0;
    while (length - position >= MP4_HEADER_BYTES) {
      in.seek(position);
      long size = Integer.toUnsignedLong(in.readInt());
      in.readInt();
      if (size == 0) {
        return; // to the end of the file
      }
      if (size == 1 && length - position >= 2 * MP4_HEADER_BYTES) {
        size = in.readLong();
      }
      if (size < MP4_HEADER_BYTES || size > length - position) {
        throw new UnreadableAudio("is cut short: an MP4 box reaches beyond its end");
      }
      position += size;
    }
  }
}
