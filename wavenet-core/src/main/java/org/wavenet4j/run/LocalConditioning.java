package org.wavenet4j.run;

import org.wavenet4j.model.ConditioningSpec;
import org.wavenet4j.model.Tones;

/**
 * Features that follow time, one row of C a feature frame: feature frame f is about the samples
 * from {@code f} {@link ConditioningSpec#localHopFrames} on. A network asks for the frames one
 * after another, some of them ahead of the sound, and again from an earlier one where it goes back.
 */
public interface LocalConditioning {
  /** For a network that has no local conditioning. */
  LocalConditioning NONE =
      new LocalConditioning() {
        @Override
        public int channels() {
          return 0;
        }

        @Override
        public int read(long firstFeatureFrame, int featureFrames, float[] out, int offset) {
          return featureFrames; // C is 0, so there is nothing to fill in.
        }
      };

  /** Features a frame, C. */
  int channels();

  /**
   * Fills in the features of a run of feature frames, of those there are.
   *
   * @param firstFeatureFrame counted from the start of the signal, at least 0; may lie behind the
   *     end
   * @param out {@code [feature frame][C]} from {@code offset} on
   * @return how many there are; fewer than asked for only where the features end, for good
   */
  int read(long firstFeatureFrame, int featureFrames, float[] out, int offset);

  /**
   * What the features, where they are notes, let expect of the sound itself.
   *
   * @param tones of the network
   * @return for one stream; silent where the features are no notes
   */
  default ToneTrack tones(Tones tones) {
    return ToneTrack.SILENT;
  }

  /**
   * Features that are all 0, without end: a network that has learnt from features is told nothing.
   *
   * @param channels C, at least 1
   */
  static LocalConditioning zeros(int channels) {
    return new ZeroFeatures(channels);
  }

  /**
   * Features that are all there.
   *
   * @param features {@code [feature frame][C]}; not copied
   */
  static LocalConditioning given(ConditioningSpec conditioning, float[] features) {
    return new GivenFeatures(features, conditioning.localChannels());
  }
}
