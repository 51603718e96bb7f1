package org.wavenet4j.train.data;

import java.util.HashMap;
import java.util.Map;
import org.wavenet4j.UserError;
import org.wavenet4j.model.ConditioningSpec;
import org.wavenet4j.model.LocalFeatures;
import org.wavenet4j.model.WaveNetSpec;
import org.wavenet4j.notes.NoteConditioning;
import org.wavenet4j.notes.PianoRoll;
import org.wavenet4j.notes.ToneBank;
import org.wavenet4j.run.ToneTrack;

/**
 * The notes of a corpus's pieces as a network is told them, from the MIDI files beside the audio. A
 * file is read when its piece is first asked for; what is kept of it is its notes. Not safe for use
 * by several threads.
 */
public final class PieceNotes {
  private final CorpusMidi midi;
  private final int sampleRateHz;
  private final ConditioningSpec conditioning;
  private final Map<String, PianoRoll> rolls = new HashMap<>(); // by the piece's id

  /**
   * Notes for a network.
   *
   * @param spec one with local conditioning
   * @throws UserError if its local features are not notes, or notes have another shape at its rate
   */
  public PieceNotes(Corpus corpus, WaveNetSpec spec) {
    this.midi = new CorpusMidi(corpus);
    this.sampleRateHz = corpus.sampleRateHz();
    this.conditioning = spec.conditioning();
    if (conditioning.localFeatures() != LocalFeatures.NOTES) {
      throw new UserError(
          "model.conditioning.localFeatures: \"%s\", which no corpus has; expected \"%s\", or localChannels: 0"
              .formatted(conditioning.localFeatures().label(), LocalFeatures.NOTES.label()));
    }
    ConditioningSpec notes = PianoRoll.conditioning(spec.sampleRateHz());
    if (conditioning.localChannels() != notes.localChannels()
        || conditioning.localHopFrames() != notes.localHopFrames()) {
      throw new UserError(
          "model.conditioning: localChannels %d and localHopFrames %d, expected %d and %d: notes at %d Hz"
              .formatted(
                  conditioning.localChannels(),
                  conditioning.localHopFrames(),
                  notes.localChannels(),
                  notes.localHopFrames(),
                  spec.sampleRateHz()));
    }
  }

  /**
   * Looks whether each piece of a split has its MIDI file.
   *
   * @throws UserError naming the first that has none
   */
  public void check(Split split) {
    midi.check(split);
  }

  /**
   * Features of a run of audio frames, and of {@link org.wavenet4j.model.ContextSpec#reachFrames()
   * reachFrames} feature frames on either side. Before the piece they are zeros; behind it the
   * notes go on, which have no end: keys are silent, the level stays.
   *
   * @param startFrame first audio frame, a multiple of the hop
   * @param frames N
   * @return {@code [C][M]}, {@code M = featureFrames(N) + 2 reachFrames}; audio frame t of the run
   *     belongs to column {@code reachFrames + t / hop}
   * @throws UserError if the piece has no MIDI file, or it cannot be read
   */
  float[][] read(CorpusItem item, long startFrame, int frames) {
    int hop = conditioning.localHopFrames();
    if (startFrame % hop != 0) {
      throw new IllegalArgumentException(
          "startFrame: %d, expected a multiple of the hop, %d".formatted(startFrame, hop));
    }
    int reach = conditioning.context().reachFrames();
    int columns = conditioning.featureFrames(frames) + 2 * reach;
    long first = startFrame / hop - reach;
    int before = (int) Math.min(columns, Math.max(0, -first));
    float[] rows = new float[(columns - before) * PianoRoll.CHANNELS]; // [feature frame][C]
    roll(item).read(first + before, columns - before, rows, 0);
    float[][] features = new float[PianoRoll.CHANNELS][columns];
    for (int channel = 0; channel < features.length; channel++) {
      for (int f = before; f < columns; f++) {
        features[channel][f] = rows[(f - before) * PianoRoll.CHANNELS + channel];
      }
    }
    return features;
  }

  /**
   * What a network is told of a piece while it plays or hears it from anywhere.
   *
   * @throws UserError if the piece has no MIDI file, or it cannot be read
   */
  public NoteConditioning conditioning(CorpusItem item) {
    return new NoteConditioning(roll(item), conditioning);
  }

  /**
   * A piece's notes as their keys' tones.
   *
   * @throws UserError if the piece has no MIDI file, or it cannot be read
   */
  ToneTrack tones(CorpusItem item, ToneBank bank) {
    return bank.play(roll(item).notes());
  }

  private PianoRoll roll(CorpusItem item) {
    PianoRoll known = rolls.get(item.id());
    if (known != null) {
      return known;
    }
    PianoRoll roll = new PianoRoll(midi.read(item).notes(), sampleRateHz);
    rolls.put(item.id(), roll);
    return roll;
  }
}
