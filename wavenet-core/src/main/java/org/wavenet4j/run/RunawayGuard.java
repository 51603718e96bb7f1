package org.wavenet4j.run;

import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.wavenet4j.Range;
import org.wavenet4j.model.Model;
import org.wavenet4j.model.SoundProfile;
import org.wavenet4j.signal.SlidingWindow;

/**
 * Listens to generated sound for collapse: silence, a stuck code, noise, loudness or an offset
 * beyond what the model's training sound has. A few operations a sample, no allocation, and a
 * verdict that depends on the samples alone.
 *
 * <p>Silence and a stuck code are noticed 1.5 s after the longest such stretch of training sound
 * (and up to a tenth of a window later); noise, loudness and offset after 1 to 1.5 s, two to three
 * windows. Where a model has no statistics of its training sound, only what hardly any sound does
 * is noticed: 10 s of silence or of one code, loud white noise, and a mean beyond 0.62.
 */
public final class RunawayGuard {
  /**
   * Windows in a row that must be wrong: a single wrong hop can spoil as many as a window has hops,
   * and a drum's stroke is no runaway.
   */
  private static final int SUSTAINED_HOPS = 2 * SlidingWindow.HOPS;

  private static final double MOST_REST_SECONDS = 1e6;

  private final GuardLimits limits;
  private final int sampleRateHz;
  private final SlidingWindow window;
  private final long longestQuietHops;
  private final long longestRepeats;
  private long position;
  private long quietHops;
  private int roughHops;
  private int loudHops;
  private int offsetHops;
  private Runaway.@Nullable Kind kind; // while it lasts

  /**
   * A guard at the start of a sound.
   *
   * @param sound how training sound is, if that is known
   */
  public RunawayGuard(Optional<SoundProfile> sound, int sampleRateHz) {
    this(sound, sampleRateHz, 0);
  }

  private RunawayGuard(Optional<SoundProfile> sound, int sampleRateHz, double restSeconds) {
    this.limits = GuardLimits.of(sound, restSeconds);
    this.sampleRateHz = sampleRateHz;
    this.window = new SlidingWindow(limits.sound().windowMs(), sampleRateHz);
    this.longestQuietHops =
        (long) Math.ceil(limits.quietSeconds() * sampleRateHz / window.hopFrames());
    this.longestRepeats = (long) Math.ceil(limits.repeatSeconds() * sampleRateHz);
  }

  /** A guard of what a model makes. */
  public static RunawayGuard of(Model model) {
    return of(model, 0);
  }

  /**
   * A guard of what a model makes of a piece that has rests.
   *
   * @param restSeconds the longest of them, which may come on top of the longest quiet stretch of
   *     training sound: a note may have died away before its damper falls
   */
  public static RunawayGuard of(Model model, double restSeconds) {
    Range.check(
        "restSeconds",
        restSeconds,
        restSeconds >= 0 && restSeconds < MOST_REST_SECONDS,
        "0 to 1e6");
    return new RunawayGuard(model.sound(), model.spec().sampleRateHz(), restSeconds);
  }

  /** Forgets what it heard; the next sample is that of the given position. */
  public void reset(long position) {
    this.position = position;
    window.reset();
    quietHops = 0;
    roughHops = 0;
    loudHops = 0;
    offsetHops = 0;
    kind = null;
  }

  /**
   * Hears the next sample.
   *
   * @param amplitude of its code
   * @return whether the sound is seen here to have run away; true once, until it has come back
   */
  public boolean hear(float amplitude) {
    position++;
    return window.add(amplitude) && judge();
  }

  private boolean judge() {
    quietHops = window.hopDbfs() < limits.sound().quietDbfs() ? quietHops + 1 : 0;
    if (window.full()) {
      double dbfs = window.dbfs();
      boolean rough = window.roughness() > limits.roughness();
      roughHops = rough && dbfs >= limits.sound().loudDbfs() ? roughHops + 1 : 0;
      loudHops = dbfs > limits.dbfs() ? loudHops + 1 : 0;
      offsetHops = Math.abs(window.offset()) > limits.offset() ? offsetHops + 1 : 0;
    }
    boolean before = kind != null;
    kind = kind();
    return kind != null && !before;
  }

  private Runaway.@Nullable Kind kind() {
    if (quietHops >= longestQuietHops) {
      return Runaway.Kind.SILENCE;
    }
    if (window.repeats() >= longestRepeats) {
      return Runaway.Kind.STUCK_CODE;
    }
    if (roughHops >= SUSTAINED_HOPS) {
      return Runaway.Kind.NOISE;
    }
    if (loudHops >= SUSTAINED_HOPS) {
      return Runaway.Kind.TOO_LOUD;
    }
    return offsetHops >= SUSTAINED_HOPS ? Runaway.Kind.OFFSET : null;
  }

  /**
   * What {@link #hear} has just found; allocates.
   *
   * @throws IllegalStateException if it has found nothing
   */
  public Runaway runaway() {
    Runaway.Kind found = kind;
    if (found == null) {
      throw new IllegalStateException("the sound has not run away");
    }
    SoundProfile sound = limits.sound();
    return switch (found) {
      case SILENCE -> runaway(found, frames(quietHops), window.dbfs(), sound.longestQuietSeconds());
      case STUCK_CODE ->
          runaway(found, window.repeats(), window.newest(), sound.longestRepeatSeconds());
      case NOISE -> runaway(found, frames(roughHops), window.roughness(), sound.highestRoughness());
      case TOO_LOUD -> runaway(found, frames(loudHops), window.dbfs(), sound.levels().highest());
      case OFFSET -> runaway(found, frames(offsetHops), window.offset(), sound.highestOffset());
    };
  }

  private Runaway runaway(Runaway.Kind kind, long frames, double measured, double expected) {
    return new Runaway(kind, position, frames, sampleRateHz, measured, expected, limits.measured());
  }

  private long frames(long hops) {
    return hops * window.hopFrames();
  }

  /** The longest that sound can have run away before that is noticed, in samples. */
  public long longestUnnoticedFrames() {
    long repeats = longestRepeats + window.hopFrames();
    return Math.max(repeats, frames(Math.max(longestQuietHops, SUSTAINED_HOPS)));
  }
}
