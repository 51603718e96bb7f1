package org.wavenet4j.pictures;

/**
 * The last 16 samples of a stack with dilations 1, 2, 4 and 8.
 *
 * @param left of its oldest column
 * @param remembers whether each layer keeps what its older tap will hear (Paine et al. 2016, fig.
 *     2, arXiv:1611.09482)
 */
record StackPicture(Picture picture, double left, boolean remembers) {
  private static final int COLUMNS = 16;
  private static final int LAYERS = 4;
  private static final double PITCH = 20;

  /** Rows upwards: the input, then what each layer makes of the one below. */
  void draw() {
    for (int row = 1; row <= LAYERS; row++) {
      for (int age = 0; age < COLUMNS; age++) {
        if (kind(row, age).equals("now")) {
          picture.line("axis", x(age), y(row), x(age), y(row - 1));
          picture.line("axis", x(age), y(row), x(age + dilation(row)), y(row - 1));
        }
      }
    }
    for (int row = 0; row <= LAYERS; row++) {
      for (int age = 0; age < COLUMNS; age++) {
        picture.dot(kind(row, age), x(age), y(row));
      }
    }
    for (int age : new int[] {0, 4, 8, 12, 15}) {
      picture.text("soft", "middle", x(age), y(0) + 24, Integer.toString(age));
    }
    picture.text("soft", "start", left - 5, y(0) + 46, "samples ago");
  }

  private String kind(int row, int age) {
    if (remembers) {
      boolean kept = row < LAYERS && age > 0 && age <= dilation(row + 1);
      return age == 0 ? "now" : kept ? "kept" : "node";
    }
    // A row's nodes are heard where the layers above add up to their age.
    int step = row == LAYERS ? COLUMNS : dilation(row + 1);
    return age % step == 0 ? "now" : "node";
  }

  /** Of the layer that makes a row. */
  private static int dilation(int row) {
    return 1 << (row - 1);
  }

  private double x(int age) {
    return left + (COLUMNS - 1 - age) * PITCH;
  }

  private static double y(int row) {
    return 300 - row * 50;
  }
}
