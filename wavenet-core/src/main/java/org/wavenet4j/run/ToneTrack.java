package org.wavenet4j.run;

/**
 * One stream's sound as its notes alone let expect it. A frame's amplitude has the same bits
 * whatever was asked for before; frames that follow each other come quickest.
 */
public interface ToneTrack {
  /** For a network that is told no notes: any sound may be meant. */
  ToneTrack SILENT =
      new ToneTrack() {
        @Override
        public float at(long frame) {
          return 0;
        }

        @Override
        public float level(long frame) {
          return Float.POSITIVE_INFINITY;
        }

        @Override
        public long sinceStrokeFrames(long frame) {
          return Long.MAX_VALUE;
        }
      };

  /**
   * The amplitude of an audio frame, full scale 1.
   *
   * @param frame counted from the start of the signal, at least 0
   */
  float at(long frame);

  /**
   * The root mean square that the tones have around an audio frame, whatever their phases; infinite
   * where nobody knows of any.
   *
   * @param frame counted from the start of the signal, at least 0
   */
  float level(long frame);

  /**
   * Audio frames since the last stroke of a key; 0 also shortly before one, as {@link #level} is
   * that of what begins; {@link Long#MAX_VALUE} where there was none.
   *
   * @param frame counted from the start of the signal, at least 0
   */
  long sinceStrokeFrames(long frame);
}
