package org.wavenet4j.notes;

import org.wavenet4j.UsageError;
import org.wavenet4j.model.ConditioningSpec;
import org.wavenet4j.run.LocalConditioning;

/**
 * Notes as a network is told them: the features of a {@link PianoRoll}, each repeated over the
 * audio frames that it covers. Frames can be read in any order and without end; the feature frame
 * read last is kept, so one stream of sound reads one of these. Reading allocates nothing.
 */
public final class NoteConditioning implements LocalConditioning {
  private final PianoRoll roll;
  private final float[] row = new float[PianoRoll.CHANNELS]; // features of feature frame rowFrame
  private long rowFrame = -1;

  /**
   * Notes for a network.
   *
   * @param network its conditioning: as many local channels as the roll has, and the roll's hop
   * @throws UsageError if the network takes other features
   */
  public NoteConditioning(PianoRoll roll, ConditioningSpec network) {
    if (network.localChannels() != PianoRoll.CHANNELS
        || network.localHopFrames() != roll.hopFrames()) {
      throw new UsageError(
          "the model was trained with %s, but notes are %s; take a model that was trained on notes"
              .formatted(
                  features(network.localChannels(), network.localHopFrames()),
                  features(PianoRoll.CHANNELS, roll.hopFrames())));
    }
    this.roll = roll;
  }

  private static String features(int channels, int hopFrames) {
    return channels == 0
        ? "no local conditioning"
        : "%d features every %d samples".formatted(channels, hopFrames);
  }

  @Override
  public int channels() {
    return PianoRoll.CHANNELS;
  }

  @Override
  public void read(long firstFrame, int frames, float[] out) {
    for (int f = 0; f < frames; f++) {
      long featureFrame = (firstFrame + f) / roll.hopFrames();
      if (featureFrame != rowFrame) {
        roll.read(featureFrame, 1, row, 0);
        rowFrame = featureFrame;
      }
      System.arraycopy(row, 0, out, f * row.length, row.length);
    }
  }
}
