package org.wavenet4j.cli;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;

/** Recipes and settings that are none. */
final class RecipeMessageCases {
  private static final String RECIPE = TrainingMessageCases.RECIPE;

  private final MessageFiles files;
  private final String recipe;
  private int written;

  RecipeMessageCases(MessageFiles files) throws IOException {
    this.files = files;
    this.recipe = Files.readString(Path.of(RECIPE));
  }

  Stream<Provocation> all() {
    return Stream.of(texts(), values(), settings()).flatMap(cases -> cases);
  }

  private Stream<Provocation> texts() {
    Path missing = files.folder().resolve("no.yaml");
    return Stream.of(
        train(missing + "", missing),
        train(files.folder() + "", files.folder()),
        told("", "# too long\n".repeat(100_000).getBytes(UTF_8)),
        told("", "name: Übung".getBytes(ISO_8859_1)),
        told(", line 1", "- a\n- list\n".getBytes(UTF_8)),
        told(", line 2", "name: a\nseed: [1\n".getBytes(UTF_8)),
        told(", line 2", "name: a\nname: b\n".getBytes(UTF_8)),
        told(", line 1", "a: 010\n".getBytes(UTF_8)),
        told(", line 3", "a: 1\n---\nb: 1\n".getBytes(UTF_8)));
  }

  private Stream<Provocation> values() {
    return Stream.of(
        changed("seed: 1 ", "sead: 1 "),
        changed("seed: 1 ", "seed: 99999999999999999999 "),
        changed("sampleRateHz: 16000 ", "sampleRateHz: 1.5 "),
        changed("encoding: one-hot ", "encoding: hot "),
        changed("dilations: [1, 2, 4, 8] ", "dilations: 8 "),
        changed("dilations: [1, 2, 4, 8] ", "dilations: [0] "),
        changed("type: categorical", "type: normal"),
        changed("training:\n  steps: 60 ", "training:\n  # steps: 60 "),
        changed("peak: 1.0e-2 ", "peak: .inf "));
  }

  private Stream<Provocation> settings() {
    return Stream.of(
        set("training.batch"),
        set("training.batch=[1"),
        set("training.batch="),
        set("training.batches=4"),
        set("training.batch.size=4"),
        set("training[0]=4"),
        set("model.stacks[2].gateChannels=4"),
        set("training.batch=0"),
        set("model.stacks.gateChannels=wide"));
  }

  private static Provocation set(String setting) {
    return Provocation.of("--set " + setting, "train", RECIPE, "--set", setting);
  }

  private static Provocation train(String where, Path recipe) {
    return Provocation.of(where, "train", recipe.toString());
  }

  /** The problem is in the line where the text that is replaced begins. */
  private Provocation changed(String from, String to) {
    long ends = recipe.substring(0, recipe.indexOf(from)).chars().filter(c -> c == '\n').count();
    return told(", line " + (ends + 1), recipe.replace(from, to).getBytes(UTF_8));
  }

  private Provocation told(String where, byte[] text) {
    Path file = files.write("recipes/" + written++ + ".yaml", text);
    return train(file + where, file);
  }
}
