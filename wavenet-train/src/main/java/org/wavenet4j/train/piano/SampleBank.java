package org.wavenet4j.train.piano;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.wavenet4j.IoReason;
import org.wavenet4j.UserError;

/**
 * The recorded notes of the piano: a folder of {@code PITCH-NAME.flac} (as {@code 060-C4.flac}), 16
 * bit, mono, {@value #SAMPLE_RATE_HZ} Hz, each beginning with its attack.
 *
 * @param files by MIDI pitch
 * @param sha256 of all names and bytes, hexadecimal
 */
record SampleBank(Map<Integer, Path> files, String sha256) {
  static final int SAMPLE_RATE_HZ = 16_000;

  private static final Pattern FILE_NAME = Pattern.compile("(\\d{3})-\\w+\\.flac");

  SampleBank {
    files = Map.copyOf(files);
  }

  /** Finds the notes in {@code folder} and takes their checksum; nothing is decoded yet. */
  static SampleBank open(Path folder) {
    TreeMap<Integer, Path> files = new TreeMap<>();
    Fingerprint fingerprint = new Fingerprint();
    try (Stream<Path> listed = Files.list(folder)) {
      listed.forEach(
          file -> {
            Matcher name = FILE_NAME.matcher(file.getFileName().toString());
            if (name.matches()) {
              files.put(Integer.parseInt(name.group(1)), file);
            }
          });
      for (Path file : files.values()) {
        fingerprint.add(file.getFileName().toString().getBytes(StandardCharsets.UTF_8));
        fingerprint.add(Files.readAllBytes(file));
      }
    } catch (IOException e) {
      throw new UserError(
          "%s: cannot be read (%s), expected files such as 060-C4.flac; is the checkout whole?"
              .formatted(folder, IoReason.of(e)),
          e);
    }
    if (files.isEmpty()) {
      throw new UserError(
          folder
              + ": no piano samples, expected files such as 060-C4.flac; is the checkout whole?");
    }
    return new SampleBank(files, fingerprint.hex());
  }

  /** The recorded pitch next to {@code midiPitch}, the lower of two that are equally far. */
  int nearest(int midiPitch) {
    return files.keySet().stream()
        .min(
            (a, b) -> {
              int byDistance = Math.abs(a - midiPitch) - Math.abs(b - midiPitch);
              return byDistance != 0 ? byDistance : a - b;
            })
        .orElseThrow();
  }

  /** The recorded note at {@code pitch}, one of {@link #files()}, full scale 1. */
  float[] read(int pitch) {
    Path file = files.get(pitch);
    if (file == null) {
      throw new IllegalArgumentException("pitch: " + pitch + " is not among the recorded notes");
    }
    return FlacNote.read(file);
  }
}
