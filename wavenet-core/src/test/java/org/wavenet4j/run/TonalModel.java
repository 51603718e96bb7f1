package org.wavenet4j.run;

import java.util.List;
import org.wavenet4j.model.ContextSpec;
import org.wavenet4j.model.Model;
import org.wavenet4j.notes.NoteConditioning;
import org.wavenet4j.notes.NoteEvent;
import org.wavenet4j.notes.PianoRoll;

/** A network that expects tones, with random weights, and notes for it. */
final class TonalModel {
  private static final int RATE_HZ = 16_000;
  private static final ContextSpec CONTEXT = new ContextSpec(6, 3, List.of(1, 2)); // reach 3

  static final Model MODEL = RandomModels.model(RandomModels.tonalSpec(CONTEXT), 8);

  private TonalModel() {}

  /** A key struck again and again, and others between: there is hardly a sample without a tone. */
  private static PianoRoll roll() {
    return new PianoRoll(
        List.of(
            note(0.002, 0.02, 60, 90),
            note(0.006, 0.05, 67, 50),
            note(0.0301, 0.031, 60, 120),
            note(0.06, 0.3, 100, 70),
            note(0.061, 0.2, 36, 70)),
        RATE_HZ);
  }

  private static NoteEvent note(double start, double release, int pitch, int velocity) {
    return new NoteEvent(start, release, release, pitch, velocity);
  }

  static NoteConditioning notes() {
    return new NoteConditioning(roll(), MODEL.spec().conditioning());
  }

  /** What it is told of the first samples, and what its context sees behind them. */
  static float[] features(int samples) {
    int hop = MODEL.spec().conditioning().localHopFrames();
    int frames = (samples + hop - 1) / hop + 3;
    float[] features = new float[frames * PianoRoll.CHANNELS];
    roll().read(0, frames, features, 0);
    return features;
  }
}
