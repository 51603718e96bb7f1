package org.wavenet4j.train.recipe;

import java.util.Comparator;
import java.util.List;
import java.util.Locale;

/** The known names that a person may have meant. */
final class NearestNames {
  private static final int MOST = 3;

  private NearestNames() {}

  /**
   * Up to three of {@code known}, the nearest to {@code name} first: by the number of letters to
   * insert, delete or replace (Levenshtein 1966), whatever their case; among equals in their order.
   */
  static List<String> of(String name, List<String> known) {
    return known.stream()
        .sorted(Comparator.comparingInt(candidate -> distance(name, candidate)))
        .limit(MOST)
        .toList();
  }

  private static int distance(String a, String b) {
    String left = a.toLowerCase(Locale.ROOT);
    String right = b.toLowerCase(Locale.ROOT);
    int[] row = new int[right.length() + 1]; // Distances of left's start to right's starts.
    for (int j = 0; j < row.length; j++) {
      row[j] = j;
    }
    for (int i = 1; i <= left.length(); i++) {
      int diagonal = row[0];
      row[0] = i;
      for (int j = 1; j < row.length; j++) {
        int replaced = diagonal + (left.charAt(i - 1) == right.charAt(j - 1) ? 0 : 1);
        diagonal = row[j];
        row[j] = Math.min(replaced, 1 + Math.min(row[j], row[j - 1]));
      }
    }
    return row[right.length()];
  }
}
