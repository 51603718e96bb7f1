package org.wavenet4j.train.decode;

import java.io.BufferedInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * Walks from header to header of an MPEG audio layer III file (ISO/IEC 11172-3, section 2.4.2.3).
 * An MP3 file without a Xing header declares no length, so that its last frame, cut in the middle,
 * is the only trace of a missing rest.
 */
final class Mp3Frames {
  private static final int HEADER_BYTES = 4;
  private static final int ID3_HEADER_BYTES = 10;
  private static final int SYNC = 0x7ff;
  private static final int LAYER_3 = 1;
  private static final int MPEG_1 = 3;
  private static final int RESERVED_VERSION = 1;

  /** Kilobits a second by index; 0 where the frame's length is not told. */
  private static final int[] KBPS_1 = {
    0, 32, 40, 48, 56, 64, 80, 96, 112, 128, 160, 192, 224, 256, 320, 0
  };

  private static final int[] KBPS_2 = {
    0, 8, 16, 24, 32, 40, 48, 56, 64, 80, 96, 112, 128, 144, 160, 0
  };

  /** Of MPEG-1; halved in MPEG-2, and again in 2.5. */
  private static final int[] RATE_HZ = {44_100, 48_000, 32_000, 0};

  private Mp3Frames() {}

  /** Whether the last frame of an unbroken chain from the start of the file is cut. */
  static boolean endsInsideFrame(Path file) throws IOException {
    try (InputStream in = new BufferedInputStream(Files.newInputStream(file), 1 << 16)) {
      skipId3(in);
      byte[] header = in.readNBytes(HEADER_BYTES);
      while (header.length == HEADER_BYTES) {
        int length = frameBytes(ByteBuffer.wrap(header).getInt());
        if (length < HEADER_BYTES) {
          return false; // a tag at the end, or something that FFmpeg has to make sense of
        }
        int rest = length - HEADER_BYTES;
        if (in.readNBytes(rest).length < rest) {
          return true;
        }
        header = in.readNBytes(HEADER_BYTES);
      }
      return false;
    } catch (EOFException e) {
      return true; // inside the tag
    }
  }

  /** An ID3v2 tag, whose length has seven bits a byte (id3.org, ID3v2.4.0 structure, 3.1). */
  private static void skipId3(InputStream in) throws IOException {
    in.mark(ID3_HEADER_BYTES);
    byte[] tag = in.readNBytes(ID3_HEADER_BYTES);
    if (tag.length == ID3_HEADER_BYTES && tag[0] == 'I' && tag[1] == 'D' && tag[2] == '3') {
      long length = 0;
      for (int i = ID3_HEADER_BYTES - 4; i < ID3_HEADER_BYTES; i++) {
        length = (length << 7) | (tag[i] & 0x7f);
      }
      in.skipNBytes(length);
    } else {
      in.reset();
    }
  }

  /** Length of the frame that begins with this header; 0 if it is none of layer III. */
  private static int frameBytes(int header) {
    int version = (header >>> 19) & 3;
    if (header >>> 21 != SYNC || version == RESERVED_VERSION || ((header >>> 17) & 3) != LAYER_3) {
      return 0;
    }
    int kbps = (version == MPEG_1 ? KBPS_1 : KBPS_2)[(header >>> 12) & 15];
    int rateHz = RATE_HZ[(header >>> 10) & 3] >> (version == MPEG_1 ? 0 : version == 2 ? 1 : 2);
    if (rateHz == 0) {
      return 0;
    }
    int padding = (header >>> 9) & 1;
    int bytesPerKbps = (version == MPEG_1 ? 144 : 72) * 1000;
    return kbps == 0 ? 0 : bytesPerKbps * kbps / rateHz + padding;
  }
}
