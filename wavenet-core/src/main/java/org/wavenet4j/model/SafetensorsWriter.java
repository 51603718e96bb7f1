package org.wavenet4j.model;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import java.io.IOException;
import java.io.StringWriter;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Map;

/**
 * Lays out a file. The data starts on a multiple of 64 bytes. The format allows no gap between
 * tensors, so those whose own length is a multiple of 64 bytes come first, and all of these are
 * aligned; within both groups names decide.
 */
final class SafetensorsWriter {
  private static final int ALIGNMENT = 64;
  private static final int CHUNK_FLOATS = 1 << 16;

  private final Map<String, String> metadata;
  private final List<Tensor> tensors;

  SafetensorsWriter(Safetensors content) {
    this.metadata = content.metadata();
    this.tensors =
        content.tensors().stream()
            .sorted(
                Comparator.comparing((Tensor t) -> bytes(t) % ALIGNMENT != 0)
                    .thenComparing(t -> t.spec().name()))
            .toList();
  }

  private static long bytes(Tensor tensor) {
    return (long) tensor.values().length * Float.BYTES;
  }

  void writeTo(FileChannel channel) throws IOException {
    byte[] json = json().getBytes(StandardCharsets.UTF_8);
    int start = (Long.BYTES + json.length + ALIGNMENT - 1) / ALIGNMENT * ALIGNMENT;
    byte[] header = Arrays.copyOf(json, start - Long.BYTES);
    Arrays.fill(header, json.length, header.length, (byte) ' ');
    ByteBuffer length = ByteBuffer.allocate(Long.BYTES).order(ByteOrder.LITTLE_ENDIAN);
    writeAll(channel, length.putLong(header.length).flip());
    writeAll(channel, ByteBuffer.wrap(header));
    ByteBuffer chunk =
        ByteBuffer.allocate(CHUNK_FLOATS * Float.BYTES).order(ByteOrder.LITTLE_ENDIAN);
    for (Tensor tensor : tensors) {
      writeValues(channel, tensor.values(), chunk);
    }
  }

  private String json() throws IOException {
    StringWriter text = new StringWriter();
    try (JsonGenerator out = new JsonFactory().createGenerator(text)) {
      out.writeStartObject();
      out.writeObjectFieldStart(SafetensorsHeader.METADATA);
      for (Map.Entry<String, String> entry : metadata.entrySet()) {
        out.writeStringField(entry.getKey(), entry.getValue());
      }
      out.writeEndObject();
      long begin = 0;
      for (Tensor tensor : tensors) {
        writeEntry(out, tensor, begin);
        begin += bytes(tensor);
      }
      out.writeEndObject();
    }
    return text.toString();
  }

  private static void writeEntry(JsonGenerator out, Tensor tensor, long begin) throws IOException {
    out.writeObjectFieldStart(tensor.spec().name());
    out.writeStringField("dtype", SafetensorsHeader.FLOAT_32);
    out.writeArrayFieldStart("shape");
    for (int size : tensor.spec().shape()) {
      out.writeNumber(size);
    }
    out.writeEndArray();
    out.writeArrayFieldStart("data_offsets");
    out.writeNumber(begin);
    out.writeNumber(begin + bytes(tensor));
    out.writeEndArray();
    out.writeEndObject();
  }

  private static void writeValues(FileChannel channel, float[] values, ByteBuffer chunk)
      throws IOException {
    for (int at = 0; at < values.length; at += CHUNK_FLOATS) {
      int count = Math.min(CHUNK_FLOATS, values.length - at);
      chunk.clear().limit(count * Float.BYTES);
      chunk.asFloatBuffer().put(values, at, count);
      writeAll(channel, chunk);
    }
  }

  private static void writeAll(FileChannel channel, ByteBuffer bytes) throws IOException {
    while (bytes.hasRemaining()) {
      channel.write(bytes);
    }
  }
}
