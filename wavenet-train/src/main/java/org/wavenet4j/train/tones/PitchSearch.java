package org.wavenet4j.train.tones;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import org.wavenet4j.model.Tones;
import org.wavenet4j.notes.NoteEvent;

/**
 * Where the high keys are tuned to, from what sounds after their strokes. Pianos are stretched: the
 * highest keys are 30 to 80 cents sharp, 60 to 200 Hz. An envelope cannot turn as fast as that, so
 * that {@link Tuning} would have nothing to go by and the keys would stay silent.
 */
final class PitchSearch {
  // Below, an eighth of a semitone is less than what Tuning follows in the first 20 ms.
  private static final double LOWEST_HZ = 2000;
  // From when strings are themselves, while the highest still sound.
  private static final double FROM_SECONDS = 0.01;
  private static final double SECONDS = 0.08;
  // Half a semitone either way: no neighbouring key is taken for one's own.
  private static final double REACH = 0.03;
  // A seventh of a line of so short a sound, at half its power.
  private static final double STEP_HZ = 2.5;
  // What Tuning corrects by itself, and better.
  private static final double NEAR_HZ = 2 * STEP_HZ;

  private final Rehearsal rehearsal;

  PitchSearch(Rehearsal rehearsal) {
    this.rehearsal = rehearsal;
  }

  /**
   * The same tones, with other frequencies and no envelopes yet where high keys were out of tune.
   *
   * @param residual what they leave of the pieces, {@code [piece][frames]}
   */
  Tones refine(Tones tones, float[][] residual) {
    Tones untuned = UntunedPiano.tones(tones.spec(), rehearsal.sampleRateHz());
    int partials = tones.spec().partials();
    int lowest = lowestKey(untuned);
    float[][] own = rehearsal.play(onlyFrom(lowest, tones));
    List<List<float[]>> strokes = strokes(lowest, residual, own);
    float[] frequenciesHz = tones.frequenciesHz().clone();
    float[] envelopes = tones.envelopes().clone();
    double stretch = 1; // of the key below: one is tuned nearly as the next
    for (int key = lowest; key < Tones.KEYS; key++) {
      int at = key * partials;
      if (untuned.frequenciesHz()[at] == 0 || strokes.get(key).isEmpty()) {
        continue;
      }
      double hz = loudestHz(strokes.get(key), stretch * untuned.frequenciesHz()[at]);
      stretch = hz / untuned.frequenciesHz()[at];
      if (Math.abs(hz - frequenciesHz[at]) > NEAR_HZ) {
        for (int j = at; j < at + partials; j++) {
          frequenciesHz[j] = stretched(untuned.frequenciesHz()[j], stretch);
        }
        Arrays.fill(envelopes, key * length(tones), (key + 1) * length(tones), 0);
      }
    }
    return new Tones(tones.spec(), frequenciesHz, envelopes, tones.velocitiesDb(), tones.fadesDb());
  }

  private static int lowestKey(Tones untuned) {
    int partials = untuned.spec().partials();
    return IntStream.range(0, Tones.KEYS)
        .filter(key -> untuned.frequenciesHz()[key * partials] > LOWEST_HZ)
        .findFirst()
        .orElse(Tones.KEYS);
  }

  private float stretched(float hz, double factor) {
    return (float) Math.min(hz * factor, UntunedPiano.HIGHEST_OF_RATE * rehearsal.sampleRateHz());
  }

  /** Values of an envelope. */
  private static int length(Tones tones) {
    return tones.envelopes().length / Tones.KEYS;
  }

  private static Tones onlyFrom(int key, Tones tones) {
    float[] envelopes = tones.envelopes().clone();
    Arrays.fill(envelopes, 0, key * length(tones), 0);
    return new Tones(
        tones.spec(), tones.frequenciesHz(), envelopes, tones.velocitiesDb(), tones.fadesDb());
  }

  /** What sounds after each stroke of a key but for the tones of the keys below, windowed. */
  private List<List<float[]>> strokes(int lowest, float[][] residual, float[][] own) {
    double rateHz = rehearsal.sampleRateHz();
    float[] window = window((int) (SECONDS * rateHz));
    List<List<float[]>> strokes = new ArrayList<>();
    for (int key = 0; key < Tones.KEYS; key++) {
      strokes.add(new ArrayList<>());
    }
    for (int piece = 0; piece < rehearsal.count(); piece++) {
      for (NoteEvent note : rehearsal.piece(piece).notes()) {
        int key = note.midiPitch() - NoteEvent.LOWEST_PITCH;
        double first = (note.startSeconds() + FROM_SECONDS) * rateHz;
        if (key >= lowest && first + window.length <= residual[piece].length) {
          float[] sound = new float[window.length];
          for (int t = 0; t < sound.length; t++) {
            int at = (int) first + t;
            sound[t] = window[t] * (residual[piece][at] + own[piece][at]);
          }
          strokes.get(key).add(sound);
        }
      }
    }
    return strokes;
  }

  /** Hann's. */
  private static float[] window(int frames) {
    float[] window = new float[frames];
    for (int t = 0; t < frames; t++) {
      window[t] = (float) (0.5 - 0.5 * StrictMath.cos(2 * Math.PI * (t + 0.5) / frames));
    }
    return window;
  }

  private double loudestHz(List<float[]> sounds, double aroundHz) {
    double loudestHz = aroundHz;
    double most = 0;
    int reach = (int) (REACH * aroundHz / STEP_HZ);
    for (int step = -reach; step <= reach; step++) {
      double hz = aroundHz + step * STEP_HZ;
      double power = 0;
      for (float[] sound : sounds) {
        power += power(sound, 2 * Math.PI * hz / rehearsal.sampleRateHz());
      }
      if (power > most) {
        most = power;
        loudestHz = hz;
      }
    }
    return loudestHz;
  }

  /** Square of a sound's part at a frequency, by a phasor that turns with it. */
  private static double power(float[] sound, double radians) {
    double cosStep = StrictMath.cos(radians);
    double sinStep = StrictMath.sin(radians);
    double cos = 1;
    double sin = 0;
    double re = 0;
    double im = 0;
    for (float value : sound) {
      re += value * cos;
      im += value * sin;
      double turned = cos * cosStep - sin * sinStep;
      sin = sin * cosStep + cos * sinStep;
      cos = turned;
    }
    return re * re + im * im;
  }
}
