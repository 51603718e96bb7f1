package org.wavenet4j.train.loop;

import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.wavenet4j.Printable;
import org.wavenet4j.Range;
import org.wavenet4j.UserError;
import org.wavenet4j.model.Safetensors;
import org.wavenet4j.model.Tensor;
import org.wavenet4j.model.TensorSpec;
import org.wavenet4j.train.data.WindowCursor;

/**
 * Everything that a run needs to go on as if it had never stopped. It is a {@code .safetensors}
 * file, so nothing in it is code. There is no random state: the order of windows is a function of
 * the recipe's seed and the cursor.
 *
 * @param progress counters
 * @param parameters the graph's flat vector
 * @param moments Adam's, as DL4J lays them out
 * @param average of the weights, laid out as the parameters
 */
record Checkpoint(Progress progress, float[] parameters, float[] moments, float[] average) {
  private static final String FORMAT = "wavenet4j-checkpoint-1";
  private static final int MOST_CHARACTERS = 200; // of what a message quotes

  /**
   * Counters of a run.
   *
   * @param step steps done
   * @param seconds of training so far
   * @param samples trained so far
   * @param cursor of the next batch
   * @param bestBitsPerSample on the held-out windows; NaN before the first evaluation
   * @param pendingNats loss since the last report
   * @param pendingSamples trained since the last report
   * @param corpusHash of the corpus it is trained on
   */
  record Progress(
      long step,
      double seconds,
      long samples,
      WindowCursor cursor,
      double bestBitsPerSample,
      double pendingNats,
      long pendingSamples,
      String corpusHash) {
    /** Checks the counters. */
    Progress {
      requireNotNegative("step", step);
      requireNotNegative("samples", samples);
      requireNotNegative("pendingSamples", pendingSamples);
      Range.check("seconds", seconds, seconds >= 0, "at least 0");
    }

    private static void requireNotNegative(String name, long count) {
      if (count < 0) {
        throw new IllegalArgumentException(name + ": " + count + ", expected at least 0");
      }
    }
  }

  void write(Path file) {
    Map<String, String> metadata = new HashMap<>();
    metadata.put("format", FORMAT);
    metadata.put("step", Long.toString(progress.step()));
    metadata.put("seconds", Double.toString(progress.seconds()));
    metadata.put("samples", Long.toString(progress.samples()));
    metadata.put("epoch", Long.toString(progress.cursor().epoch()));
    metadata.put("position", Integer.toString(progress.cursor().position()));
    metadata.put("bestBitsPerSample", Double.toString(progress.bestBitsPerSample()));
    metadata.put("pendingNats", Double.toString(progress.pendingNats()));
    metadata.put("pendingSamples", Long.toString(progress.pendingSamples()));
    metadata.put("corpusHash", progress.corpusHash());
    new Safetensors(
            metadata,
            List.of(
                tensor("parameters", parameters),
                tensor("moments", moments),
                tensor("average", average)))
        .write(file);
  }

  private static Tensor tensor(String name, float[] values) {
    return new Tensor(new TensorSpec(name, List.of(values.length)), values);
  }

  /**
   * Reads a checkpoint.
   *
   * @throws UserError naming the file, if it is not a whole checkpoint
   */
  static Checkpoint read(Path file) {
    Safetensors content = Safetensors.read(file);
    Map<String, String> metadata = content.metadata();
    if (!FORMAT.equals(metadata.get("format"))) {
      throw new UserError(file + ": is not a checkpoint of this version of wavenet4j");
    }
    Map<String, Tensor> tensors =
        content.tensors().stream().collect(Collectors.toMap(t -> t.spec().name(), t -> t));
    try {
      return new Checkpoint(
          progress(metadata),
          values(tensors, "parameters"),
          values(tensors, "moments"),
          values(tensors, "average"));
    } catch (IllegalArgumentException e) {
      throw new UserError(
          file
              + ": is damaged ("
              + Printable.of(String.valueOf(e.getMessage()), MOST_CHARACTERS)
              + ")",
          e);
    }
  }

  private static Progress progress(Map<String, String> metadata) {
    return new Progress(
        Long.parseLong(text(metadata, "step")),
        Double.parseDouble(text(metadata, "seconds")),
        Long.parseLong(text(metadata, "samples")),
        new WindowCursor(
            Long.parseLong(text(metadata, "epoch")), Integer.parseInt(text(metadata, "position"))),
        Double.parseDouble(text(metadata, "bestBitsPerSample")),
        Double.parseDouble(text(metadata, "pendingNats")),
        Long.parseLong(text(metadata, "pendingSamples")),
        text(metadata, "corpusHash"));
  }

  private static String text(Map<String, String> metadata, String key) {
    String value = metadata.get(key);
    if (value == null) {
      throw new IllegalArgumentException("metadata " + key + " is missing");
    }
    return value;
  }

  private static float[] values(Map<String, Tensor> tensors, String name) {
    Tensor tensor = tensors.get(name);
    if (tensor == null) {
      throw new IllegalArgumentException("tensor " + name + " is missing");
    }
    if (!tensor.isFinite()) {
      throw new IllegalArgumentException("tensor " + name + " has values that are no numbers");
    }
    return tensor.values();
  }
}
