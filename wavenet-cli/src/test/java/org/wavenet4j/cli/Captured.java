package org.wavenet4j.cli;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.function.Function;
import org.wavenet4j.audio.Playback;

/** The command run in this process, with all that it writes. */
final class Captured {
  private final ByteArrayOutputStream out = new ByteArrayOutputStream();
  private final ByteArrayOutputStream err = new ByteArrayOutputStream();
  private final int exitCode;

  private Captured(Path home, Playback.Lines loudspeaker, String... arguments) {
    this(Function.identity(), home, loudspeaker, arguments);
  }

  private Captured(
      Function<OutputStream, OutputStream> out,
      Path home,
      Playback.Lines loudspeaker,
      String... arguments) {
    Shell shell =
        new Shell(
            new PrintStream(out.apply(this.out), true, StandardCharsets.UTF_8),
            new PrintStream(err, true, StandardCharsets.UTF_8),
            false,
            "wavenet",
            home,
            loudspeaker);
    exitCode = Main.run(shell, arguments);
  }

  /** Runs {@code wavenet} with those arguments to its end, on a machine without sound. */
  static Captured run(String... arguments) {
    return run(
        format -> {
          throw new IllegalArgumentException("No line matching " + format);
        },
        arguments);
  }

  /** The same where standard output cannot take anything. */
  static Captured withoutRoom(String... arguments) {
    return new Captured(
        kept ->
            new OutputStream() {
              @Override
              public void write(int b) throws IOException {
                throw new IOException("No space left on device");
              }
            },
        Path.of(""),
        format -> {
          throw new IllegalArgumentException("No line matching " + format);
        },
        arguments);
  }

  /** The same, playing through that. */
  static Captured run(Playback.Lines loudspeaker, String... arguments) {
    return new Captured(Path.of(""), loudspeaker, arguments);
  }

  /** The same in another project's folder, on a machine without sound. */
  static Captured at(Path home, String... arguments) {
    return new Captured(
        home,
        format -> {
          throw new IllegalArgumentException("No line matching " + format);
        },
        arguments);
  }

  int exitCode() {
    return exitCode;
  }

  String out() {
    return text(out);
  }

  byte[] outBytes() {
    return out.toByteArray();
  }

  String err() {
    return text(err);
  }

  private static String text(ByteArrayOutputStream bytes) {
    return bytes.toString(StandardCharsets.UTF_8).replace(System.lineSeparator(), "\n");
  }
}
