package org.wavenet4j.measure;

import org.wavenet4j.signal.Stft;

/**
 * Gathers {@link SoundStatistics} in constant memory. The result is the same bits for every block
 * size.
 */
public final class SoundMeter {
  private static final double SILENT_MEAN_SQUARE =
      StrictMath.pow(10, SoundStatistics.SILENCE_DBFS / 10.0);

  /** Below every power of interest; keeps the logarithm of an empty bin finite. */
  private static final double MIN_POWER = 1e-20;

  private final int sampleRateHz;
  private long samples;
  private long nonFinite;
  private double peak;
  private double sum;
  private double sumOfSquares;

  private long clipped;
  private int run;
  private int runSign;

  private final int frameLength;
  private int frameFilled;
  private double frameEnergy;
  private long frames;
  private long silentFrames;

  private final Stft stft;
  private final float[] window;
  private final double[] power;
  private int windowFilled;
  private double flatnessSum;
  private long soundingWindows;

  /** Ready for the first sample. */
  public SoundMeter(int sampleRateHz) {
    if (sampleRateHz < 1) {
      throw new IllegalArgumentException("sampleRateHz: " + sampleRateHz + ", expected at least 1");
    }
    this.sampleRateHz = sampleRateHz;
    frameLength = (int) Math.max(1, (long) sampleRateHz * SoundStatistics.FRAME_MS / 1000);
    // The power of two within 32 ms.
    int windowFrames = Integer.highestOneBit((int) Math.max(16, sampleRateHz * 32L / 1000));
    stft = new Stft(windowFrames, windowFrames / 2);
    window = new float[windowFrames];
    power = new double[stft.bins()];
  }

  /** Takes the next samples. */
  public void add(float[] block, int offset, int length) {
    for (int i = offset; i < offset + length; i++) {
      add(block[i]);
    }
  }

  private void add(float sample) {
    boolean finite = Float.isFinite(sample);
    float x = finite ? sample : 0;
    nonFinite += finite ? 0 : 1;
    samples++;
    double square = (double) x * x;
    peak = Math.max(peak, Math.abs(x));
    sum += x;
    sumOfSquares += square;
    addToRun(x);
    frameEnergy += square;
    if (++frameFilled == frameLength) {
      silentFrames += isSilent(frameEnergy, frameFilled) ? 1 : 0;
      frames++;
      frameFilled = 0;
      frameEnergy = 0;
    }
    window[windowFilled] = x;
    if (++windowFilled == window.length) {
      addWindow();
    }
  }

  private void addToRun(float x) {
    int sign = Math.abs(x) < SoundStatistics.CLIPPED_AMPLITUDE ? 0 : x > 0 ? 1 : -1;
    run = sign != 0 && sign == runSign ? run + 1 : Math.abs(sign);
    runSign = sign;
    if (run == SoundStatistics.CLIPPED_RUN) {
      clipped += run;
    } else if (run > SoundStatistics.CLIPPED_RUN) {
      clipped++;
    }
  }

  private static boolean isSilent(double energy, int length) {
    return energy < SILENT_MEAN_SQUARE * length;
  }

  private void addWindow() {
    double energy = 0;
    for (float x : window) {
      energy += (double) x * x;
    }
    if (!isSilent(energy, window.length)) {
      stft.power(window, 0, power);
      flatnessSum += flatness(power);
      soundingWindows++;
    }
    int hop = window.length / 2;
    System.arraycopy(window, hop, window, 0, hop);
    windowFilled = hop;
  }

  private static double flatness(double[] power) {
    double sum = 0;
    double logSum = 0;
    int count = power.length - 2;
    for (int k = 1; k <= count; k++) {
      double p = Math.max(power[k], MIN_POWER);
      sum += p;
      logSum += StrictMath.log(p);
    }
    return StrictMath.exp(logSum / count) / (sum / count);
  }

  /** The facts of all samples so far. */
  public SoundStatistics statistics() {
    double count = Math.max(1, samples);
    long lastFrame = frameFilled > 0 ? 1 : 0;
    long lastSilent = frameFilled > 0 && isSilent(frameEnergy, frameFilled) ? 1 : 0;
    return new SoundStatistics(
        (double) samples / sampleRateHz,
        decibels(peak),
        decibels(Math.sqrt(sumOfSquares / count)),
        sum / count,
        clipped / count,
        (double) (silentFrames + lastSilent) / Math.max(1, frames + lastFrame),
        flatnessSum / Math.max(1, soundingWindows),
        nonFinite);
  }

  static double decibels(double amplitude) {
    return Math.max(SoundStatistics.FLOOR_DBFS, 20 * StrictMath.log10(amplitude));
  }
}
