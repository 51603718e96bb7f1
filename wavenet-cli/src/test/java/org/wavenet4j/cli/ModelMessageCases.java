package org.wavenet4j.cli;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.wavenet4j.model.Safetensors;
import org.wavenet4j.model.SpecJson;
import org.wavenet4j.model.Tensor;
import org.wavenet4j.model.TensorNames;
import org.wavenet4j.model.TensorSpec;
import org.wavenet4j.model.Tones;

/** Files that are no models. */
final class ModelMessageCases {
  private static final String TENSOR =
      "{\"dtype\": \"F32\", \"shape\": [1], \"data_offsets\": [0, 4]}";

  private final MessageFiles files;
  private final Safetensors model;
  private int written;

  ModelMessageCases(MessageFiles files) {
    this.files = files;
    this.model = Safetensors.read(files.model());
  }

  Stream<Provocation> all() {
    return Stream.concat(containers(), contents());
  }

  private Stream<Provocation> containers() {
    Path missing = files.folder().resolve("no.safetensors");
    return Stream.of(
        about(missing),
        Provocation.of(files.folder(), "generate", "--model", files.folder() + "", "-o", "x.wav"),
        info(new byte[3]),
        header("[]", 0),
        header("{\"a\"", 0),
        header("{}", 4),
        header("{\"a\": %s, \"a\": %s}".formatted(TENSOR, TENSOR), 4),
        header("{\"a\": %s} {}".formatted(TENSOR), 4),
        header("{\"a\": %s} no".formatted(TENSOR), 4),
        header("{\"a\": 1}", 4),
        header("{\"a\": {\"dtype\": \"F32\", \"dtype\": \"F32\"}}", 4),
        header("{\"__metadata__\": 1}", 0),
        header("{\"__metadata__\": {\"a\": \"\", \"a\": \"\"}}", 0),
        header("{\"__metadata__\": {\"a\": \"\\ud800\"}}", 0),
        tensor("F32", "F16"),
        tensor("[0, 4]", "[4, 0]"),
        tensor("[0, 4]", "[0, 8]"),
        tensor("[0, 4]", "[4, 8]"),
        tensor("[1]", "[0]"),
        tensor("[1]", "[" + "1, ".repeat(16) + "1]"));
  }

  private Stream<Provocation> contents() {
    List<Tensor> tensors = model.tensors();
    return Stream.of(
        metadata("format", "another"),
        metadata("provenance", ""),
        metadata("sound", "{\"seconds\": 1e999}"),
        metadata("sound", "1"),
        metadata("spec", "{} {}"),
        about(write(Map.of("format", "wavenet4j", "version", "1"), tensors)),
        about(write(model.metadata(), tensors.subList(1, tensors.size()))),
        about(shrill()));
  }

  /** A model that knows tones louder than any piano's. */
  private Path shrill() {
    Map<String, String> metadata = new HashMap<>(model.metadata());
    metadata.put("spec", SpecJson.toJson(TinyModel.TONAL_SPEC));
    List<TensorSpec> tones = Tones.tensors(TinyModel.TONAL_SPEC.tones().orElseThrow());
    Stream<TensorSpec> all =
        Stream.of(TensorNames.of(TinyModel.TONAL_SPEC), tones).flatMap(List::stream);
    return write(metadata, all.map(ModelMessageCases::loud).toList());
  }

  private static Tensor loud(TensorSpec spec) {
    float[] values = new float[spec.length()];
    Arrays.fill(values, 1e7f);
    return new Tensor(spec, values);
  }

  private Provocation metadata(String key, String value) {
    Map<String, String> changed = new HashMap<>(model.metadata());
    changed.put(key, value);
    return about(write(changed, model.tensors()));
  }

  private Path write(Map<String, String> metadata, List<Tensor> tensors) {
    Path file = files.folder().resolve("changed-" + written++);
    new Safetensors(metadata, tensors).write(file);
    return file;
  }

  private Provocation tensor(String from, String to) {
    return header("{\"a\": %s}".formatted(TENSOR.replace(from, to)), 4);
  }

  /** A file of that header and so many bytes of data. */
  private Provocation header(String json, int dataBytes) {
    byte[] text = json.getBytes(UTF_8);
    ByteBuffer bytes = ByteBuffer.allocate(Long.BYTES + text.length + dataBytes);
    bytes.order(ByteOrder.LITTLE_ENDIAN).putLong(text.length).put(text);
    return info(bytes.array());
  }

  private Provocation info(byte[] bytes) {
    return about(files.write("models/" + written++, bytes));
  }

  private static Provocation about(Path file) {
    return Provocation.of(file, "info", file.toString());
  }
}
