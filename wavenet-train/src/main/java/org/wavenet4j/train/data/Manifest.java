package org.wavenet4j.train.data;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.wavenet4j.UsageError;

/**
 * What a corpus is made of and how.
 *
 * @param name of the corpus
 * @param content the sound
 * @param source where it comes from, for people
 * @param licence that it is under
 * @param sampleRateHz of the prepared pieces, 1000 to 384000
 * @param split how pieces are dealt out
 * @param trimSilence whether silence is cut off the ends; empty leaves them as they are
 * @param minimumSeconds shorter pieces are dropped; 0 to 3600
 */
public record Manifest(
    String name,
    Content content,
    String source,
    String licence,
    int sampleRateHz,
    SplitRule split,
    Optional<TrimSilence> trimSilence,
    double minimumSeconds) {
  private static final double DEFAULT_SHARE = 0.1;
  private static final double DEFAULT_MINIMUM_SECONDS = 0.5;
  private static final int DEFAULT_RATE_HZ = 16_000;

  /** Checks the bounds. */
  public Manifest {
    if (name.isBlank()) {
      throw new IllegalArgumentException("name: empty, expected a name");
    }
    if (sampleRateHz < 1000 || sampleRateHz > 384_000) {
      throw new IllegalArgumentException(
          "sampleRateHz: " + sampleRateHz + ", expected 1000 to 384000");
    }
    if (!(minimumSeconds >= 0 && minimumSeconds <= 3600)) {
      throw new IllegalArgumentException(
          "minimumSeconds: " + minimumSeconds + ", expected 0 to 3600");
    }
  }

  /**
   * Reads a manifest, or makes one for a folder of audio.
   *
   * @throws UsageError naming file, line, key, value and expectation
   */
  public static Manifest read(Path fileOrFolder) {
    return Files.isDirectory(fileOrFolder)
        ? ofFolder(fileOrFolder)
        : ManifestReader.read(fileOrFolder);
  }

  /**
   * A folder of recordings without a manifest: 16 kHz, a tenth for validation and a tenth for the
   * test by hash, nothing trimmed, pieces of half a second and more.
   */
  public static Manifest ofFolder(Path folder) {
    Path path = folder.toAbsolutePath().normalize();
    String name = path.getFileName() == null ? "corpus" : path.getFileName().toString();
    return new Manifest(
        name,
        new Content.AudioFolder(folder),
        "folder " + name,
        "not stated",
        DEFAULT_RATE_HZ,
        new SplitRule.ByHash(DEFAULT_SHARE, DEFAULT_SHARE),
        Optional.empty(),
        DEFAULT_MINIMUM_SECONDS);
  }

  /** Frames that a prepared piece has at least, 1 or more. */
  long minimumFrames() {
    return Math.max(1, Math.round(minimumSeconds * sampleRateHz));
  }

  /** All that shapes the sound of a piece besides its source, the same text on every JDK. */
  String settings() {
    return "prepare 1, %d Hz, %s, at least %d frames"
        .formatted(
            sampleRateHz,
            trimSilence
                .map(t -> "trim " + Double.toHexString(t.thresholdDbfs()) + " " + t.keepMs())
                .orElse("whole"),
            minimumFrames());
  }
}
