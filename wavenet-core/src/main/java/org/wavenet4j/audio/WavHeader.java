package org.wavenet4j.audio;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import org.jspecify.annotations.Nullable;
import org.wavenet4j.UserError;

/**
 * What comes before the samples of a WAV file: RIFF chunks (Multimedia Programming Interface and
 * Data Specifications 1.0, IBM and Microsoft 1991), or RF64/BW64 with 64-bit lengths (EBU Tech
 * 3306, ITU-R BS.2088).
 *
 * <p>Every length in it is a claim: nothing is allocated by it, and each chunk consumes at least
 * its own eight bytes, so that any header ends.
 *
 * @param format of the samples
 * @param dataOffset of the first sample's first byte
 * @param dataBytes as claimed, not negative; {@link #UNKNOWN} if the samples run to the end
 */
record WavHeader(WavFormat format, long dataOffset, long dataBytes) {
  /** Length of data that run to the end of the file. */
  static final long UNKNOWN = -1;

  /** What a 32-bit length says where the writer did not know it. */
  static final long UNKNOWN_32 = 0xffffffffL;

  static final int RIFF = code("RIFF");
  static final int RF64 = code("RF64");
  static final int BW64 = code("BW64");
  static final int WAVE = code("WAVE");
  static final int FMT = code("fmt ");
  static final int FACT = code("fact");
  static final int DATA = code("data");
  static final int DS64 = code("ds64");
  static final int JUNK = code("JUNK");

  /** Up to the table of other chunks' lengths, which nothing here needs. */
  private static final int DS64_BYTES = 28;

  /** A chunk's name as the little-endian integer that the file has. */
  private static int code(String name) {
    return name.charAt(0) | name.charAt(1) << 8 | name.charAt(2) << 16 | name.charAt(3) << 24;
  }

  /**
   * Reads up to the samples.
   *
   * @param in at its first byte; left somewhere after the header
   * @param rereadable whether the samples may come before the format, because the caller can go
   *     back to {@code dataOffset}
   * @throws UserError if it is not a WAV file of PCM or IEEE float
   */
  static WavHeader read(ByteInput in, boolean rereadable) {
    return new Parser(in, rereadable).parse();
  }

  private static final class Parser {
    private final ByteInput in;
    private final boolean rereadable;
    private long riffBytes;
    private long longDataBytes = UNKNOWN;
    private @Nullable WavFormat format;
    private long dataOffset = UNKNOWN;
    private long dataBytes;

    Parser(ByteInput in, boolean rereadable) {
      this.in = in;
      this.rereadable = rereadable;
    }

    WavHeader parse() {
      readRiff();
      while (true) {
        readChunk();
        if (format != null && dataOffset >= 0) {
          return new WavHeader(format, dataOffset, dataBytes);
        }
      }
    }

    private void readRiff() {
      byte[] header = new byte[12];
      if (in.read(header, header.length) == 0) {
        throw in.problem("the file is empty, expected a WAV file");
      }
      ByteBuffer riff = ByteBuffer.wrap(header).order(ByteOrder.LITTLE_ENDIAN);
      int id = riff.getInt(0);
      if (id != RIFF && id != RF64 && id != BW64) {
        throw in.problemAt(
            0,
            "not a WAV file: it starts with \"%s\", expected \"RIFF\", \"RF64\" or \"BW64\""
                .formatted(ByteInput.fourCc(id)));
      }
      if (riff.getInt(8) != WAVE) {
        throw in.problemAt(
            8,
            "not a WAV file: a RIFF file of kind \"%s\", expected \"WAVE\""
                .formatted(ByteInput.fourCc(riff.getInt(8))));
      }
      riffBytes = Integer.toUnsignedLong(riff.getInt(4));
    }

    private void readChunk() {
      long start = in.position();
      byte[] header = new byte[8];
      int read = in.read(header, header.length);
      if (read < header.length) {
        throw in.problemAt(
            start,
            "no \"%s\" chunk before the end of the file, expected one"
                .formatted(format != null ? "data" : "fmt "));
      }
      ByteBuffer chunk = ByteBuffer.wrap(header).order(ByteOrder.LITTLE_ENDIAN);
      int id = chunk.getInt(0);
      long length = Integer.toUnsignedLong(chunk.getInt(4));
      if (id == FMT && format == null) {
        format = WavFormatChunk.read(in, length);
      } else if (id == DS64) {
        readLongLengths(length);
      } else if (id == DATA && dataOffset < 0) {
        readData(length);
      } else {
        in.skip(padded(length));
      }
    }

    private void readLongLengths(long length) {
      if (length < DS64_BYTES) {
        throw in.problem("ds64 chunk of %d bytes, expected at least 28".formatted(length));
      }
      long start = in.position();
      ByteBuffer lengths = in.require(DS64_BYTES, "the ds64 chunk");
      riffBytes = lengths.getLong(0);
      longDataBytes = lengths.getLong(8);
      checkLength(start, "RIFF", riffBytes);
      checkLength(start + 8, "data", longDataBytes);
      in.skip(padded(length) - DS64_BYTES);
    }

    /** No file is longer than 2^63 bytes; all bits set is what a writer leaves that was stopped. */
    private void checkLength(long offset, String which, long claimed) {
      if (claimed < 0 && claimed != UNKNOWN) {
        throw in.problemAt(
            offset,
            "%s length of %s bytes, expected less than 2^63"
                .formatted(which, Long.toUnsignedString(claimed)));
      }
    }

    private void readData(long length) {
      dataOffset = in.position();
      dataBytes = claimedDataBytes(length);
      if (format == null) {
        if (!rereadable) {
          throw in.problem(
              "the samples come before the format, which a stream cannot go back to; "
                  + "save it as a file first");
        }
        in.skip(dataBytes == UNKNOWN ? Long.MAX_VALUE : padded(dataBytes));
      }
    }

    private long claimedDataBytes(long length) {
      long claimed = length == UNKNOWN_32 ? longDataBytes : length;
      // A length of 0 is what a writer leaves that was stopped, unless more chunks are announced.
      boolean moreChunks = riffBytes != UNKNOWN_32 && riffBytes > dataOffset - 8;
      return claimed == 0 && !moreChunks ? UNKNOWN : claimed;
    }

    private static long padded(long length) {
      return length == Long.MAX_VALUE ? length : length + (length & 1);
    }
  }
}
