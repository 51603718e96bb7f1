package org.wavenet4j.notes;

import org.wavenet4j.UsageError;
import org.wavenet4j.model.ConditioningSpec;
import org.wavenet4j.model.LocalFeatures;
import org.wavenet4j.model.Tones;
import org.wavenet4j.run.LocalConditioning;
import org.wavenet4j.run.ToneTrack;

/**
 * Notes as a network is told them: the features of a {@link PianoRoll}. Frames can be read in any
 * order and without end, by any number of streams of sound. Reading allocates nothing.
 */
public final class NoteConditioning implements LocalConditioning {
  private final PianoRoll roll;

  /**
   * Notes for a network.
   *
   * @param network its conditioning: by notes, with as many local channels as the roll has, and the
   *     roll's hop
   * @throws UsageError if the network takes other features
   */
  public NoteConditioning(PianoRoll roll, ConditioningSpec network) {
    if (network.localFeatures() != LocalFeatures.NOTES
        || network.localChannels() != PianoRoll.CHANNELS
        || network.localHopFrames() != roll.hopFrames()) {
      throw new UsageError(
          "the model was trained with %s, expected notes as %s; give a model that was trained on notes"
              .formatted(trainedWith(network), features(PianoRoll.CHANNELS, roll.hopFrames())));
    }
    this.roll = roll;
  }

  private static String trainedWith(ConditioningSpec network) {
    if (!network.local()) {
      return "no local conditioning";
    }
    String features = features(network.localChannels(), network.localHopFrames());
    return network.localFeatures() == LocalFeatures.NOTES
        ? "notes as " + features
        : features + " that are no notes";
  }

  private static String features(int channels, int hopFrames) {
    return "%d features every %d samples".formatted(channels, hopFrames);
  }

  @Override
  public int channels() {
    return PianoRoll.CHANNELS;
  }

  @Override
  public int read(long firstFeatureFrame, int featureFrames, float[] out, int offset) {
    roll.read(firstFeatureFrame, featureFrames, out, offset);
    return featureFrames;
  }

  @Override
  public ToneTrack tones(Tones tones) {
    return new NoteTones(new ToneBank(tones, roll.sampleRateHz()), roll.notes());
  }
}
