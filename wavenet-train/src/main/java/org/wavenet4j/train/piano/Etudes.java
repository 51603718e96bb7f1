package org.wavenet4j.train.piano;

import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import org.wavenet4j.notes.NoteEvent;

/**
 * Etudes made up from a seed: each plays a scale, an arpeggio, chords, repeated notes and leaps in
 * an order of its own, at many tempi and velocities, with and without pedal. Four consecutive ones
 * touch every key of the piano.
 *
 * <p>Pieces leave most keys, and most velocities of a key, unheard; etudes fill the gaps.
 */
final class Etudes {
  private static final int QUARTER = EtudeTrack.TICKS_PER_QUARTER;
  private static final int SOFTEST = 20;
  private static final int LOUDEST = 110;
  // Five strings at once, and the low ones add up most.
  private static final int LOUDEST_CHORD = 95;
  private static final int LEAPS = 22;

  private static final int[][] SCALES = {
    {0, 2, 4, 5, 7, 9, 11}, // major
    {0, 2, 3, 5, 7, 8, 11}, // harmonic minor
    {0, 2, 3, 5, 7, 9, 10}, // dorian
    {0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11} // chromatic
  };
  private static final int[][] CHORDS = {
    {0, 4, 7}, {0, 3, 7}, {0, 4, 7, 10}, {0, 3, 6, 9}, {0, 4, 7, 11}, {0, 3, 7, 10}
  };

  private final SplittableRandom random;
  private final EtudeTrack track = new EtudeTrack();
  private int nextLeap;

  private Etudes(long seed, int index) {
    random = new SplittableRandom(seed * 1_000_003 + index);
    nextLeap = index * LEAPS;
  }

  /**
   * One etude as a standard MIDI file, 30 to 60 seconds long.
   *
   * @param index which of the seed's etudes, from 0
   */
  static byte[] midi(long seed, int index) {
    Etudes etude = new Etudes(seed, index);
    etude.playSections();
    return etude.track.bytes();
  }

  private void playSections() {
    List<Runnable> sections =
        new ArrayList<>(
            List.of(this::scale, this::arpeggio, this::chords, this::repeated, this::leaps));
    while (!sections.isEmpty()) {
      sections.remove(below(sections.size())).run();
      track.advance(QUARTER / 2);
    }
  }

  /** Up and down, one hand or two in octaves or tenths. */
  private void scale() {
    track.tempo(between(70, 140));
    int[] degrees = pick(SCALES);
    int tonic = between(24, 60);
    int octaves = between(2, 3);
    int ticks = QUARTER / between(3, 4);
    int secondHand = new int[] {0, 12, 16, 24}[below(4)];
    boolean legato = below(2) == 0;
    int[] velocity = {velocity(), velocity()};
    int steps = degrees.length * octaves;
    for (int i = 0; i <= 2 * steps; i++) {
      int step = i <= steps ? i : 2 * steps - i;
      int pitch = tonic + 12 * (step / degrees.length) + degrees[step % degrees.length];
      int v = between(velocity, i, 2 * steps);
      track.note(pitch, v, legato ? ticks : ticks / 2);
      if (secondHand > 0) {
        track.note(pitch + secondHand, v, legato ? ticks : ticks / 2);
      }
      track.advance(ticks);
    }
    track.advance(QUARTER);
  }

  /** A broken chord through the octaves, up and down. */
  private void arpeggio() {
    track.tempo(between(60, 120));
    int[] chord = pick(CHORDS);
    int root = between(21, 50);
    int octaves = between(3, 4);
    int ticks = QUARTER / between(2, 4);
    boolean pedal = below(2) == 0;
    int[] velocity = {velocity(), velocity()};
    int steps = chord.length * octaves;
    if (pedal) {
      track.pedal(true);
    }
    for (int i = 0; i <= 2 * steps; i++) {
      int step = i <= steps ? i : 2 * steps - i;
      int pitch = root + 12 * (step / chord.length) + chord[step % chord.length];
      track.note(pitch, between(velocity, i, 2 * steps), ticks);
      track.advance(ticks);
    }
    track.advance(QUARTER);
    if (pedal) {
      track.pedal(false);
    }
  }

  /** A bass note and a close chord, let go half-way and held by the pedal, or without pedal. */
  private void chords() {
    track.tempo(between(60, 110));
    boolean pedal = below(3) > 0;
    int[] velocity = {velocity(), velocity()};
    int count = between(6, 9);
    for (int i = 0; i < count; i++) {
      int[] chord = pick(CHORDS);
      int root = below(12);
      int ticks = QUARTER * between(1, 2);
      int v = Math.min(LOUDEST_CHORD, between(velocity, i, count - 1));
      if (pedal) {
        track.pedal(true);
      }
      int held = pedal ? ticks / 2 : ticks;
      track.note(between(2, 3) * 12 + root, v, held);
      int low = between(48, 72);
      for (int interval : chord) {
        track.note(low + Math.floorMod(root + interval - low, 12), v, held);
      }
      track.advance(ticks);
      if (pedal) {
        track.pedal(false);
      }
    }
    track.advance(QUARTER);
  }

  /** Single keys, each struck several times in a crescendo or diminuendo. */
  private void repeated() {
    track.tempo(between(80, 130));
    for (int i = 0; i < 5; i++) {
      int pitch = between(NoteEvent.LOWEST_PITCH, NoteEvent.HIGHEST_PITCH);
      int count = between(3, 7);
      int ticks = QUARTER / between(2, 4);
      int[] velocity = {velocity(), velocity()};
      for (int n = 0; n < count; n++) {
        track.note(pitch, between(velocity, n, count - 1), ticks);
        track.advance(ticks);
      }
    }
    track.advance(QUARTER);
  }

  /** Notes far apart, each of another length and velocity. */
  private void leaps() {
    track.tempo(between(60, 100));
    for (int i = 0; i < LEAPS; i++) {
      // 37 and 88 have no common factor: the leaps of consecutive etudes visit every key in turn.
      int pitch = NoteEvent.LOWEST_PITCH + Math.floorMod(nextLeap++ * 37, NoteEvent.KEYS);
      int ticks = QUARTER / 4 * between(1, 5);
      track.note(pitch, velocity(), ticks);
      track.advance(ticks);
    }
    track.advance(QUARTER);
  }

  private int velocity() {
    return between(SOFTEST, LOUDEST);
  }

  private int[] pick(int[][] choices) {
    return choices[below(choices.length)];
  }

  /** {@code low} to {@code high}, both included. */
  private int between(int low, int high) {
    return low + below(high - low + 1);
  }

  /** On the line from ends[0] at 0 to ends[1] at {@code last}. */
  private static int between(int[] ends, int at, int last) {
    return ends[0] + (ends[1] - ends[0]) * at / last;
  }

  /** From the generator's 64 bits alone: how the JDK bounds them is not specified. */
  private int below(int bound) {
    return (int) ((random.nextLong() >>> 33) % bound);
  }
}
