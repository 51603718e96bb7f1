package org.wavenet4j.model;

import com.fasterxml.jackson.core.JsonProcessingException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.FileChannel;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.wavenet4j.UserError;

/** Reads one file from its start to its end. */
final class SafetensorsReader {
  /** The format's own limit. */
  private static final long MOST_HEADER_BYTES = 100_000_000;

  private static final int CHUNK_FLOATS = 1 << 16;

  private final Path file;
  private final FileChannel channel;

  SafetensorsReader(Path file, FileChannel channel) {
    this.file = file;
    this.channel = channel;
  }

  Safetensors read() throws IOException {
    long headerBytes = headerLength();
    SafetensorsHeader header = header(headerBytes, channel.size() - Long.BYTES - headerBytes);
    List<Tensor> tensors = new ArrayList<>();
    int chunkBytes = (int) Math.min(channel.size(), CHUNK_FLOATS * (long) Float.BYTES);
    ByteBuffer chunk = ByteBuffer.allocate(chunkBytes).order(ByteOrder.LITTLE_ENDIAN);
    for (SafetensorsHeader.Entry entry : header.entries()) {
      tensors.add(new Tensor(entry.spec(), values(entry, chunk)));
    }
    return new Safetensors(header.metadata(), tensors);
  }

  private long headerLength() throws IOException {
    if (channel.size() < Long.BYTES) {
      throw wrong(channel.size() + " bytes, expected at least " + Long.BYTES);
    }
    ByteBuffer bytes = ByteBuffer.allocate(Long.BYTES).order(ByteOrder.LITTLE_ENDIAN);
    fill(bytes);
    long length = bytes.getLong(0);
    long most = Math.min(MOST_HEADER_BYTES, channel.size() - Long.BYTES);
    if (length < 0 || length > most) {
      throw wrong(
          "a header of %s bytes, expected at most %d"
              .formatted(Long.toUnsignedString(length), most));
    }
    return length;
  }

  private SafetensorsHeader header(long headerBytes, long dataBytes) throws IOException {
    ByteBuffer bytes = ByteBuffer.allocate((int) headerBytes);
    fill(bytes);
    try {
      String json = StandardCharsets.UTF_8.newDecoder().decode(bytes.flip()).toString();
      return SafetensorsHeader.of(json, dataBytes);
    } catch (SpecException e) {
      throw wrong(String.valueOf(e.getMessage()), e);
    } catch (CharacterCodingException e) {
      throw wrong("the header is not UTF-8 text", e);
    } catch (JsonProcessingException e) {
      throw wrong("the header is not JSON", e);
    }
  }

  private float[] values(SafetensorsHeader.Entry entry, ByteBuffer chunk) throws IOException {
    float[] values = new float[entry.spec().length()];
    for (int at = 0; at < values.length; at += CHUNK_FLOATS) {
      int count = Math.min(CHUNK_FLOATS, values.length - at);
      chunk.clear().limit(count * Float.BYTES);
      fill(chunk);
      chunk.flip().asFloatBuffer().get(values, at, count);
    }
    return values;
  }

  private void fill(ByteBuffer bytes) throws IOException {
    while (bytes.hasRemaining()) {
      if (channel.read(bytes) < 0) {
        throw wrong("the file became shorter while it was read");
      }
    }
  }

  private UserError wrong(String problem) {
    return new UserError(told(problem));
  }

  private UserError wrong(String problem, Exception cause) {
    return new UserError(told(problem), cause);
  }

  private String told(String problem) {
    return file + ": " + problem + "\nThe file is damaged or is not a .safetensors file.";
  }
}
