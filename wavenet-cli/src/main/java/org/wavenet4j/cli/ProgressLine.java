package org.wavenet4j.cli;

import java.io.PrintStream;
import java.util.Locale;
import java.util.function.LongSupplier;

/**
 * How far a job is, in one line: {@code train 42 % 61,000 samples/s 1:23 left}. On a terminal the
 * line is rewritten in place; elsewhere (a file, a build log) a plain line is written now and then.
 * Neither uses colour or escape sequences. Safe to call from several threads.
 */
final class ProgressLine implements AutoCloseable {
  private static final long REWRITE_EVERY_NS = 100_000_000L;
  private static final long PLAIN_EVERY_NS = 10_000_000_000L;

  /** Fits the narrowest usual terminal: a line that wraps could not be rewritten. */
  private static final int WIDTH = 79;

  private String name;
  private final PrintStream out;
  private final boolean terminal;
  private final LongSupplier nanoTime;

  private long startNs;
  private double startFraction = Double.NaN;
  private long shownNs;
  private String latest = "";
  private boolean latestShown = true;
  private int drawn;

  /**
   * A line that nothing was written to yet.
   *
   * @param name of the job, first in the line
   * @param terminal whether {@code out} is one
   * @param nanoTime the clock, in nanoseconds
   */
  ProgressLine(String name, PrintStream out, boolean terminal, LongSupplier nanoTime) {
    this.name = name;
    this.out = out;
    this.terminal = terminal;
    this.nanoTime = nanoTime;
    startClock();
  }

  private void startClock() {
    startNs = nanoTime.getAsLong();
    // A terminal shows the first update at once; a log only a job that takes a while.
    shownNs = terminal ? startNs - REWRITE_EVERY_NS : startNs;
  }

  /**
   * Goes over to another job, which is timed from now; nothing stays of the line of the one before.
   *
   * @param name of the job, first in the line
   */
  synchronized void begin(String name) {
    erase();
    this.name = name;
    startFraction = Double.NaN;
    latest = "";
    latestShown = true;
    startClock();
  }

  /**
   * Says where the job is.
   *
   * @param fraction done, 0 to 1; a job that goes on where another stopped starts above 0
   * @param details what else there is to say, as {@code 61,000 samples/s}
   */
  synchronized void update(double fraction, String details) {
    long now = nanoTime.getAsLong();
    if (Double.isNaN(startFraction)) {
      startFraction = fraction;
    }
    latest = line(fraction, details, (now - startNs) / 1e9);
    latestShown = false;
    if (now - shownNs >= (terminal ? REWRITE_EVERY_NS : PLAIN_EVERY_NS)) {
      show(now);
    }
  }

  /** Writes a line that stays, above the progress. */
  synchronized void message(String line) {
    erase();
    out.println(line);
    if (terminal && !latest.isEmpty()) {
      show(nanoTime.getAsLong());
    }
  }

  /** Shows the last state, unless it is there already, and ends the line. */
  @Override
  public synchronized void close() {
    // In a log, a job too short for any line stays without one.
    if (!latestShown && (terminal || shownNs != startNs)) {
      show(nanoTime.getAsLong());
    }
    if (drawn > 0) {
      out.println();
      drawn = 0;
    }
    out.flush();
  }

  private void erase() {
    if (drawn > 0) {
      out.print("\r" + " ".repeat(drawn) + "\r");
      drawn = 0;
    }
  }

  private void show(long now) {
    if (terminal) {
      out.print("\r" + latest + " ".repeat(Math.max(0, drawn - latest.length())));
      drawn = latest.length();
    } else {
      out.println(latest);
    }
    out.flush();
    shownNs = now;
    latestShown = true;
  }

  private String line(double fraction, String details, double elapsedSeconds) {
    StringBuilder line = new StringBuilder(name);
    line.append(String.format(Locale.ROOT, " %3.0f %%  ", 100 * fraction)).append(details);
    double done = fraction - startFraction;
    if (done > 0 && fraction < 1) {
      line.append("  ").append(clock(elapsedSeconds * (1 - fraction) / done)).append(" left");
    }
    return terminal && line.length() > WIDTH ? line.substring(0, WIDTH) : line.toString();
  }

  /** Seconds as {@code 1:02:03}, {@code 1:23} or {@code 0:07}. */
  static String clock(double seconds) {
    long whole = Math.round(seconds);
    return whole < 3600
        ? String.format(Locale.ROOT, "%d:%02d", whole / 60, whole % 60)
        : String.format(Locale.ROOT, "%d:%02d:%02d", whole / 3600, whole / 60 % 60, whole % 60);
  }
}
