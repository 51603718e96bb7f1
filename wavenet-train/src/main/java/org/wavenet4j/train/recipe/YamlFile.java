package org.wavenet4j.train.recipe;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.wavenet4j.IoReason;
import org.wavenet4j.Printable;
import org.wavenet4j.UsageError;
import org.wavenet4j.model.JsonShape;
import org.wavenet4j.model.SpecException;

/** A file of YAML that a person writes, as a recipe or a manifest; errors name its lines. */
public final class YamlFile {
  private static final int MOST_BYTES = 1 << 20;
  private static final int MOST_CHARACTERS = 200; // of a path in an error

  private final Path file;
  private final YamlText yaml;
  private final ObjectNode tree;

  private YamlFile(Path file, YamlText yaml, ObjectNode tree) {
    this.file = file;
    this.yaml = yaml;
    this.tree = tree;
  }

  /**
   * Reads a file whose text is an object of keys.
   *
   * @param file YAML in UTF-8, at most 1 MiB
   * @param kind what it should be, as {@code recipe}
   * @param where such files are found, as {@code configs/}
   * @throws UsageError naming file and line
   */
  public static YamlFile read(Path file, String kind, String where) {
    if (Files.isDirectory(file)) {
      throw new UsageError("%s: is a folder, expected a %s in YAML".formatted(file, kind));
    }
    if (!Files.isRegularFile(file)) {
      throw new UsageError(
          "%s: no such file, expected a %s in YAML, as those in %s".formatted(file, kind, where));
    }
    String text = text(file, "expected a " + kind + " in YAML");
    YamlText yaml =
        YamlText.parse(
            text, (line, problem) -> new UsageError(file + ", line " + line + ": " + problem));
    if (yaml.root().orElse(null) instanceof ObjectNode tree) {
      return new YamlFile(file, yaml, tree);
    }
    throw new UsageError(file + ", line 1: no " + kind + ", expected \"name: ...\" and other keys");
  }

  /** The value of a key of the object at {@code path} as text, empty if there is no such text. */
  public String text(String path, String key) {
    ObjectNode at = tree;
    for (String name : path.isEmpty() ? new String[0] : path.split("\\.")) {
      if (!(at.get(name) instanceof ObjectNode child)) {
        return "";
      }
      at = child;
    }
    return at.path(key).asText();
  }

  /**
   * The value of the whole text.
   *
   * @throws UsageError naming file, line, key, value and expectation
   */
  public <T> T as(JsonShape<T> shape) {
    try (JsonParser parser = tree.traverse()) {
      parser.nextToken();
      return shape.read(parser, "");
    } catch (SpecException e) {
      throw new UsageError(told(e.path(), e.problem()), e);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** The error that the value at {@code path} has a problem. */
  public UsageError problem(String path, String problem) {
    return new UsageError(told(path, problem));
  }

  private String told(String path, String problem) {
    return place(path) + ": " + problem;
  }

  /** Where the value at {@code path} stands, for an error that is found later: file, line, path. */
  public String place(String path) {
    String where = path.isEmpty() ? "" : ": " + Printable.of(path, MOST_CHARACTERS);
    int line = yaml.line(path.replaceAll("\\[\"([^\"]*)\"]", ".$1"));
    return file + ", line " + line + where;
  }

  private static String text(Path file, String expected) {
    try (InputStream in = Files.newInputStream(file)) {
      byte[] bytes = in.readNBytes(MOST_BYTES + 1);
      if (bytes.length > MOST_BYTES) {
        throw new UsageError(file + ": more than 1 MiB, " + expected);
      }
      String text = StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes)).toString();
      return text.startsWith("\uFEFF") ? text.substring(1) : text;
    } catch (CharacterCodingException e) {
      throw new UsageError(file + ": not UTF-8, " + expected, e);
    } catch (IOException e) {
      throw new UsageError(file + ": not readable (" + IoReason.of(e) + ")", e);
    }
  }
}
