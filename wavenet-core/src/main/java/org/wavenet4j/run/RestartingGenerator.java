package org.wavenet4j.run;

import java.util.SplittableRandom;
import java.util.function.Consumer;
import org.wavenet4j.UserError;
import org.wavenet4j.model.WaveNetSpec;

/**
 * A stream that goes back where its sound runs away, to 1 s before that began, then to 2 s before
 * and so on, and draws anew with a seed that follows from the first one and the number of restarts.
 * So the same seed, prime and length give the same samples, in one call or many; another length may
 * give others, as what follows the end is not there to be noticed.
 *
 * <p>Samples are handed over once no restart can change them any more: {@link #delayFrames} later,
 * and at once at the end.
 */
public final class RestartingGenerator implements SampleStream {
  /** Attempts to go on at one place. */
  public static final int ATTEMPTS = 5;

  private static final int BACK_SECONDS = 1; // more with each attempt
  private static final int BLOCK_FRAMES = 1024;

  private final Generator generator;
  private final RunawayGuard guard;
  private final Consumer<Restart> listener;
  private final SplittableRandom seeds;
  private final long length;
  private final int sampleRateHz;
  private final int pastFrames;
  private final int delayFrames;
  private final float[] heard; // the newest samples as the network heard them, from heardFrom on
  private final float[] sound; // what of them is handed over, at the same places
  private long heardFrom;
  private int filled;
  private long start; // primed before it, generated from it on
  private long handed;
  private int attempt;
  private long troubleUntil = Long.MIN_VALUE;
  private long reached; // the furthest place where trouble was noticed
  private String failure = "";

  /**
   * Takes over a stream at its start.
   *
   * @param generator that heard nothing yet; not to be used by others from now on
   * @param spec of its network
   * @param guard at its start
   * @param seed of its draws
   * @param frames to be generated in all; {@link Long#MAX_VALUE} if that is open
   * @param listener is told of each restart
   * @throws UserError if what must be kept does not fit into memory
   */
  public RestartingGenerator(
      Generator generator,
      WaveNetSpec spec,
      RunawayGuard guard,
      long seed,
      long frames,
      Consumer<Restart> listener) {
    if (generator.position() != 0) {
      throw new IllegalArgumentException("generator: has begun, expected one at its start");
    }
    this.generator = generator;
    this.guard = guard;
    this.listener = listener;
    this.seeds = new SplittableRandom(seed).split();
    this.length = frames;
    this.sampleRateHz = spec.sampleRateHz();
    this.pastFrames = spec.pastFrames();
    long delay = guard.longestUnnoticedFrames() + ATTEMPTS * backFrames();
    // Twice, so that the newest half is seldom moved down.
    long kept = 2 * (delay + pastFrames) + BLOCK_FRAMES;
    if (kept > Math.min(Integer.MAX_VALUE - 8, Runtime.getRuntime().maxMemory() / 32)) {
      throw new UserError(
          "restarting keeps the last %d s of sound, %d MB, and Java may use %d MB; raise -Xmx or only warn"
              .formatted(
                  kept / 2 / sampleRateHz, kept >> 17, Runtime.getRuntime().maxMemory() >> 20));
    }
    this.delayFrames = (int) delay;
    this.heard = new float[(int) kept];
    this.sound = new float[(int) kept];
  }

  private long backFrames() {
    return (long) BACK_SECONDS * sampleRateHz;
  }

  /** How much later samples are handed over than drawn. */
  public int delayFrames() {
    return delayFrames;
  }

  /** Samples heard and handed over so far. */
  @Override
  public long position() {
    return handed;
  }

  /**
   * The guard does not listen to that.
   *
   * @throws IllegalStateException if the stream has begun
   */
  @Override
  public void prime(float[] given) {
    if (drawnUntil() > start) {
      throw new IllegalStateException("the stream has begun, prime it before");
    }
    generator.prime(given);
    for (int at = 0; at < given.length; at += BLOCK_FRAMES) {
      int frames = Math.min(BLOCK_FRAMES, given.length - at);
      makeRoom();
      System.arraycopy(given, at, heard, filled, frames);
      filled += frames;
    }
    start = drawnUntil();
    handed = start;
  }

  /**
   * Makes the next samples.
   *
   * @throws RunawayError if every attempt at one place has run away
   */
  @Override
  public void generate(float[] out, int offset, int frames) {
    if (frames > length - (handed - start)) {
      throw new IllegalArgumentException(
          "frames: %d, expected at most %d of %d in all"
              .formatted(frames, length - (handed - start), length));
    }
    int done = handOver(out, offset, frames);
    while (done < frames) {
      if (!failure.isEmpty()) {
        throw new RunawayError(failure, done, handed - start);
      }
      draw(handed + frames - done);
      done += handOver(out, offset + done, frames - done);
    }
  }

  private int handOver(float[] out, int offset, int most) {
    boolean last = drawn() == length || !failure.isEmpty();
    long certain = drawnUntil() - (last ? 0 : delayFrames);
    int frames = (int) Math.max(0, Math.min(most, certain - handed));
    System.arraycopy(sound, (int) (handed - heardFrom), out, offset, frames);
    handed += frames;
    return frames;
  }

  /** Draws a block, but no more than is wanted in order to hand over the samples before a place. */
  private void draw(long wanted) {
    long missing = Math.min(wanted + delayFrames - drawnUntil(), length - drawn());
    int frames = (int) Math.min(BLOCK_FRAMES, missing);
    makeRoom();
    generator.generate(sound, heard, filled, frames);
    for (int f = 0; f < frames; f++) {
      filled++;
      if (guard.hear(heard[filled - 1])) {
        goBack(guard.runaway());
        return;
      }
    }
  }

  /** Keeps what a restart may go back over, and what the network must hear again before it. */
  private void makeRoom() {
    if (filled + BLOCK_FRAMES > heard.length) {
      int kept = delayFrames + pastFrames;
      System.arraycopy(heard, filled - kept, heard, 0, kept);
      System.arraycopy(sound, filled - kept, sound, 0, kept);
      heardFrom += filled - kept;
      filled = kept;
    }
  }

  private void goBack(Runaway runaway) {
    long began = drawnUntil() - runaway.frames();
    // It must have been well for a while to count as another place.
    attempt = began <= troubleUntil ? attempt + 1 : 1;
    troubleUntil = Math.max(troubleUntil, drawnUntil() + backFrames());
    if (attempt > ATTEMPTS) {
      failure =
          ("%s, and so did %d attempts to go on otherwise; try another seed, another temperature"
                  + " (higher against silence, lower against noise) or other sound to begin with")
              .formatted(runaway.text(), ATTEMPTS);
      filled = (int) (Math.max(handed, began) - heardFrom);
      return;
    }
    reached = Math.max(reached, drawnUntil());
    long place = Math.max(start, began - attempt * backFrames());
    // Samples before that may have been handed over.
    place = Math.max(place, reached - delayFrames);
    Restart restart = new Restart(runaway, drawnUntil() - place, attempt);
    filled = (int) (place - heardFrom);
    int past = (int) Math.min(pastFrames, place);
    generator.resume(place, heard, filled - past, past, seeds.nextLong());
    guard.reset(drawn());
    listener.accept(restart);
  }

  private long drawnUntil() {
    return heardFrom + filled;
  }

  private long drawn() {
    return drawnUntil() - start;
  }

  @Override
  public void close() {
    generator.close();
  }
}
