package org.wavenet4j.model;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.wavenet4j.UserError;

/**
 * {@link Tones} as a {@code .safetensors} file of their own, before there is a model for them to be
 * part of: their tensors, all of them and no other, and no metadata.
 */
public final class TonesFile {
  private TonesFile() {}

  /**
   * Writes tones in one step; the same tones give the same bytes.
   *
   * @throws UserError naming the file, if it cannot be written
   */
  public static void write(Tones tones, Path file) {
    new Safetensors(Map.of(), tensors(tones)).write(file);
  }

  /**
   * Reads tones; nothing in the file is trusted.
   *
   * @throws UserError naming the file and what is wrong with it: not such a file, tensors missing,
   *     left over, of another shape than {@code spec} has, or with impossible values
   */
  public static Tones read(Path file, ToneSpec spec) {
    FileTensors tensors = new FileTensors(file, Safetensors.read(file).tensors());
    Tones tones = take(spec, tensors);
    tensors.requireNoneLeft();
    return tones;
  }

  static List<Tensor> tensors(Tones tones) {
    Map<String, float[]> values = tones.values();
    List<Tensor> tensors = new ArrayList<>();
    for (TensorSpec spec : Tones.tensors(tones.spec())) {
      tensors.add(new Tensor(spec, values.getOrDefault(spec.name(), new float[0])));
    }
    return tensors;
  }

  static Tones take(ToneSpec spec, FileTensors tensors) {
    try {
      return Tones.of(spec, tensors.take(Tones.tensors(spec)));
    } catch (IllegalArgumentException e) {
      throw new UserError(tensors.file() + ": " + e.getMessage(), e);
    }
  }
}
