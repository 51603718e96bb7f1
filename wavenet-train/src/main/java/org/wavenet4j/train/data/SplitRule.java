package org.wavenet4j.train.data;

import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.text.Normalizer;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;

/** How whole pieces are dealt out to training, validation and test. */
public sealed interface SplitRule {
  /**
   * The split of each piece.
   *
   * @param names of the pieces, each once
   */
  Map<String, Split> assign(List<String> names);

  /**
   * By the piece's name alone, so that a piece keeps its split when others come and go: {@code u}
   * is the first 53 bits of SHA-256 of the name (NFC, UTF-8, folders separated by /) divided by
   * 2^53. A piece is TEST where {@code u < test}, VALID where {@code u < test + valid}, else TRAIN.
   *
   * <p>With few pieces a split may come out empty. Then, in the order TRAIN, VALID, TEST, an empty
   * split of positive share takes one piece from the largest other split, the one whose u is
   * nearest to its own range; with fewer pieces than splits, those first in this order have one.
   *
   * @param valid share for validation, 0 to 1
   * @param test share for the test, 0 to 1; below 1 together with {@code valid}
   */
  record ByHash(double valid, double test) implements SplitRule {
    private static final double UNIT = 0x1p-53;

    /** Checks the shares. */
    public ByHash {
      if (!(valid >= 0 && valid <= 1)) {
        throw new IllegalArgumentException("valid: " + valid + ", expected 0 to 1");
      }
      if (!(test >= 0 && test <= 1)) {
        throw new IllegalArgumentException("test: " + test + ", expected 0 to 1");
      }
      if (valid + test >= 1) {
        throw new IllegalArgumentException(
            "valid: %s and test %s leave nothing to train on, expected a sum below 1"
                .formatted(valid, test));
      }
    }

    @Override
    public Map<String, Split> assign(List<String> names) {
      Map<String, Split> splits = new TreeMap<>();
      for (String name : names) {
        double u = unit(name);
        splits.put(name, u < test ? Split.TEST : u < test + valid ? Split.VALID : Split.TRAIN);
      }
      for (Split split : Split.values()) {
        if (share(split) > 0 && !splits.containsValue(split)) {
          borrow(splits, split);
        }
      }
      return splits;
    }

    private double share(Split split) {
      return switch (split) {
        case TRAIN -> 1 - valid - test;
        case VALID -> valid;
        case TEST -> test;
      };
    }

    /** From the split with most pieces; one with a single piece only lends to those before it. */
    private static void borrow(Map<String, Split> splits, Split to) {
      Map<Split, List<String>> members = new EnumMap<>(Split.class);
      splits.forEach((name, s) -> members.computeIfAbsent(s, k -> new ArrayList<>()).add(name));
      members.entrySet().stream()
          .filter(e -> e.getValue().size() > 1 || e.getKey().compareTo(to) > 0)
          .max(Comparator.comparingInt(e -> e.getValue().size()))
          .ifPresent(
              from -> {
                Comparator<String> byUnit = Comparator.comparingDouble(ByHash::unit);
                // Ranges lie in the order TEST, VALID, TRAIN: nearest is the highest u of the
                // splits below the range, the lowest of those above it.
                Comparator<String> nearest =
                    from.getKey().compareTo(to) > 0 ? byUnit.reversed() : byUnit;
                splits.put(from.getValue().stream().min(nearest).orElseThrow(), to);
              });
    }

    /** 0 to below 1. */
    static double unit(String name) {
      byte[] digest = Sha256.bytes(Normalizer.normalize(name, Normalizer.Form.NFC));
      return (ByteBuffer.wrap(digest).getLong() >>> 11) * UNIT;
    }
  }

  /**
   * By name; pieces in no list are trained on.
   *
   * @param valid names of the pieces for validation, with or without extension
   * @param test names of the pieces for the test
   * @param where the lists stand, for whoever misspelt a name: file, line and key
   */
  record ByList(List<String> valid, List<String> test, String where) implements SplitRule {
    /** Lists that stand in no file. */
    public ByList(List<String> valid, List<String> test) {
      this(valid, test, "split");
    }

    /** Refuses a piece in both lists. */
    public ByList {
      valid = List.copyOf(valid);
      test = List.copyOf(test);
      TreeSet<String> both = new TreeSet<>(valid);
      both.retainAll(test);
      if (!both.isEmpty()) {
        throw new IllegalArgumentException(
            "test: " + both.first() + " is in valid as well, expected each piece in one split");
      }
    }

    @Override
    public Map<String, Split> assign(List<String> names) {
      Map<String, Split> splits = new TreeMap<>();
      for (String name : names) {
        splits.put(
            name, lists(test, name) ? Split.TEST : lists(valid, name) ? Split.VALID : Split.TRAIN);
      }
      return splits;
    }

    /** Names in the lists that are no piece's, sorted. */
    List<String> unknown(List<String> names) {
      TreeSet<String> unknown = new TreeSet<>();
      for (List<String> list : List.of(valid, test)) {
        for (String listed : list) {
          if (names.stream().noneMatch(name -> lists(List.of(listed), name))) {
            unknown.add(listed);
          }
        }
      }
      return List.copyOf(unknown);
    }

    private static boolean lists(List<String> list, String name) {
      String stem = name.replaceFirst("\\.[^./]*$", "");
      return list.stream()
          .map(listed -> Normalizer.normalize(listed, Normalizer.Form.NFC))
          .anyMatch(listed -> listed.equals(name) || listed.equals(stem));
    }
  }

  /**
   * As MAESTRO's list of performances says, by composition: no piece is heard in two splits.
   *
   * @param csv the list, read when splits are assigned
   */
  record ByMaestroList(Path csv) implements SplitRule {
    @Override
    public Map<String, Split> assign(List<String> names) {
      Map<String, Split> splits = new TreeMap<>();
      for (MaestroList.Performance performance : MaestroList.read(csv).performances()) {
        splits.put(performance.audioFile(), performance.split());
      }
      splits.keySet().retainAll(names);
      return splits;
    }
  }
}
