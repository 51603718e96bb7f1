package org.wavenet4j.train.piano;

import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.DigestInputStream;
import java.security.MessageDigest;
import java.util.HexFormat;
import javax.sound.midi.Instrument;
import javax.sound.midi.InvalidMidiDataException;
import javax.sound.midi.MidiSystem;
import javax.sound.midi.Patch;
import javax.sound.midi.Soundbank;
import org.wavenet4j.IoReason;
import org.wavenet4j.UserError;

/**
 * The piano of a soundfont, in memory: program 0 of bank 0, where General MIDI has its grand.
 *
 * @param file that it was read from
 * @param piano ready for a synthesizer
 * @param sha256 of the whole file, hexadecimal
 */
record Soundfont(Path file, Instrument piano, String sha256) {
  private static final int HEADER_BYTES = 12; // RIFF, length, form type

  /**
   * Reads a file.
   *
   * @throws UserError if it is no SoundFont 2 file or has no such program
   */
  static Soundfont read(Path file) {
    if (!Files.isRegularFile(file)) {
      throw new UserError(file + ": no such file, expected a soundfont (.sf2)");
    }
    try {
      String sha256 = checkedSha256(file);
      Soundbank bank = MidiSystem.getSoundbank(file.toFile());
      if (!bank.getVersion().startsWith("2.")) {
        throw new UserError(
            "%s: is of SoundFont version %s, expected 2 (an .sf3 file has to be converted to .sf2)"
                .formatted(file, bank.getVersion()));
      }
      Instrument piano = bank.getInstrument(new Patch(0, 0));
      if (piano == null) {
        throw new UserError(
            file + ": has no program 0 in bank 0, expected a soundfont with its piano there");
      }
      return new Soundfont(file, piano, sha256);
    } catch (InvalidMidiDataException | EOFException | IndexOutOfBoundsException e) {
      throw new UserError(file + ": is damaged, expected a whole soundfont (.sf2)", e);
    } catch (IOException e) {
      throw new UserError("%s: cannot be read (%s)".formatted(file, IoReason.of(e)), e);
    }
  }

  /** The JDK takes any audio file, and on some versions a jar with code in it, for a soundbank. */
  private static String checkedSha256(Path file) throws IOException {
    MessageDigest digest = Fingerprint.digest("SHA-256");
    try (InputStream in = new DigestInputStream(Files.newInputStream(file), digest)) {
      String header = new String(in.readNBytes(HEADER_BYTES), StandardCharsets.ISO_8859_1);
      if (!header.startsWith("RIFF") || !header.endsWith("sfbk")) {
        throw new UserError(
            file + ": is no soundfont, expected an .sf2 file (RIFF of the form sfbk)");
      }
      in.transferTo(OutputStream.nullOutputStream());
    }
    return HexFormat.of().formatHex(digest.digest());
  }
}
