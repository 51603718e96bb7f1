package org.wavenet4j.audio;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import javax.sound.sampled.AudioFormat;
import javax.sound.sampled.LineUnavailableException;
import javax.sound.sampled.SourceDataLine;
import org.wavenet4j.UserError;

/**
 * Plays mono sound, as 16 bit, through the sound device of this machine while it is being made. The
 * device holds {@value #BUFFER_MS} ms: sound begins with the first samples written, and writing
 * soon takes as long as hearing.
 *
 * <p>If samples come slower than they sound, the sound has gaps, which are counted.
 */
public final class Playback implements SoundSink {
  /** Long enough for what else a busy machine does, short enough to begin and to end at once. */
  private static final int BUFFER_MS = 80;

  /** Where a line to a sound device comes from: {@code AudioSystem::getSourceDataLine}. */
  @FunctionalInterface
  public interface Lines {
    /**
     * A line that is not open yet.
     *
     * @throws LineUnavailableException if others have taken all
     * @throws IllegalArgumentException if there is none for that format
     */
    SourceDataLine get(AudioFormat format) throws LineUnavailableException;
  }

  private final SourceDataLine line;
  private final ByteBuffer block;
  private boolean started;
  private int gaps;
  private volatile boolean stopped;

  private Playback(SourceDataLine line, int bufferBytes) {
    this.line = line;
    this.block = ByteBuffer.allocate(bufferBytes).order(ByteOrder.LITTLE_ENDIAN);
  }

  /**
   * Takes hold of a sound device; it is silent until the first samples come.
   *
   * @throws UserError if there is none that takes mono sound of this rate
   */
  public static Playback open(int sampleRateHz, Lines lines) {
    AudioFormat format = new AudioFormat(sampleRateHz, Short.SIZE, 1, true, false);
    int bufferBytes = Math.max(1, sampleRateHz * BUFFER_MS / 1000) * Short.BYTES;
    try {
      SourceDataLine line = lines.get(format);
      line.open(format, bufferBytes);
      return new Playback(line, bufferBytes);
    } catch (LineUnavailableException | IllegalArgumentException e) {
      throw new UserError(
          "sound device: none of this machine is free that takes "
              + sampleRateHz
              + " Hz, 16 bit, mono\nWrite it to a file instead: --out FILE.wav",
          e);
    }
  }

  /** Returns once the device holds the samples; they are dropped after {@link #close}. */
  @Override
  public void write(float[] samples, int offset, int frames) {
    if (started && !stopped && line.available() >= line.getBufferSize()) {
      gaps++;
    }
    int blockFrames = block.capacity() / Short.BYTES;
    for (int done = 0; done < frames; done += blockFrames) {
      int count = Math.min(blockFrames, frames - done);
      for (int i = 0; i < count; i++) {
        SampleFormat.PCM_16.encode(samples[offset + done + i], block, i * Short.BYTES);
      }
      play(count * Short.BYTES);
    }
  }

  private void play(int bytes) {
    if (!started) {
      // Before the first write: a line that is not started takes no more than its buffer holds.
      line.start();
      started = true;
    }
    for (int at = 0; at < bytes && !stopped; ) {
      int taken = line.write(block.array(), at, bytes - at);
      if (taken <= 0 && !stopped) {
        throw new UserError(
            "sound device: it takes no samples any more\n"
                + "Write it to a file instead: --out FILE.wav");
      }
      at += taken;
    }
  }

  /** How often the device had played all it held before more came. */
  public int gaps() {
    return gaps;
  }

  /** Returns once all that was written has sounded. */
  @Override
  public void finish() {
    if (started && !stopped) {
      line.drain();
    }
  }

  /** Silence at once, whatever the device still holds. From any thread: a write ends then too. */
  @Override
  public void close() {
    stopped = true;
    line.stop();
    line.flush();
    line.close();
  }
}
