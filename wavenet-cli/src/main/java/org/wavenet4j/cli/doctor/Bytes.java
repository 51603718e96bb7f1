package org.wavenet4j.cli.doctor;

import java.util.Locale;

/** Numbers of bytes for people. */
final class Bytes {
  private Bytes() {}

  /** As {@code 128 MiB} or {@code 23.5 GiB}. */
  static String text(long bytes) {
    return bytes < 1L << 30
        ? (bytes >> 20) + " MiB"
        : String.format(Locale.ROOT, "%.1f GiB", bytes / 0x1p30);
  }
}
