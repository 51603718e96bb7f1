package org.wavenet4j.model;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import java.io.IOException;
import java.util.Collections;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.wavenet4j.Printable;

/**
 * What the header of a file says, each part of it checked.
 *
 * @param metadata text by name
 * @param entries in the order of their data, which they cover without a gap or an overlap
 */
record SafetensorsHeader(Map<String, String> metadata, List<Entry> entries) {
  static final String METADATA = "__metadata__";
  static final String FLOAT_32 = "F32";

  /** More dimensions than any tensor has. */
  private static final int MOST_DIMENSIONS = 16;

  private static final JsonKey<String> DTYPE = JsonKey.of("dtype", JsonShape.TEXT);
  private static final JsonKey<List<Integer>> SHAPE =
      JsonKey.of("shape", JsonShape.listOf(JsonShape.INTEGER, MOST_DIMENSIONS));
  private static final JsonKey<List<Long>> OFFSETS =
      JsonKey.of("data_offsets", JsonShape.listOf(JsonShape.LONG, 2));
  private static final JsonShape<JsonFields> ENTRY =
      JsonShape.object(List.of(DTYPE, SHAPE, OFFSETS), fields -> fields);
  private static final JsonShape<Map<String, String>> TEXTS = JsonShape.mapOf(JsonShape.TEXT);

  /**
   * One tensor.
   *
   * @param begin of its data, in bytes from where the data starts
   * @param end of its data, exclusive
   */
  record Entry(TensorSpec spec, long begin, long end) {}

  /**
   * Reads the header's text.
   *
   * @param dataBytes that follow the header
   * @throws SpecException with the tensor as its path
   * @throws IOException if the text is no JSON
   */
  static SafetensorsHeader of(String json, long dataBytes) throws IOException {
    Map<String, String> metadata = Map.of();
    Map<String, Entry> entries = new LinkedHashMap<>();
    try (JsonParser in = new JsonFactory().createParser(json)) {
      if (ObjectShape.next(in, "header") != JsonToken.START_OBJECT) {
        throw new SpecException("header", ScalarShape.found(in) + ", expected an object");
      }
      boolean metadataSeen = false;
      while (ObjectShape.next(in, "header") != JsonToken.END_OBJECT) {
        String name = in.currentName();
        String path = path(name);
        if (entries.containsKey(name) || (metadataSeen && name.equals(METADATA))) {
          throw new SpecException(path, "given twice, expected once");
        }
        ObjectShape.next(in, path);
        if (name.equals(METADATA)) {
          metadata = TEXTS.read(in, METADATA);
          metadataSeen = true;
        } else {
          entries.put(name, entry(name, ENTRY.read(in, path)));
        }
      }
      ObjectShape.requireEnd(in, "header");
    }
    List<Entry> ordered =
        entries.values().stream()
            .sorted(Comparator.comparingLong(Entry::begin).thenComparingLong(Entry::end))
            .toList();
    checkCover(ordered, dataBytes);
    return new SafetensorsHeader(Collections.unmodifiableMap(metadata), ordered);
  }

  private static String path(String name) {
    return "tensor \"" + Printable.of(name) + "\"";
  }

  private static Entry entry(String name, JsonFields fields) {
    if (!fields.get(DTYPE).equals(FLOAT_32)) {
      throw new SpecException(
          path(name) + ".dtype", "\"" + Printable.of(fields.get(DTYPE)) + "\", expected \"F32\"");
    }
    List<Long> offsets = fields.get(OFFSETS);
    if (offsets.size() != 2 || offsets.get(0) < 0 || offsets.get(1) < offsets.get(0)) {
      throw new SpecException(
          path(name) + ".data_offsets", offsets + ", expected begin and end of its data");
    }
    long bytes = values(name, fields.get(SHAPE)) * Float.BYTES;
    if (offsets.get(1) - offsets.get(0) != bytes) {
      throw new SpecException(
          path(name) + ".data_offsets",
          "%s, expected %d bytes as F32 of shape %s has"
              .formatted(offsets, bytes, fields.get(SHAPE)));
    }
    return new Entry(new TensorSpec(name, fields.get(SHAPE)), offsets.get(0), offsets.get(1));
  }

  /** Values of a shape, refused where a Java array could not hold them. */
  private static long values(String name, List<Integer> shape) {
    long values = 1;
    for (int size : shape) {
      if (size < 1 || size > Integer.MAX_VALUE / values) {
        throw new SpecException(
            path(name) + ".shape", shape + ", expected sizes from 1, at most 2^31 - 1 values");
      }
      values *= size;
    }
    return values;
  }

  private static void checkCover(List<Entry> ordered, long dataBytes) {
    long at = 0;
    for (Entry entry : ordered) {
      if (entry.begin() != at) {
        throw new SpecException(
            path(entry.spec().name()) + ".data_offsets",
            "[%d, %d], expected a start at %d, where the tensor before it ends"
                .formatted(entry.begin(), entry.end(), at));
      }
      at = entry.end();
    }
    if (at != dataBytes) {
      throw new SpecException(
          "data", "%d bytes, expected %d as the header says".formatted(dataBytes, at));
    }
  }
}
