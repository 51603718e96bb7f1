package org.wavenet4j.cli.doctor;

import java.nio.file.Path;

/**
 * FFmpeg, which decodes all but WAV files, as another JVM found it.
 *
 * @param loaded whether its libraries load
 * @param text their version where they do, else why not
 * @param cache where native libraries are unpacked
 */
record FfmpegCheck(boolean loaded, String text, Path cache) {
  private static final String NAME = "FFmpeg";

  static FfmpegCheck of(OwnJava.Answer answer, Path cache) {
    return new FfmpegCheck(answer.succeeded(), answer.text().strip(), cache);
  }

  Finding finding() {
    return loaded
        ? Finding.good(NAME, "loads; version " + text)
        : Finding.problem(
            NAME,
            "its libraries do not load, so only WAV files can be prepared (%s)".formatted(text),
            NativeFix.text("wavenet doctor --load ffmpeg --verbose", cache));
  }
}
