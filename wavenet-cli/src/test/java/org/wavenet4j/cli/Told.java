package org.wavenet4j.cli;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What a person is told about a problem.
 *
 * @param where what the message is to begin with
 * @param exitCode of the process
 * @param usage whether the call was wrong
 * @param message in whole
 * @param sites that made the problem and its causes
 */
record Told(String where, int exitCode, boolean usage, String message, Set<CreationSite> sites) {
  private static final int MOST_LINES = 3;

  /** Says what is right, what to do, or, in parentheses, what the system had against it. */
  private static final Pattern WAY_ON =
      Pattern.compile(
          "expected|nearest|`[^`]+`|\\([^()]+\\)$"
              + "|\\b(add|draw|export|give|go on|leave|lower|make|prepare|put|raise|remove|run|start|take|train|try|write)\\b",
          Pattern.CASE_INSENSITIVE);

  private static final Pattern PROBLEM =
      Pattern.compile("(?:Caused by: )?org\\.wavenet4j\\.(?:[a-z]+\\.)*([A-Z]\\w*): (.*)");
  private static final Pattern FRAME =
      Pattern.compile(
          "\\tat (?:.*/)?(org\\.wavenet4j[\\w.$]*)\\.([\\w$<>]+)\\(\\w+\\.java:(\\d+)\\)");

  /** What was told by a call that was made with {@code --verbose}. */
  static Told of(String where, Captured run) {
    Set<CreationSite> sites = new LinkedHashSet<>();
    StringBuilder message = new StringBuilder();
    boolean usage = false;
    boolean open = false; // between a problem's first line and its first frame
    for (String line : run.err().lines().toList()) {
      Matcher problem = PROBLEM.matcher(line);
      Matcher frame = FRAME.matcher(line);
      if (problem.matches()) {
        open = true;
        usage |= sites.isEmpty() && problem.group(1).equals("UsageError");
        line = problem.group(2);
      } else if (open && frame.matches()) {
        sites.add(
            CreationSite.of(frame.group(1), frame.group(2), Integer.parseInt(frame.group(3))));
        open = false;
      }
      if (open && sites.isEmpty()) {
        message.append(message.isEmpty() ? "" : "\n").append(line);
      }
    }
    String told = sites.isEmpty() ? run.err() + run.out() : message.toString();
    return new Told(where, run.exitCode(), usage, told, sites);
  }

  /** The rule for every message; empty where it is kept. */
  List<String> breaches() {
    List<String> lines = message.lines().toList();
    return List.of(
            sites.isEmpty() ? "is no problem that is told, called for " + where : "",
            exitCode == (usage ? 2 : 1) ? "" : "exit code " + exitCode,
            lines.size() <= MOST_LINES ? "" : lines.size() + " lines",
            message.startsWith(where + ": ") ? "" : "does not begin with \"" + where + ": \"",
            lines.stream().noneMatch(String::isBlank) ? "" : "has a blank line",
            WAY_ON.matcher(message).find() ? "" : "says neither what is expected nor what to do")
        .stream()
        .filter(breach -> !breach.isEmpty())
        .toList();
  }

  /** As a person reads it, for the list of all. */
  String block() {
    if (sites.isEmpty()) {
      return "";
    }
    CreationSite site = sites.iterator().next();
    return "%s (%s.java:%d), exit code %d%n%s%n%n"
        .formatted(
            site.name(),
            site.type().replaceFirst(".*\\.", "").replaceFirst("\\$.*", ""),
            site.line(),
            exitCode,
            message);
  }
}
