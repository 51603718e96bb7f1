package org.wavenet4j.model;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import java.io.IOException;
import java.io.StringWriter;
import java.util.List;

/** A profile of training sound as JSON: in model files, and where a program asks for it. */
public final class SoundProfileJson {
  private static final JsonKey<Double> LOWEST = JsonKey.of("lowest", JsonShape.NUMBER);
  private static final JsonKey<Double> LOW = JsonKey.of("low", JsonShape.NUMBER);
  private static final JsonKey<Double> MEDIAN = JsonKey.of("median", JsonShape.NUMBER);
  private static final JsonKey<Double> HIGH = JsonKey.of("high", JsonShape.NUMBER);
  private static final JsonKey<Double> HIGHEST = JsonKey.of("highest", JsonShape.NUMBER);
  private static final JsonKey<SoundProfile.Levels> LEVELS =
      JsonKey.of(
          "levelsDbfs",
          JsonShape.object(
              List.of(LOWEST, LOW, MEDIAN, HIGH, HIGHEST),
              f ->
                  new SoundProfile.Levels(
                      f.get(LOWEST), f.get(LOW), f.get(MEDIAN), f.get(HIGH), f.get(HIGHEST))));

  private static final JsonKey<Integer> WINDOW_MS = JsonKey.of("windowMs", JsonShape.INTEGER);
  private static final JsonKey<Double> SECONDS = JsonKey.of("seconds", JsonShape.NUMBER);
  private static final JsonKey<Double> QUIET = JsonKey.of("quietDbfs", JsonShape.NUMBER);
  private static final JsonKey<Double> LONGEST_QUIET =
      JsonKey.of("longestQuietSeconds", JsonShape.NUMBER);
  private static final JsonKey<Double> LONGEST_REPEAT =
      JsonKey.of("longestRepeatSeconds", JsonShape.NUMBER);
  private static final JsonKey<Double> LOUD = JsonKey.of("loudDbfs", JsonShape.NUMBER);
  private static final JsonKey<Double> ROUGHNESS = JsonKey.of("highestRoughness", JsonShape.NUMBER);
  private static final JsonKey<Double> OFFSET = JsonKey.of("highestOffset", JsonShape.NUMBER);

  static final JsonShape<SoundProfile> SHAPE =
      JsonShape.object(
          List.of(
              WINDOW_MS,
              SECONDS,
              LEVELS,
              QUIET,
              LONGEST_QUIET,
              LONGEST_REPEAT,
              LOUD,
              ROUGHNESS,
              OFFSET),
          f ->
              new SoundProfile(
                  f.get(WINDOW_MS),
                  f.get(SECONDS),
                  f.get(LEVELS),
                  f.get(QUIET),
                  f.get(LONGEST_QUIET),
                  f.get(LONGEST_REPEAT),
                  f.get(LOUD),
                  f.get(ROUGHNESS),
                  f.get(OFFSET)));

  private SoundProfileJson() {}

  static String toJson(SoundProfile sound) throws IOException {
    StringWriter text = new StringWriter();
    try (JsonGenerator out = new JsonFactory().createGenerator(text)) {
      write(sound, out);
    }
    return text.toString();
  }

  /** Writes a profile as one object, keys in a fixed order. */
  public static void write(SoundProfile sound, JsonGenerator out) throws IOException {
    SoundProfile.Levels levels = sound.levels();
    out.writeStartObject();
    out.writeNumberField(WINDOW_MS.name(), sound.windowMs());
    out.writeNumberField(SECONDS.name(), sound.seconds());
    out.writeObjectFieldStart(LEVELS.name());
    out.writeNumberField(LOWEST.name(), levels.lowest());
    out.writeNumberField(LOW.name(), levels.low());
    out.writeNumberField(MEDIAN.name(), levels.median());
    out.writeNumberField(HIGH.name(), levels.high());
    out.writeNumberField(HIGHEST.name(), levels.highest());
    out.writeEndObject();
    out.writeNumberField(QUIET.name(), sound.quietDbfs());
    out.writeNumberField(LONGEST_QUIET.name(), sound.longestQuietSeconds());
    out.writeNumberField(LONGEST_REPEAT.name(), sound.longestRepeatSeconds());
    out.writeNumberField(LOUD.name(), sound.loudDbfs());
    out.writeNumberField(ROUGHNESS.name(), sound.highestRoughness());
    out.writeNumberField(OFFSET.name(), sound.highestOffset());
    out.writeEndObject();
  }
}
