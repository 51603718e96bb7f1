package org.wavenet4j.train.data;

import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.wavenet4j.Printable;
import org.wavenet4j.model.JsonFields;
import org.wavenet4j.model.JsonKey;
import org.wavenet4j.model.JsonShape;
import org.wavenet4j.train.recipe.YamlFile;

/**
 * Reads manifests: YAML whose keys depend on {@code kind} and on {@code split.by}. The one place
 * that knows the file's keys.
 */
final class ManifestReader {
  private static final int MOST_NAMES = 1_000_000;

  private static final JsonKey<String> NAME = text("name");
  private static final JsonKey<String> KIND = text("kind");
  private static final JsonKey<String> SOURCE = text("source");
  private static final JsonKey<String> LICENCE = text("licence");
  private static final JsonKey<String> CSV = text("csv");
  private static final JsonKey<String> FOLDER = text("folder");
  private static final JsonKey<Integer> RATE = JsonKey.of("sampleRateHz", JsonShape.INTEGER);
  private static final JsonKey<Double> MINIMUM = JsonKey.of("minimumSeconds", JsonShape.NUMBER);

  private static final JsonKey<Double> THRESHOLD = JsonKey.of("thresholdDbfs", JsonShape.NUMBER);
  private static final JsonKey<Integer> KEEP = JsonKey.of("keepMs", JsonShape.INTEGER);
  private static final JsonKey<Optional<TrimSilence>> TRIM =
      JsonKey.optional(
          "trimSilence",
          JsonShape.object(
              List.of(THRESHOLD, KEEP),
              f -> Optional.of(new TrimSilence(f.get(THRESHOLD), f.get(KEEP)))),
          Optional.empty());

  private static final JsonKey<String> SAMPLES = JsonKey.optional("samples", JsonShape.TEXT, "");
  private static final JsonKey<String> SOUNDFONT =
      JsonKey.optional("soundfont", JsonShape.TEXT, "");
  private static final JsonKey<Double> GAIN = JsonKey.optional("gainDb", JsonShape.NUMBER, 0.0);

  private static final JsonKey<Long> ETUDE_SEED = JsonKey.of("etudeSeed", JsonShape.LONG);
  private static final JsonKey<Integer> ETUDE_COUNT = JsonKey.of("etudeCount", JsonShape.INTEGER);

  private static final JsonKey<String> BY = text("by");
  private static final JsonKey<Double> VALID_SHARE = JsonKey.of("valid", JsonShape.NUMBER);
  private static final JsonKey<Double> TEST_SHARE = JsonKey.of("test", JsonShape.NUMBER);
  private static final JsonKey<SplitRule> BY_HASH =
      JsonKey.of(
          "split",
          JsonShape.object(
              List.of(BY, VALID_SHARE, TEST_SHARE),
              f -> new SplitRule.ByHash(f.get(VALID_SHARE), f.get(TEST_SHARE))));

  private static final JsonShape<List<String>> NAMES = JsonShape.listOf(JsonShape.TEXT, MOST_NAMES);
  private static final JsonKey<List<String>> VALID_NAMES = JsonKey.of("valid", NAMES);
  private static final JsonKey<List<String>> TEST_NAMES = JsonKey.of("test", NAMES);

  private ManifestReader() {}

  static Manifest read(Path file) {
    YamlFile yaml = YamlFile.read(file, "manifest", "datasets/, or a folder of recordings");
    JsonKey<SplitRule> split =
        switch (yaml.text("split", BY.name())) {
          case "hash", "" -> BY_HASH;
          case "list" -> byList(yaml.place("split"));
          default ->
              throw yaml.problem(
                  "split.by",
                  "\"%s\", expected \"hash\" or \"list\""
                      .formatted(Printable.of(yaml.text("split", BY.name()))));
        };
    Path parent = file.toAbsolutePath().getParent();
    Path here = parent == null ? file.toAbsolutePath() : parent;
    return switch (yaml.text("", KIND.name())) {
      case "audio-folder", "" -> yaml.as(audioFolder(here, split));
      case "maestro" -> yaml.as(maestro(here));
      case "stems" -> yaml.as(stems(here, split));
      case "midi-folder" -> yaml.as(midiFolder(here, split));
      case "piano-demo" -> yaml.as(pianoDemo(here, split));
      default ->
          throw yaml.problem(
              KIND.name(),
              "\"%s\", expected audio-folder, midi-folder, maestro, stems or piano-demo"
                  .formatted(Printable.of(yaml.text("", KIND.name()))));
    };
  }

