package org.wavenet4j.audio;

import java.math.BigInteger;
import org.wavenet4j.UserError;

/**
 * Converts sound from one sample rate to another, any two integers whose ratio is at most {@value
 * #MAX_RATIO}, by a {@link PolyphaseFilter}: flat to 0.9 of the lower Nyquist frequency, images and
 * aliases at least 90 dB down, linear phase with its delay taken out.
 *
 * <p>{@code n} input frames become exactly {@code ceil(n outRateHz / inRateHz)}; output frame i
 * belongs to the time {@code i / outRateHz}. Before its beginning and after its end sound is taken
 * as silence. The same input gives the same bits on every machine and for every block size.
 *
 * <p>An instance converts one channel of one sound, in constant memory.
 */
public final class Resampler {
  /** Takes converted frames. */
  @FunctionalInterface
  public interface Sink {
    /** Frames that are valid during the call only. */
    void accept(float[] samples, int offset, int length);
  }

  /** Greatest ratio of the two rates: the filter's length grows with it. */
  public static final int MAX_RATIO = 256;

  private static final int BLOCK_FRAMES = 4096;

  private final boolean equalRates;
  private final PolyphaseFilter filter;
  private final float[] window; // inputs that outputs to come may see
  private final float[] block = new float[BLOCK_FRAMES];
  private int filled;
  private int first; // oldest input of the next output, index into the window; may be ahead of it
  private long phase;
  private boolean finished;

  /**
   * Ready for the first frame.
   *
   * @throws UserError if one rate is more than {@value #MAX_RATIO} times the other
   */
  public Resampler(int inRateHz, int outRateHz) {
    checkRates(inRateHz, outRateHz);
    int divisor = gcd(inRateHz, outRateHz);
    equalRates = inRateHz == outRateHz;
    filter = new PolyphaseFilter(outRateHz / divisor, inRateHz / divisor);
    window = new float[4 * filter.halfTaps() + BLOCK_FRAMES];
    // The first output is at the first input: what comes before is silence.
    filled = filter.halfTaps() - 1;
  }

  private static void checkRates(int inRateHz, int outRateHz) {
    if (inRateHz < 1 || outRateHz < 1) {
      throw new IllegalArgumentException(
          "rates: %d to %d Hz, expected at least 1".formatted(inRateHz, outRateHz));
    }
    if (Math.max(inRateHz, outRateHz) > (long) MAX_RATIO * Math.min(inRateHz, outRateHz)) {
      throw new UserError(
          "sound of %d Hz cannot be converted to %d Hz, expected rates within a factor of %d; is the rate right?"
              .formatted(inRateHz, outRateHz, MAX_RATIO));
    }
  }

  private static int gcd(int a, int b) {
    return BigInteger.valueOf(a).gcd(BigInteger.valueOf(b)).intValue();
  }

  /** Frames that so many input frames become: {@code ceil(inFrames outRateHz / inRateHz)}. */
  public static long outputFrames(long inFrames, int inRateHz, int outRateHz) {
    int divisor = gcd(inRateHz, outRateHz);
    long step = inRateHz / divisor;
    return Math.addExact(Math.multiplyExact(inFrames, (long) (outRateHz / divisor)), step - 1)
        / step;
  }

  /**
   * Converts a whole channel; equal rates return the array itself.
   *
   * @throws UserError if one rate is more than {@value #MAX_RATIO} times the other, or the result
   *     is too long for an array
   */
  public static float[] resample(float[] samples, int inRateHz, int outRateHz) {
    checkRates(inRateHz, outRateHz);
    if (inRateHz == outRateHz) {
      return samples;
    }
    long frames = outputFrames(samples.length, inRateHz, outRateHz);
    if (frames > Integer.MAX_VALUE - 8) {
      throw new UserError(
          "sound of %d frames at %d Hz is too long to hold in memory at %d Hz; give less of it"
              .formatted(samples.length, inRateHz, outRateHz));
    }
    float[] result = new float[(int) frames];
    Resampler resampler = new Resampler(inRateHz, outRateHz);
    Sink collect =
        new Sink() {
          private int done;

          @Override
          public void accept(float[] block, int offset, int length) {
            System.arraycopy(block, offset, result, done, length);
            done += length;
          }
        };
    resampler.process(samples, 0, samples.length, collect);
    resampler.finish(collect);
    return result;
  }

  /** Takes input frames and hands on the output that they complete. */
  public void process(float[] in, int offset, int length, Sink sink) {
    if (finished) {
      throw new IllegalStateException("finished: a Resampler converts one sound");
    }
    if (equalRates) {
      sink.accept(in, offset, length);
    } else {
      feed(in, offset, length, sink);
    }
  }

  /** Hands on the rest of the output; nothing may follow. */
  public void finish(Sink sink) {
    if (!equalRates && !finished) {
      // Just as much silence as the last output that lies before the end needs.
      feed(new float[filter.halfTaps()], 0, filter.halfTaps(), sink);
    }
    finished = true;
  }

  private void feed(float[] in, int offset, int length, Sink sink) {
    int done = 0;
    while (done < length) {
      int count = Math.min(length - done, window.length - filled);
      System.arraycopy(in, offset + done, window, filled, count);
      filled += count;
      done += count;
      emit(sink);
      if (filled == window.length) {
        discard();
      }
    }
  }

  private void emit(Sink sink) {
    int seen = 2 * filter.halfTaps();
    int count = 0;
    while (first + seen <= filled) {
      block[count++] = filter.apply(window, first, phase);
      phase += filter.step();
      first += (int) (phase / filter.phases());
      phase %= filter.phases();
      if (count == block.length) {
        sink.accept(block, 0, count);
        count = 0;
      }
    }
    if (count > 0) {
      sink.accept(block, 0, count);
    }
  }

  /** Moves what is still seen to the window's beginning. */
  private void discard() {
    int shift = Math.min(first, filled);
    System.arraycopy(window, shift, window, 0, filled - shift);
    filled -= shift;
    first -= shift;
  }
}
