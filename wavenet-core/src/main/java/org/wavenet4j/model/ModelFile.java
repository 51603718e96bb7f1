package org.wavenet4j.model;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.wavenet4j.Printable;
import org.wavenet4j.UserError;

/**
 * A trained network as one {@code .safetensors} file: the tensors of {@link TensorNames} and of
 * {@link Tones} where it has some, all of them and no other, and as metadata {@code format}, {@code
 * version}, {@code sampleRateHz}, {@code spec} (see {@link SpecJson}) and {@code provenance}
 * (JSON). {@code sound} ({@link SoundProfile} as JSON) and {@code precisionCost} ({@link
 * PrecisionCost} as JSON) may be missing.
 */
public final class ModelFile {
  private static final String FORMAT = "wavenet4j";
  private static final String VERSION = "1";

  private ModelFile() {}

  /**
   * Writes a model in one step; the same model gives the same bytes.
   *
   * @throws UserError naming the file, if it cannot be written
   */
  public static void write(Model model, Path file) {
    List<Tensor> tensors = new ArrayList<>();
    for (TensorSpec spec : model.weights().tensors()) {
      tensors.add(new Tensor(spec, model.weights().get(spec.name())));
    }
    model.tones().ifPresent(tones -> tensors.addAll(TonesFile.tensors(tones)));
    Map<String, String> metadata = new HashMap<>();
    metadata.put("format", FORMAT);
    metadata.put("version", VERSION);
    metadata.put("sampleRateHz", Integer.toString(model.spec().sampleRateHz()));
    metadata.put("spec", SpecJson.toJson(model.spec()));
    try {
      metadata.put("provenance", ProvenanceJson.write(model.provenance()));
      if (model.sound().isPresent()) {
        metadata.put("sound", SoundProfileJson.toJson(model.sound().get()));
      }
      if (model.precisionCost().isPresent()) {
        metadata.put("precisionCost", PrecisionCostJson.toJson(model.precisionCost().get()));
      }
    } catch (IOException e) {
      throw new UncheckedIOException("a string writer failed", e);
    }
    new Safetensors(metadata, tensors).write(file);
  }

  /**
   * Reads a model; nothing in the file is trusted.
   *
   * @throws UserError naming the file and what is wrong with it: not such a file, of another
   *     version, tensors missing, left over, of a wrong shape or not finite
   */
  public static Model read(Path file) {
    Safetensors content = Safetensors.read(file);
    Map<String, String> metadata = content.metadata();
    expect(file, metadata, "format", FORMAT, "It is not a model of wavenet4j.");
    expect(file, metadata, "version", VERSION, "Read it with the wavenet4j that wrote it.");
    WaveNetSpec spec = parse(file, metadata, "spec", SpecJson.SHAPE);
    Provenance provenance = parse(file, metadata, "provenance", ProvenanceJson.SHAPE);
    expect(
        file,
        metadata,
        "sampleRateHz",
        Integer.toString(spec.sampleRateHz()),
        "The file contradicts its own spec.");
    Optional<SoundProfile> sound = parseIfThere(file, metadata, "sound", SoundProfileJson.SHAPE);
    Optional<PrecisionCost> precisionCost =
        parseIfThere(file, metadata, "precisionCost", PrecisionCostJson.SHAPE);
    FileTensors tensors = new FileTensors(file, content.tensors());
    Weights weights = new Weights(spec, tensors.take(TensorNames.of(spec)));
    Optional<Tones> tones = spec.tones().map(t -> TonesFile.take(t, tensors));
    tensors.requireNoneLeft();
    return new Model(spec, weights, provenance, sound, precisionCost, tones);
  }

  private static void expect(
      Path file, Map<String, String> metadata, String key, String expected, String otherwise) {
    String value = metadata.get(key);
    if (!expected.equals(value)) {
      String found = value == null ? "missing" : "\"" + Printable.of(value) + "\"";
      throw new UserError(
          "%s: metadata %s: %s, expected \"%s\"\n%s"
              .formatted(file, key, found, expected, otherwise));
    }
  }

  private static <T> Optional<T> parseIfThere(
      Path file, Map<String, String> metadata, String key, JsonShape<T> shape) {
    return metadata.containsKey(key)
        ? Optional.of(parse(file, metadata, key, shape))
        : Optional.empty();
  }

  private static <T> T parse(
      Path file, Map<String, String> metadata, String key, JsonShape<T> shape) {
    String json = metadata.get(key);
    if (json == null) {
      throw new UserError(file + ": metadata " + key + ": missing, expected JSON");
    }
    try (JsonParser in = new JsonFactory().createParser(json)) {
      ObjectShape.next(in, key);
      T value = shape.read(in, key);
      ObjectShape.requireEnd(in, key);
      return value;
    } catch (SpecException e) {
      throw new UserError(file + ": metadata " + e.getMessage(), e);
    } catch (IOException e) {
      throw new UncheckedIOException("a string reader failed", e);
    }
  }
}