  private static JsonKey<SplitRule> byList(String where) {
    return JsonKey.of(
        "split",
        JsonShape.object(
            List.of(BY, VALID_NAMES, TEST_NAMES),
            f -> new SplitRule.ByList(f.get(VALID_NAMES), f.get(TEST_NAMES), where)));
  }

  private static JsonShape<Manifest> audioFolder(Path here, JsonKey<SplitRule> split) {
    return JsonShape.object(
        keys(FOLDER, split, TRIM),
        f ->
            manifest(f, new Content.AudioFolder(path(here, f, FOLDER)), f.get(split), f.get(TRIM)));
  }

  private static JsonShape<Manifest> midiFolder(Path here, JsonKey<SplitRule> split) {
    JsonKey<Instrument> instrument =
        JsonKey.of(
            "instrument",
            JsonShape.object(List.of(SAMPLES, SOUNDFONT, GAIN), f -> instrument(here, f)));
    return JsonShape.object(
        keys(FOLDER, instrument, split, TRIM),
        f ->
            aligned(
                f, new Content.MidiFolder(path(here, f, FOLDER), f.get(instrument)), f.get(split)));
  }

  /** Its split is the published one, which the list holds. */
  private static JsonShape<Manifest> maestro(Path here) {
    return JsonShape.object(
        keys(CSV, TRIM),
        f -> {
          Path csv = path(here, f, CSV);
          return aligned(f, new Content.Maestro(csv), new SplitRule.ByMaestroList(csv));
        });
  }

  private static JsonShape<Manifest> stems(Path here, JsonKey<SplitRule> split) {
    return JsonShape.object(
        keys(FOLDER, split, TRIM),
        f -> aligned(f, new Content.Stems(path(here, f, FOLDER)), f.get(split)));
  }

  private static Instrument instrument(Path here, JsonFields f) {
    boolean samples = !f.get(SAMPLES).isEmpty();
    if (samples == !f.get(SOUNDFONT).isEmpty()) {
      throw new IllegalArgumentException(
          (samples ? "soundfont: given beside samples" : "samples: missing, as is soundfont")
              + ", expected one of the two");
    }
    return samples
        ? new Instrument.Samples(path(here, f, SAMPLES), f.get(GAIN))
        : new Instrument.Soundfont(path(here, f, SOUNDFONT), f.get(GAIN));
  }

  private static JsonShape<Manifest> pianoDemo(Path here, JsonKey<SplitRule> split) {
    JsonKey<Content> pieces =
        JsonKey.of(
            "pieces",
            JsonShape.object(
                List.of(FOLDER, ETUDE_SEED, ETUDE_COUNT),
                f ->
                    new Content.PianoDemo(
                        path(here, f, FOLDER), f.get(ETUDE_SEED), f.get(ETUDE_COUNT))));
    return JsonShape.object(
        keys(pieces, split, TRIM), f -> aligned(f, f.get(pieces), f.get(split)));
  }

  /** Of sound that has notes beside it, whose first frame therefore stays where it is. */
  private static Manifest aligned(JsonFields f, Content content, SplitRule split) {
    if (f.get(TRIM).isPresent()) {
      throw new IllegalArgumentException(
          "trimSilence: would move the sound away from its notes, expected no such key here");
    }
    return manifest(f, content, split, Optional.empty());
  }

  private static List<JsonKey<?>> keys(JsonKey<?>... more) {
    List<JsonKey<?>> keys = new ArrayList<>(List.of(NAME, KIND, SOURCE, LICENCE, RATE, MINIMUM));
    keys.addAll(List.of(more));
    return keys;
  }

  private static Manifest manifest(
      JsonFields f, Content content, SplitRule split, Optional<TrimSilence> trimSilence) {
    return new Manifest(
        f.get(NAME),
        content,
        f.get(SOURCE),
        f.get(LICENCE),
        f.get(RATE),
        split,
        trimSilence,
        f.get(MINIMUM));
  }

  /** Relative paths start from the manifest, so that it works from every working directory. */
  private static Path path(Path here, JsonFields fields, JsonKey<String> key) {
    String text = fields.get(key);
    try {
      return here.resolve(text);
    } catch (InvalidPathException e) {
      throw new IllegalArgumentException(
          "%s: \"%s\" is no path (%s), expected one".formatted(key.name(), text, e.getReason()), e);
    }
  }

  private static JsonKey<String> text(String name) {
    return JsonKey.of(name, JsonShape.TEXT);
  }
}
