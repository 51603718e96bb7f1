package org.wavenet4j.fuzz;

import com.sun.management.ThreadMXBean;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.regex.Pattern;
import org.wavenet4j.UserError;
import org.wavenet4j.train.decode.UnreadableAudio;

/**
 * Gives a parser a file of any bytes and holds it to what every parser promises: it returns a
 * value, or refuses the bytes in a message that a person can read, and allocates no more than
 * {@code 64 MiB + 4 KiB * length}, all in all. Anything else is an {@link AssertionError}, or what
 * the parser threw. Input that never ends is the fuzzer's to notice.
 */
public final class Hostile {
  private static final long FREE_BYTES = 64 << 20;

  /** A character may become an object; and SnakeYAML copies a long scalar for each KiB of it. */
  private static final long BYTES_PER_BYTE = 4 << 10;

  private static final int MOST_LINES = 3;
  private static final int MOST_CHARACTERS = 1500;
  private static final Pattern UNPRINTABLE = Pattern.compile("[\\p{C}&&[^\\n]]");

  private static final ThreadMXBean THREADS = (ThreadMXBean) ManagementFactory.getThreadMXBean();

  private Hostile() {}

  /** A parser under test. */
  public interface Parser<T> {
    /** Reads a file; refuses it by a {@link UserError} or the checked exception it declares. */
    T read(Path file) throws IOException, UnreadableAudio;
  }

  /** Reads bytes that it writes to a file; empty where the parser refused them as it should. */
  public static <T> Optional<T> read(byte[] bytes, Path file, Parser<T> parser) throws IOException {
    // Some file systems wait for the disk when a file is cut and written again.
    Files.deleteIfExists(file);
    Files.write(file, bytes);
    long most = FREE_BYTES + BYTES_PER_BYTE * bytes.length;
    long before = THREADS.getCurrentThreadAllocatedBytes();
    Optional<T> value = accepted(file, parser);
    if (THREADS.getCurrentThreadAllocatedBytes() - before <= most) {
      return value;
    }
    // The first time may have loaded classes, which the fuzzer's agent rewrites on this thread.
    before = THREADS.getCurrentThreadAllocatedBytes();
    value = accepted(file, parser);
    long allocated = THREADS.getCurrentThreadAllocatedBytes() - before;
    if (allocated > most) {
      throw new AssertionError(
          "%d bytes allocated for an input of %d, expected at most %d"
              .formatted(allocated, bytes.length, most));
    }
    return value;
  }

  private static <T> Optional<T> accepted(Path file, Parser<T> parser) {
    try {
      return Optional.of(parser.read(file));
    } catch (UserError | IOException | UnreadableAudio refused) {
      checkMessage(refused);
      return Optional.empty();
    }
  }

  private static void checkMessage(Exception refused) {
    String message = String.valueOf(refused.getMessage());
    if (refused.getMessage() == null
        || message.isBlank()
        || message.length() > MOST_CHARACTERS
        || message.lines().count() > MOST_LINES
        || UNPRINTABLE.matcher(message).find()) {
      throw new AssertionError("refused in words that nobody can read: " + message, refused);
    }
  }

  /** Requires that what was written is read again as it was. */
  public static void requireEqual(Object expected, Object actual) {
    if (!expected.equals(actual)) {
      throw new AssertionError("%s, expected %s".formatted(actual, expected));
    }
  }
}
