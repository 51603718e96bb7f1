package org.wavenet4j.train.data;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonParseException;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.util.DefaultIndenter;
import com.fasterxml.jackson.core.util.DefaultPrettyPrinter;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import org.wavenet4j.model.JsonFields;
import org.wavenet4j.model.JsonKey;
import org.wavenet4j.model.JsonShape;
import org.wavenet4j.model.SpecException;

/**
 * The text of {@code corpus.json}: the one place that knows its keys. The same corpus is the same
 * bytes, so it holds no time of day and no floating-point number.
 */
final class CorpusJson {
  private static final String FORMAT = "wavenet4j-corpus";
  private static final int VERSION = 1;
  private static final int MOST_PIECES = 10_000_000;
  private static final Pattern ID = Pattern.compile("[A-Za-z0-9_-][A-Za-z0-9._-]{0,127}");
  private static final Pattern SHA_256 = Pattern.compile("[0-9a-f]{64}");

  private static final JsonKey<String> SOURCE = text("source");
  private static final JsonKey<String> SOURCE_SHA = text("sourceSha256");
  private static final JsonKey<String> AUDIO_SHA = text("audioSha256");
  private static final JsonKey<Long> FRAMES = JsonKey.of("frames", JsonShape.LONG);

  private static final JsonKey<String> ID_KEY = text("id");
  private static final JsonKey<String> AUDIO_FILE = text("audioFile");
  private static final JsonKey<String> MIDI_FILE = text("midiFile");
  private static final JsonKey<String> SPLIT = text("split");
  private static final JsonKey<Long> TRIMMED = JsonKey.of("trimmedFrames", JsonShape.LONG);
  private static final JsonKey<Long> SUM = JsonKey.of("sum", JsonShape.LONG);
  private static final JsonKey<Long> SQUARES = JsonKey.of("sumOfSquares", JsonShape.LONG);
  private static final JsonKey<Integer> PEAK = JsonKey.of("peak", JsonShape.INTEGER);
  private static final JsonKey<Long> CLIPPED = JsonKey.of("clippedFrames", JsonShape.LONG);
  private static final JsonShape<PreparedPiece> PIECE =
      JsonShape.object(
          List.of(
              ID_KEY,
              SOURCE,
              SOURCE_SHA,
              AUDIO_FILE,
              AUDIO_SHA,
              MIDI_FILE,
              FRAMES,
              SPLIT,
              TRIMMED,
              SUM,
              SQUARES,
              PEAK,
              CLIPPED),
          CorpusJson::piece);

  private static final JsonKey<String> REASON = text("reason");
  private static final JsonKey<String> DETAIL = text("detail");
  private static final JsonShape<SkippedPiece> SKIP =
      JsonShape.object(
          List.of(SOURCE, SOURCE_SHA, REASON, DETAIL, AUDIO_SHA, FRAMES), CorpusJson::skip);

  private static final JsonKey<String> FORMAT_KEY = text("format");
  private static final JsonKey<Integer> VERSION_KEY = JsonKey.of("version", JsonShape.INTEGER);
  private static final JsonKey<String> NAME = text("name");
  private static final JsonKey<String> LICENCE = text("licence");
  private static final JsonKey<Integer> RATE = JsonKey.of("sampleRateHz", JsonShape.INTEGER);
  private static final JsonKey<String> HASH = text("hash");
  private static final JsonKey<List<PreparedPiece>> PIECES =
      JsonKey.of("pieces", JsonShape.listOf(PIECE, MOST_PIECES));
  private static final JsonKey<List<SkippedPiece>> SKIPPED =
      JsonKey.of("skipped", JsonShape.listOf(SKIP, MOST_PIECES));
  private static final JsonShape<CorpusDocument> DOCUMENT =
      JsonShape.object(
          List.of(FORMAT_KEY, VERSION_KEY, NAME, SOURCE, LICENCE, RATE, HASH, PIECES, SKIPPED),
          CorpusJson::document);

  private CorpusJson() {}

  /**
   * Reads a document.
   *
   * @throws SpecException naming the first value that cannot be
   * @throws IOException if the text cannot be read or is no JSON
   */
  static CorpusDocument read(JsonParser parser) throws IOException {
    return first(parser, DOCUMENT);
  }

  private static <T> T first(JsonParser parser, JsonShape<T> shape) throws IOException {
    if (parser.nextToken() == null) {
      throw new JsonParseException(parser, "it is empty");
    }
    return shape.read(parser, "");
  }

