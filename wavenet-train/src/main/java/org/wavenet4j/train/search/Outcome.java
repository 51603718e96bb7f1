package org.wavenet4j.train.search;

import java.util.Locale;
import java.util.OptionalDouble;

/** How the trial of a candidate ended. */
public sealed interface Outcome {
  /** In a word, as {@code scored}. */
  String name();

  /** What was reached, where something was. */
  default OptionalDouble bitsPerSample() {
    return OptionalDouble.empty();
  }

  /** Why there is no score, in a line; empty where there is one. */
  String reason();

  /**
   * Trained to its end.
   *
   * @param bits a sample, the best on the held-out windows
   */
  record Scored(double bits) implements Outcome {
    @Override
    public String name() {
      return "scored";
    }

    @Override
    public OptionalDouble bitsPerSample() {
      return OptionalDouble.of(bits);
    }

    @Override
    public String reason() {
      return "";
    }
  }

  /**
   * Stopped early: it was worse than most others at the same part of their budgets.
   *
   * @param step after which it was stopped
   * @param bits a sample, the best until then
   * @param median of the others there
   */
  record Hopeless(long step, double bits, double median) implements Outcome {
    @Override
    public String name() {
      return "hopeless";
    }

    @Override
    public OptionalDouble bitsPerSample() {
      return OptionalDouble.of(bits);
    }

    @Override
    public String reason() {
      return String.format(
          Locale.ROOT,
          "stopped after step %d: %.3f bits, the others' median there is %.3f",
          step,
          bits,
          median);
    }
  }

  /**
   * Not trained: its values fit no network, or it breaks a constraint.
   *
   * @param reason in a line
   */
  record Refused(String reason) implements Outcome {
    @Override
    public String name() {
      return "refused";
    }
  }

  /**
   * Training came to no score: it diverged, or did not fit into memory.
   *
   * @param reason in a line
   */
  record Failed(String reason) implements Outcome {
    @Override
    public String name() {
      return "failed";
    }
  }

  /**
   * The same settings as an earlier candidate, not trained again.
   *
   * @param number of that candidate
   */
  record Repeated(int number) implements Outcome {
    @Override
    public String name() {
      return "repeated";
    }

    @Override
    public String reason() {
      return "as candidate " + number;
    }
  }
}
