package org.wavenet4j.train.search;

import java.math.BigDecimal;
import java.math.MathContext;
import java.util.List;
import java.util.Locale;
import org.deeplearning4j.arbiter.optimize.api.ParameterSpace;
import org.deeplearning4j.arbiter.optimize.distribution.LogUniformDistribution;
import org.deeplearning4j.arbiter.optimize.parameter.continuous.ContinuousParameterSpace;
import org.deeplearning4j.arbiter.optimize.parameter.discrete.DiscreteParameterSpace;
import org.deeplearning4j.arbiter.optimize.parameter.integer.IntegerParameterSpace;
import org.wavenet4j.Range;

/** What a value of a recipe may be. */
public sealed interface Space {
  /** Arbiter's own space of these values, which its generators know how to cut into a grid. */
  ParameterSpace<?> leaf();

  /** A value of the leaf as a recipe has it. */
  String text(Object value);

  /** Values that must be possible for the space to be: all of a choice, both ends of a range. */
  List<String> probes();

  /** How many of these values a grid has that cuts ranges into {@code points}. */
  int gridPoints(int points);

  /** As it is written in a search. */
  String toYaml();

  /**
   * One of several values of any kind.
   *
   * @param values as JSON text, at least one
   */
  record Choice(List<String> values) implements Space {
    /** Keeps a copy. */
    public Choice {
      values = List.copyOf(values);
      if (values.isEmpty()) {
        throw new IllegalArgumentException("choice: empty, expected at least one value");
      }
      if (values.stream().distinct().count() < values.size()) {
        throw new IllegalArgumentException("choice: a value twice, expected each once");
      }
    }

    @Override
    public ParameterSpace<?> leaf() {
      return new DiscreteParameterSpace<>(values);
    }

    @Override
    public String text(Object value) {
      return value.toString();
    }

    @Override
    public List<String> probes() {
      return values;
    }

    @Override
    public int gridPoints(int points) {
      return values.size();
    }

    @Override
    public String toYaml() {
      return "{choice: [" + String.join(", ", values) + "]}";
    }
  }

  /**
   * Whole numbers, all as likely.
   *
   * @param least one
   * @param most above it
   */
  record IntegerRange(int least, int most) implements Space {
    /** Checks the order. */
    public IntegerRange {
      requireRising("integer", least, most);
      Range.check("integer", most, (long) most - least < Integer.MAX_VALUE, "a shorter range");
    }

    @Override
    public ParameterSpace<?> leaf() {
      return new IntegerParameterSpace(least, most);
    }

    @Override
    public String text(Object value) {
      return value.toString();
    }

    @Override
    public List<String> probes() {
      return List.of(Integer.toString(least), Integer.toString(most));
    }

    @Override
    public int gridPoints(int points) {
      return Math.min(points, most - least + 1);
    }

    @Override
    public String toYaml() {
      return "{integer: [" + least + ", " + most + "]}";
    }
  }

  /** Any number of a range, both ends included. */
  sealed interface Numbers extends Space {
    /** The lower end. */
    double least();

    /** The upper end. */
    double most();

    @Override
    default String text(Object value) {
      return number((double) value, least(), most());
    }

    @Override
    default List<String> probes() {
      return List.of(plain(least()), plain(most()));
    }

    @Override
    default int gridPoints(int points) {
      return points;
    }
  }

  /**
   * Numbers, all as likely.
   *
   * @param least one
   * @param most above it
   */
  record Uniform(double least, double most) implements Numbers {
    /** Checks the order. */
    public Uniform {
      least += 0.0; // 0 where it was -0, which is written as 0
      most += 0.0;
      requireRising("uniform", least, most);
    }

    @Override
    public ParameterSpace<?> leaf() {
      return new ContinuousParameterSpace(least, most);
    }

    @Override
    public String toYaml() {
      return "{uniform: [" + plain(least) + ", " + plain(most) + "]}";
    }
  }

  /**
   * Numbers, every ratio as likely.
   *
   * @param least one, above 0
   * @param most above it
   */
  record LogUniform(double least, double most) implements Numbers {
    /** Checks the order. */
    public LogUniform {
      Range.check("logUniform", least, least > 0, "above 0");
      requireRising("logUniform", least, most);
    }

    @Override
    public ParameterSpace<?> leaf() {
      return new ContinuousParameterSpace(new LogUniformDistribution(least, most));
    }

    @Override
    public String toYaml() {
      return "{logUniform: [" + plain(least) + ", " + plain(most) + "]}";
    }
  }

  private static void requireRising(String name, double least, double most) {
    if (!(least < most) || Double.isInfinite(least) || Double.isInfinite(most)) {
      throw new IllegalArgumentException(
          "%s: [%s, %s], expected the lower bound first and a higher one"
              .formatted(name, plain(least), plain(most)));
    }
  }

  /** To five digits, which a person can read and type again; within the bounds nevertheless. */
  private static String number(double value, double least, double most) {
    double rounded = new BigDecimal(value).round(new MathContext(5)).doubleValue();
    return plain(Math.max(least, Math.min(most, rounded)));
  }

  /** As a recipe has it: {@code 1.0e-4}. */
  private static String plain(double value) {
    return value == Math.rint(value) && Math.abs(value) < 1e6
        ? Long.toString((long) value)
        : Double.toString(value).toLowerCase(Locale.ROOT);
  }
}
