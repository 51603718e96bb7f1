package org.wavenet4j.cli;

import static org.wavenet4j.cli.MessageCases.with;
import static org.wavenet4j.cli.RunMessageCases.call;
import static org.wavenet4j.cli.TrainingMessageCases.RECIPE;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.wavenet4j.model.Safetensors;
import org.wavenet4j.model.Tensor;
import org.wavenet4j.model.TensorSpec;
import org.wavenet4j.train.data.CorpusFile;

/** Runs that cannot go on from what is in their folders. */
final class ResumeMessageCases {
  static final String CHECKPOINT = "checkpoints/step-000000001.safetensors";

  private final MessageFiles files;

  ResumeMessageCases(MessageFiles files) {
    this.files = files;
  }

  Stream<Provocation> all() throws IOException {
    Path corpus = files.corpus();
    Path torn = checkpoint("torn", RECIPE, corpus, Map.of("step", "one"));
    Path old = checkpoint("old", RECIPE, corpus, Map.of("format", "wavenet4j-checkpoint-0"));
    Path moved = checkpoint("moved", RECIPE, corpus, Map.of("corpusHash", "another"));
    Path changed = checkpoint("changed", RECIPE, corpus, Map.of());
    Path untuned = checkpoint("untuned", RunMessageCases.NOTES_RECIPE, files.noted(), Map.of());
    Path tones = files.write("runs/untuned/checkpoints/tones.safetensors", "no tones");
    return Stream.of(
        resume(checkpoints(torn), torn),
        resume(checkpoints(old), old),
        resume(corpus, moved),
        resume(checkpoints(changed), changed),
        resume(tones, untuned),
        trained("undeletable", "checkpoints/step-000000002.safetensors"),
        trained("unlogged", "log.jsonl"));
  }

  private static Path checkpoints(Path recipe) {
    return recipe.resolveSibling("checkpoints");
  }

  /** Of the run that {@link TrainingMessageCases} trained, with a folder in place of a file. */
  private Provocation trained(String name, String inTheWay) throws IOException {
    Path recipe = RunMessageCases.recipe(files, name, RECIPE, files.corpus());
    Path trained = files.folder().resolve("run").resolve(CHECKPOINT);
    Path file = recipe.resolveSibling(inTheWay);
    return new Provocation(
        file + "",
        () -> {
          files.write("runs/%s/%s/file".formatted(name, inTheWay), "in the way");
          files.write("runs/%s/%s".formatted(name, CHECKPOINT), bytes(trained));
          return Captured.run(with(call(recipe), "--resume"));
        });
  }

  /** A run with a checkpoint of a network of one weight, but for those changes of this corpus. */
  private Path checkpoint(String name, String recipe, Path corpus, Map<String, String> changes)
      throws IOException {
    Map<String, String> metadata = new HashMap<>();
    metadata.put("format", "wavenet4j-checkpoint-1");
    for (String count : List.of("step", "samples", "epoch", "position", "pendingSamples")) {
      metadata.put(count, "1");
    }
    for (String number : List.of("seconds", "bestBitsPerSample", "pendingNats")) {
      metadata.put(number, "1.0");
    }
    metadata.put("corpusHash", CorpusFile.read(corpus).hash());
    metadata.putAll(changes);
    List<Tensor> tensors =
        Stream.of("parameters", "moments", "average")
            .map(tensor -> new Tensor(new TensorSpec(tensor, List.of(1)), new float[1]))
            .toList();
    Path written = RunMessageCases.recipe(files, name, recipe, corpus);
    Files.createDirectory(checkpoints(written));
    new Safetensors(metadata, tensors).write(written.resolveSibling(CHECKPOINT));
    return written;
  }

  private static Provocation resume(Path where, Path recipe) {
    return new Provocation(where + "", () -> Captured.run(with(call(recipe), "--resume")));
  }

  private static byte[] bytes(Path file) {
    try {
      return Files.readAllBytes(file);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
