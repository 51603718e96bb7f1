package org.wavenet4j.cli;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import org.jspecify.annotations.Nullable;
import org.wavenet4j.UsageError;
import org.wavenet4j.UserError;
import org.wavenet4j.audio.Playback;
import org.wavenet4j.audio.SampleFormat;
import org.wavenet4j.audio.WavFormat;
import org.wavenet4j.run.RunawayError;

/** Brings generated sound to a file or to standard output, to the loudspeaker, or to both. */
final class SoundDelivery {
  /** The name that stands for standard output. */
  static final String STANDARD_OUTPUT = "-";

  private final Shell shell;
  private final @Nullable String out;
  private final boolean play;

  /**
   * To those places.
   *
   * @param out a file, {@code -} for standard output, or null
   * @param play whether to the loudspeaker
   * @throws UsageError if to none
   */
  SoundDelivery(Shell shell, @Nullable String out, boolean play) {
    if (out == null && !play) {
      throw new UsageError(
          "--out or --play: expected --out FILE.wav to write the sound, --play to hear it, or both");
    }
    this.shell = shell;
    this.out = out;
    this.play = play;
  }

  /**
   * Has the whole sound made and tells how fast that went.
   *
   * @param how it is made, in a few words
   */
  void deliver(GenerationLoop loop, String how) throws IOException {
    WavFormat format = new WavFormat(SampleFormat.PCM_16, 1, loop.sampleRateHz());
    if (STANDARD_OUTPUT.equals(out)) {
      deliverToStandardOutput(loop, how, format);
    } else {
      deliverHere(loop, how, format);
    }
  }

  /**
   * An interrupt ends the process at once, since nothing is left behind by that: if it were held,
   * it could be by a reader that has stopped reading.
   */
  private void deliverToStandardOutput(GenerationLoop loop, String how, WavFormat format) {
    LastWord word = new LastWord(shell, name() + ": interrupted");
    try (SoundOutputs outputs = new SoundOutputs()) {
      Optional<Playback> playback = addPlayback(outputs, format);
      outputs.add(new StandardOutputSink(shell.out(), format, loop.frames()));
      run(loop, outputs, () -> false);
      tell(loop, how, playback);
    } catch (RunawayError e) {
      throw loop.gaveUp(name(), e);
    } finally {
      word.withdraw();
    }
  }

  private void deliverHere(GenerationLoop loop, String how, WavFormat format) throws IOException {
    // An interrupt is held until half a file is gone, and the sound that waits to be played.
    try (StopOnInterrupt interrupt = new StopOnInterrupt();
        SoundOutputs outputs = new SoundOutputs()) {
      if (out != null) {
        outputs.add(WavFileSink.create(Path.of(out), format, loop.frames()));
      }
      Optional<Playback> playback = addPlayback(outputs, format);
      playback.ifPresent(playing -> interrupt.askToStop(playing::close));
      try {
        run(loop, outputs, interrupt::requested);
      } catch (RunawayError e) {
        // What came before is good, and took time to make.
        if (e.framesInAll() > 0) {
          outputs.finish();
        }
        throw loop.gaveUp(name(), e);
      }
      tell(loop, how, playback);
    }
  }

  private Optional<Playback> addPlayback(SoundOutputs outputs, WavFormat format) {
    if (!play) {
      return Optional.empty();
    }
    Playback playback = Playback.open(format.sampleRateHz(), shell.loudspeaker());
    outputs.add(playback);
    return Optional.of(playback);
  }

  private void run(GenerationLoop loop, SoundOutputs outputs, BooleanSupplier stop) {
    try (ProgressLine progress = shell.progress("generate")) {
      if (!loop.run(outputs, progress, stop)) {
        String kept = out == null ? "" : ", nothing is kept. To have it, run it again.";
        progress.message(name() + ": interrupted" + kept);
        throw new UserError(name() + ": interrupted");
      }
    }
  }

  private void tell(GenerationLoop loop, String how, Optional<Playback> playback) {
    shell.err().println(name() + ": " + loop.speed() + ", " + how);
    int gaps = playback.map(Playback::gaps).orElse(0);
    if (gaps > 0) {
      shell
          .err()
          .println(
              "The sound had gaps where it was played (%d), since its samples came too slowly;"
                      .formatted(gaps)
                  + " a file (--out) has none.");
    }
  }

  private String name() {
    return out == null ? "played" : out;
  }
}
