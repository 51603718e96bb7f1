package org.wavenet4j.run;

import org.wavenet4j.UserError;
import org.wavenet4j.model.ConditioningSpec;

/** Features that follow time, one row of C an audio frame: frame t belongs to sample t. */
public interface LocalConditioning {
  /** For a network that has no local conditioning. */
  LocalConditioning NONE =
      new LocalConditioning() {
        @Override
        public int channels() {
          return 0;
        }

        @Override
        public void read(long firstFrame, int frames, float[] out) {
          // C is 0, so there is nothing to fill in.
        }
      };

  /** Features a frame, C. */
  int channels();

  /**
   * Fills in the features of a run of audio frames.
   *
   * @param firstFrame counted from the start of the signal
   * @param out {@code [frame][C]}, filled from its start
   * @throws UserError if there are none for these frames
   */
  void read(long firstFrame, int frames, float[] out);

  /**
   * Features that are all 0, without end: a network that has learnt from features is told nothing.
   *
   * @param channels C, at least 1
   */
  static LocalConditioning zeros(int channels) {
    return new ZeroFeatures(channels);
  }

  /**
   * Features at a lower rate, each repeated over {@link ConditioningSpec#localHopFrames} audio
   * frames.
   *
   * @param features {@code [feature frame][C]}; not copied
   */
  static LocalConditioning repeated(ConditioningSpec conditioning, float[] features) {
    return new RepeatedFeatures(
        features, conditioning.localChannels(), conditioning.localHopFrames());
  }
}
