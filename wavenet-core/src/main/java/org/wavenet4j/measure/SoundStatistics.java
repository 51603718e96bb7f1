package org.wavenet4j.measure;

/**
 * Plain facts of one channel of sound. Levels are in dB of full scale, an amplitude of 1, so that a
 * full-scale sine has an RMS level of -3.01 dBFS; what is lower than {@value #FLOOR_DBFS} dBFS is
 * given as that.
 *
 * @param seconds length
 * @param peakDbfs greatest absolute value
 * @param rmsDbfs root of the mean square
 * @param dcOffset mean, in [-1, 1]
 * @param clippedFraction share of samples in clipped runs: at least {@value #CLIPPED_RUN} samples
 *     one after another of one sign and of at least {@value #CLIPPED_AMPLITUDE} of full scale
 * @param silentFraction share of the {@value #FRAME_MS} ms frames (the last may be shorter) whose
 *     RMS level is under {@value #SILENCE_DBFS} dBFS
 * @param spectralFlatness geometric over arithmetic mean of the power spectrum without its first
 *     and last bin (Gray and Markel 1974, IEEE Trans. ASSP 22(3)), averaged over the
 *     half-overlapping Hann windows of 16 to 32 ms that are not silent; near 0 for tones, 0.56 for
 *     white noise, whose spectrum is not flat in a single window; 0 where all is silent or shorter
 *     than a window
 * @param nonFiniteSamples samples that are NaN or infinite; everything else takes them as 0
 */
public record SoundStatistics(
    double seconds,
    double peakDbfs,
    double rmsDbfs,
    double dcOffset,
    double clippedFraction,
    double silentFraction,
    double spectralFlatness,
    long nonFiniteSamples) {
  /** The lowest level that is told apart from nothing. */
  public static final int FLOOR_DBFS = -200;

  /** Level under which a frame is silent. */
  public static final int SILENCE_DBFS = -60;

  /** Length of the frames that are silent or not. */
  public static final int FRAME_MS = 20;

  /** Samples that make a clipped run. */
  public static final int CLIPPED_RUN = 3;

  /** Absolute value from which a sample counts as at full scale. */
  public static final double CLIPPED_AMPLITUDE = 0.999;

  /** The facts of a whole channel; {@link SoundMeter} takes it in blocks. */
  public static SoundStatistics of(float[] samples, int sampleRateHz) {
    SoundMeter meter = new SoundMeter(sampleRateHz);
    meter.add(samples, 0, samples.length);
    return meter.statistics();
  }
}
