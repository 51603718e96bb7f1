package org.wavenet4j.cli;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.function.Function;
import javax.sound.sampled.AudioFormat;
import javax.sound.sampled.SourceDataLine;
import org.wavenet4j.audio.Playback;

/** The command run in this process, with all that it writes. */
final class Captured {
  private final ByteArrayOutputStream out = new ByteArrayOutputStream();
  private final ByteArrayOutputStream err = new ByteArrayOutputStream();
  private final int exitCode;

  private Captured(Path home, Playback.Lines loudspeaker, String... arguments) {
    this(Function.identity(), Function.identity(), home, loudspeaker, arguments);
  }

  private Captured(
      Function<OutputStream, OutputStream> out,
      Function<OutputStream, OutputStream> err,
      Path home,
      Playback.Lines loudspeaker,
      String... arguments) {
    OutputStream told = err.apply(this.err);
    Shell shell =
        new Shell(
            new PrintStream(out.apply(this.out), true, StandardCharsets.UTF_8),
            new PrintStream(told, true, StandardCharsets.UTF_8),
            told != this.err, // whoever listens to progress has to be shown it
            "wavenet",
            home,
            loudspeaker);
    exitCode = Main.run(shell, arguments);
  }

  private static SourceDataLine noLine(AudioFormat format) {
    throw new IllegalArgumentException("No line matching " + format);
  }

  /** Runs {@code wavenet} with those arguments to its end, on a machine without sound. */
  static Captured run(String... arguments) {
    return run(Captured::noLine, arguments);
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
        Function.identity(),
        Path.of(""),
        Captured::noLine,
        arguments);
  }

  /**
   * The same on a terminal, where something happens in the middle.
   *
   * @param told at which it does, once
   */
  static Captured meanwhile(String told, Runnable event, String... arguments) {
    return new Captured(
        Function.identity(),
        kept -> new Listening(kept, told, event),
        Path.of(""),
        Captured::noLine,
        arguments);
  }

  /** Hands all on, and looks for a text in it. */
  private static final class Listening extends OutputStream {
    private final OutputStream target;
    private final String awaited;
    private final Runnable event;
    private final StringBuilder heard = new StringBuilder();
    private boolean over;

    Listening(OutputStream target, String awaited, Runnable event) {
      this.target = target;
      this.awaited = awaited;
      this.event = event;
    }

    @Override
    public void write(int b) throws IOException {
      target.write(b);
      heard.append((char) b);
      if (!over && heard.indexOf(awaited) >= 0) {
        over = true;
        event.run();
      }
    }
  }

  /** The same, playing through that. */
  static Captured run(Playback.Lines loudspeaker, String... arguments) {
    return new Captured(Path.of(""), loudspeaker, arguments);
  }

  /** The same in another project's folder, on a machine without sound. */
  static Captured at(Path home, String... arguments) {
    return new Captured(home, Captured::noLine, arguments);
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
