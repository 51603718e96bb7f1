package org.wavenet4j.train.device;

import org.jspecify.annotations.Nullable;
import org.wavenet4j.UsageError;

/**
 * How many threads the process computes with: those of BLAS, of ND4J's operations and of our own
 * pools alike, since they take turns.
 *
 * @param count from 1 to {@value #MOST}
 */
public record Threads(int count) {
  /** More than any machine of today has cores. */
  public static final int MOST = 1024;

  /** The environment variable that says so, ours and that of OpenMP. */
  public static final String VARIABLE = "OMP_NUM_THREADS";

  private static final String PROPERTY = "wavenet.threads";

  /** Checks the range. */
  public Threads {
    if (!inRange(count)) {
      throw new IllegalArgumentException(expected("threads", Integer.toString(count)));
    }
  }

  /**
   * What a person asked for with an option or a variable.
   *
   * @param source of the text, as {@code --threads}
   * @throws UsageError naming source and value if it is no number in range
   */
  public static Threads parse(String source, String text) {
    try {
      int count = Integer.parseInt(text.strip());
      if (inRange(count)) {
        return new Threads(count);
      }
    } catch (NumberFormatException e) {
      throw new UsageError(expected(source, text), e);
    }
    throw new UsageError(expected(source, text));
  }

  /**
   * The process's: as {@link Compute#start} was told, else {@code OMP_NUM_THREADS}, which the
   * launcher sets to the number of physical cores, else one a processor.
   *
   * @throws UsageError if the variable holds something else than a number in range
   */
  public static Threads ofProcess() {
    return of(
        System.getProperty(PROPERTY),
        System.getenv(VARIABLE),
        Runtime.getRuntime().availableProcessors());
  }

  static Threads of(@Nullable String property, @Nullable String variable, int processors) {
    if (property != null) {
      return parse(PROPERTY, property);
    }
    if (variable != null && !variable.isEmpty()) {
      return parse(VARIABLE, variable);
    }
    return new Threads(Math.min(MOST, processors));
  }

  /** Makes this the process's number; pools that exist already keep theirs. */
  void choose() {
    System.setProperty(PROPERTY, Integer.toString(count));
  }

  private static boolean inRange(int count) {
    return count >= 1 && count <= MOST;
  }

  private static String expected(String source, String text) {
    return "%s: \"%s\", expected a whole number from 1 to %d".formatted(source, text, MOST);
  }
}
