package org.wavenet4j.cli.diagram;

import java.util.ArrayList;
import java.util.List;

/**
 * Where a frame is drawn: the newest on the right. Few frames have a column each; more share
 * columns on a logarithmic scale, on which twice as long ago is always as far to the left.
 *
 * @param frames to be drawn
 */
record AgeScale(int frames) {
  private static final int MOST_EVEN = 64;
  private static final int EVEN_PITCH = 20;
  private static final int LOGARITHMIC_COLUMNS = 121;
  private static final int LOGARITHMIC_PITCH = 8;
  private static final int DIGIT_WIDTH = 9;

  /** Whether each frame has a column of its own. */
  boolean even() {
    return frames <= MOST_EVEN;
  }

  int columns() {
    return even() ? frames : LOGARITHMIC_COLUMNS;
  }

  /** The column of a frame, from the newest. */
  int column(int age) {
    if (even()) {
      return age;
    }
    // Stored, so the same everywhere.
    double position = StrictMath.log(1.0 + age) / StrictMath.log(frames);
    return (int) Math.round(position * (LOGARITHMIC_COLUMNS - 1));
  }

  /** Of a column, from the left. */
  int x(int column) {
    return (columns() - 1 - column) * pitch();
  }

  int width() {
    return (columns() - 1) * pitch();
  }

  private int pitch() {
    return even() ? EVEN_PITCH : LOGARITHMIC_PITCH;
  }

  /** Ages to be named below: those of powers of two and the oldest, where there is room. */
  List<Integer> ticks() {
    List<Integer> ticks = new ArrayList<>();
    int room = (Integer.toString(frames).length() + 1) * DIGIT_WIDTH;
    for (long count = 1; count < frames; count *= 2) {
      int age = (int) count - 1;
      if (x(column(age)) >= room) {
        ticks.add(age);
      }
    }
    ticks.add(frames - 1);
    return ticks;
  }
}