  /** Its text, a key a line. */
  static byte[] write(CorpusDocument document) {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (JsonGenerator out = new JsonFactory().createGenerator(bytes)) {
      DefaultIndenter lines = new DefaultIndenter("  ", "\n"); // the same on every system
      out.setPrettyPrinter(
          new DefaultPrettyPrinter().withObjectIndenter(lines).withArrayIndenter(lines));
      out.writeStartObject();
      out.writeStringField(FORMAT_KEY.name(), FORMAT);
      out.writeNumberField(VERSION_KEY.name(), VERSION);
      out.writeStringField(NAME.name(), document.name());
      out.writeStringField(SOURCE.name(), document.source());
      out.writeStringField(LICENCE.name(), document.licence());
      out.writeNumberField(RATE.name(), document.sampleRateHz());
      out.writeStringField(HASH.name(), document.hash());
      out.writeArrayFieldStart(PIECES.name());
      for (PreparedPiece piece : document.pieces()) {
        write(piece, out);
      }
      out.writeEndArray();
      out.writeArrayFieldStart(SKIPPED.name());
      for (SkippedPiece skipped : document.skipped()) {
        write(skipped, out);
      }
      out.writeEndArray();
      out.writeEndObject();
      out.writeRaw('\n');
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return bytes.toByteArray();
  }

  /** Reads one piece, as {@link #line} writes it. */
  static PreparedPiece readPiece(String line) throws IOException {
    try (JsonParser parser = new JsonFactory().createParser(line)) {
      return first(parser, PIECE);
    }
  }

  /** One piece on one line. */
  static String line(PreparedPiece piece) {
    StringWriter text = new StringWriter();
    try (JsonGenerator out = new JsonFactory().createGenerator(text)) {
      write(piece, out);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return text + "\n";
  }

  private static void write(PreparedPiece piece, JsonGenerator out) throws IOException {
    CorpusItem item = piece.item();
    out.writeStartObject();
    out.writeStringField(ID_KEY.name(), item.id());
    out.writeStringField(SOURCE.name(), item.source());
    out.writeStringField(SOURCE_SHA.name(), item.sourceSha256());
    out.writeStringField(AUDIO_FILE.name(), item.audioFile());
    out.writeStringField(AUDIO_SHA.name(), item.audioSha256());
    out.writeStringField(MIDI_FILE.name(), item.midiFile());
    out.writeNumberField(FRAMES.name(), item.frames());
    out.writeStringField(SPLIT.name(), item.split().label());
    out.writeNumberField(TRIMMED.name(), piece.trimmedFrames());
    out.writeNumberField(SUM.name(), piece.level().sum());
    out.writeNumberField(SQUARES.name(), piece.level().sumOfSquares());
    out.writeNumberField(PEAK.name(), piece.level().peak());
    out.writeNumberField(CLIPPED.name(), piece.level().clippedFrames());
    out.writeEndObject();
  }

  private static void write(SkippedPiece skipped, JsonGenerator out) throws IOException {
    out.writeStartObject();
    out.writeStringField(SOURCE.name(), skipped.source());
    out.writeStringField(SOURCE_SHA.name(), skipped.sourceSha256());
    out.writeStringField(REASON.name(), skipped.reason().label());
    out.writeStringField(DETAIL.name(), skipped.detail());
    out.writeStringField(AUDIO_SHA.name(), skipped.audioSha256());
    out.writeNumberField(FRAMES.name(), skipped.frames());
    out.writeEndObject();
  }

  private static PreparedPiece piece(JsonFields f) {
    String id = f.get(ID_KEY);
    long frames = f.get(FRAMES);
    check(ID.matcher(id).matches(), ID_KEY, id, "a safe file name without extension");
    check(
        frames > 0 && frames <= CorpusAudio.MOST_FRAMES,
        FRAMES,
        frames,
        "1 to " + CorpusAudio.MOST_FRAMES);
    // The names are a function of the id: a corpus from a stranger leads to no other file.
    check(f.get(AUDIO_FILE).equals(audioFile(id)), AUDIO_FILE, f.get(AUDIO_FILE), audioFile(id));
    check(
        f.get(MIDI_FILE).isEmpty() || f.get(MIDI_FILE).equals(midiFile(id)),
        MIDI_FILE,
        f.get(MIDI_FILE),
        midiFile(id) + " or nothing");
    checkSha(f, AUDIO_SHA);
    checkSha(f, SOURCE_SHA);
    CorpusItem item =
        new CorpusItem(
            id,
            f.get(SOURCE),
            f.get(SOURCE_SHA),
            f.get(AUDIO_FILE),
            f.get(AUDIO_SHA),
            f.get(MIDI_FILE),
            frames,
            Split.of(f.get(SPLIT)));
    PcmLevel level = new PcmLevel(frames, f.get(SUM), f.get(SQUARES), f.get(PEAK), f.get(CLIPPED));
    return new PreparedPiece(item, f.get(TRIMMED), level);
  }

  private static SkippedPiece skip(JsonFields f) {
    return new SkippedPiece(
        f.get(SOURCE),
        f.get(SOURCE_SHA),
        SkippedPiece.Reason.of(f.get(REASON)),
        f.get(DETAIL),
        f.get(AUDIO_SHA),
        f.get(FRAMES));
  }

  private static CorpusDocument document(JsonFields f) {
    check(f.get(FORMAT_KEY).equals(FORMAT), FORMAT_KEY, f.get(FORMAT_KEY), FORMAT);
    check(f.get(VERSION_KEY) == VERSION, VERSION_KEY, f.get(VERSION_KEY), "" + VERSION);
    check(f.get(RATE) >= 1, RATE, f.get(RATE), "at least 1");
    CorpusDocument document =
        new CorpusDocument(
            f.get(NAME), f.get(SOURCE), f.get(LICENCE), f.get(RATE), f.get(PIECES), f.get(SKIPPED));
    Set<String> ids = new HashSet<>();
    for (CorpusItem item : document.items()) {
      check(ids.add(item.id()), PIECES, item.id(), "each id once");
    }
    check(f.get(HASH).equals(document.hash()), HASH, f.get(HASH), document.hash());
    return document;
  }

  /** Where the sound of a piece is, inside the corpus folder. */
  static String audioFile(String id) {
    return "audio/" + id + ".wav";
  }

  /** Where the notes of a piece are, inside the corpus folder. */
  static String midiFile(String id) {
    return "midi/" + id + ".mid";
  }

  private static void checkSha(JsonFields fields, JsonKey<String> key) {
    String value = fields.get(key);
    check(SHA_256.matcher(value).matches(), key, value, "64 hexadecimal digits");
  }

  private static void check(boolean fits, JsonKey<?> key, Object value, String expected) {
    if (!fits) {
      throw new IllegalArgumentException(
          "%s: %s, expected %s".formatted(key.name(), value, expected));
    }
  }

  private static JsonKey<String> text(String name) {
    return JsonKey.of(name, JsonShape.TEXT);
  }
}
