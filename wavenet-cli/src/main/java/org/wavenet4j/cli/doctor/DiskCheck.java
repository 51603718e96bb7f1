package org.wavenet4j.cli.doctor;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.wavenet4j.IoReason;

/**
 * Room in a folder, or where it will be made.
 *
 * @param folder as it is told
 * @param writable whether files can be made there
 */
record DiskCheck(Place place, Path folder, long freeBytes, boolean writable) {
  // The corpus of the demo takes 40 MB, a checkpoint of a small network 4; what Maven loads 600 MB,
  // with CUDA 2.4 GB more; what JavaCPP unpacks 430 MB.
  private static final long LEAST_BYTES = 100L << 20;
  private static final long GOOD_BYTES = 1L << 30;

  /** What is written where. */
  enum Place {
    WORKING_FOLDER("working folder", "corpora, runs and sound go there", "work in another folder"),
    MAVEN_FOLDER(
        "Maven's folder",
        "a build keeps its libraries there",
        "name another as localRepository in ~/.m2/settings.xml"),
    NATIVE_CACHE(
        "native cache",
        "ND4J and FFmpeg are unpacked there",
        "set WAVENET_JAVA_OPTS=-Dorg.bytedeco.javacpp.cachedir=FOLDER");

    private final String label;
    private final String use;
    private final String otherwise;

    Place(String label, String use, String otherwise) {
      this.label = label;
      this.use = use;
      this.otherwise = otherwise;
    }
  }

  /** Looks at the folder, or at the nearest one above it that exists. */
  static Finding find(Place place, Path folder) {
    Path whole = folder.toAbsolutePath();
    Path there = whole;
    while (!Files.exists(there) && there.getParent() != null) {
      there = there.getParent();
    }
    try {
      long free = Files.getFileStore(there).getUsableSpace();
      return new DiskCheck(place, whole, free, Files.isWritable(there)).finding();
    } catch (IOException e) {
      return Finding.problem(
          place.label,
          whole + ": " + IoReason.of(e) + ", and " + place.use,
          "Make it readable for this user. Or: " + place.otherwise + ".");
    }
  }

  Finding finding() {
    String found = "%s free in %s".formatted(Bytes.text(freeBytes), folder);
    if (!writable) {
      return Finding.problem(
          place.label,
          "%s cannot be written, and %s".formatted(folder, place.use),
          "Make it writable for this user. Or: " + place.otherwise + ".");
    }
    if (freeBytes < LEAST_BYTES) {
      return Finding.problem(
          place.label,
          found + ": the disk is full, and " + place.use,
          "Make room, at least %s. Or: %s.".formatted(Bytes.text(GOOD_BYTES), place.otherwise));
    }
    return freeBytes < GOOD_BYTES
        ? Finding.note(
            place.label,
            found + ": little, and " + place.use,
            "Make room, at least %s. Or: %s.".formatted(Bytes.text(GOOD_BYTES), place.otherwise))
        : Finding.good(place.label, found);
  }
}
