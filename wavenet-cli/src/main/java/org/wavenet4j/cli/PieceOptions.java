package org.wavenet4j.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import org.wavenet4j.IoReason;
import org.wavenet4j.UsageError;
import org.wavenet4j.UserError;
import org.wavenet4j.notes.MidiNotes;
import org.wavenet4j.notes.PianoRoll;
import picocli.CommandLine.Option;

/** Which part of a MIDI file is played, how high and how fast. */
final class PieceOptions {
  /** For strings that still sound when the last damper has fallen. */
  private static final int DECAY_SECONDS = 1;

  @Option(
      names = "--transpose",
      paramLabel = "N",
      defaultValue = "0",
      description = "Semitones up, or down if below 0 (default: ${DEFAULT-VALUE}).")
  private int semitones;

  @Option(
      names = "--tempo",
      paramLabel = "X",
      defaultValue = "1.0",
      description = "2 is twice as fast as written (default: ${DEFAULT-VALUE}).")
  private double tempo = 1;

  @Option(
      names = "--from",
      paramLabel = "TIME",
      defaultValue = "0:00",
      converter = ClockTime.class,
      description =
          "Begin with the strokes from then on, as 0:30, at the tempo of --tempo (default:"
              + " ${DEFAULT-VALUE}).")
  private double from;

  @Option(
      names = "--to",
      paramLabel = "TIME",
      converter = ClockTime.class,
      description = "End there (default: a second after the last note).")
  private @Nullable Double to;

  /**
   * Reads the notes to be played, from time 0 on; at least one.
   *
   * @throws UserError if there is no such file, or no note of a piano in it
   * @throws UsageError if the options leave none
   */
  MidiNotes notes(Path file) {
    MidiNotes written = MidiNotes.parse(bytes(file), file.toString());
    if (written.notes().isEmpty()) {
      throw new UserError(file + ": has no notes of a piano, expected at least one from A0 to C8");
    }
    MidiNotes moved = Where.option("--transpose", () -> written.transposed(semitones));
    MidiNotes piece = Where.option("--tempo", () -> moved.atTempo(tempo));
    if (piece.notes().isEmpty()) {
      throw new UsageError(
          "--transpose: %d takes every note of %s off the keyboard, expected nearer to 0"
              .formatted(semitones, file));
    }
    double end = to == null ? Double.POSITIVE_INFINITY : to;
    MidiNotes part = Where.option("--from, --to", () -> piece.between(from, end));
    if (part.notes().isEmpty()) {
      throw noNotes(file, piece);
    }
    return part;
  }

  private static byte[] bytes(Path file) {
    try {
      return Files.readAllBytes(file);
    } catch (IOException e) {
      throw new UserError(
          "%s: cannot be read (%s), expected a MIDI file".formatted(file, IoReason.of(e)), e);
    }
  }

  private UsageError noNotes(Path file, MidiNotes piece) {
    return new UsageError(
        "%s: no note of %s begins in that part, the piece is %s long; expected an earlier --from%s"
            .formatted(
                to == null ? "--from" : "--from, --to",
                file,
                ProgressLine.clock(piece.endSeconds()),
                to == null ? "" : " or a later --to"));
  }

  /** Samples until the last damper has fallen and a second more, but none after {@code --to}. */
  long frames(PianoRoll roll, int sampleRateHz) {
    long sounding = roll.featureFrames() * roll.hopFrames() + (long) DECAY_SECONDS * sampleRateHz;
    return to == null
        ? sounding
        : Math.min(sounding, Math.max(1, Math.round((to - from) * sampleRateHz)));
  }
}
