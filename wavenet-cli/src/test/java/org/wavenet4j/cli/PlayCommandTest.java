package org.wavenet4j.cli;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import javax.sound.midi.ShortMessage;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.wavenet4j.audio.Audio;
import org.wavenet4j.audio.WavFile;
import org.wavenet4j.model.Model;
import org.wavenet4j.model.ModelFile;
import org.wavenet4j.notes.MidiNotes;
import org.wavenet4j.notes.NoteConditioning;
import org.wavenet4j.notes.PianoRoll;
import org.wavenet4j.run.Engine;
import org.wavenet4j.run.Generator;
import org.wavenet4j.run.Sampling;

class PlayCommandTest {
  private static final int RATE_HZ = TinyModel.SAMPLE_RATE_HZ;

  @TempDir private Path folder;
  private String model = "";
  private String piece = "";

  @BeforeEach
  void writeModelAndPiece() throws IOException {
    model = TinyModel.write(TinyModel.NOTES_SPEC, folder.resolve("m"), 0.3).toString();
    TinyMidi midi = new TinyMidi().note(60, 0, 400).note(64, 500, 700).note(67, 1000, 1500);
    piece = midi.write(folder.resolve("piece.mid")).toString();
  }

  private Captured play(String midi, String... more) {
    List<String> call = new ArrayList<>(List.of("play", midi, "--model", model));
    call.addAll(List.of(more));
    return Captured.run(call.toArray(String[]::new));
  }

  private float[] sound(String midi, String... more) {
    Path out = folder.resolve("out.wav");
    String[] all = Arrays.copyOf(more, more.length + 2);
    all[more.length] = "--out";
    all[more.length + 1] = out.toString();
    Captured run = play(midi, all);
    assertEquals(0, run.exitCode(), run.err());
    assertEquals("", run.out());
    Audio audio = WavFile.read(out);
    assertEquals(RATE_HZ, audio.sampleRateHz());
    return audio.mixDown();
  }

  private void assertRefused(int exitCode, String message, Captured run) {
    assertEquals(message + "\n", run.err().replace(folder + "/", ""));
    assertEquals(exitCode, run.exitCode());
    assertEquals("", run.out());
  }

  @Test
  void soundIsWhatTheNetworkDrawsWhenItIsToldTheseNotes() throws IOException {
    Model read = ModelFile.read(Path.of(model));
    MidiNotes notes = MidiNotes.parse(Files.readAllBytes(Path.of(piece)), piece);
    PianoRoll roll =
        new PianoRoll(notes.transposed(-3).atTempo(2).between(0.2, 0.75).notes(), RATE_HZ);
    NoteConditioning local = new NoteConditioning(roll, read.spec().conditioning());
    float[] expected = new float[(int) (0.4 * RATE_HZ)];
    new Generator(Engine.of(read), new Sampling(9, 0.9), local, new float[0])
        .generate(expected, 0, expected.length);
    float[] played =
        sound(
            piece,
            "--transpose",
            "-3",
            "--tempo",
            "2",
            "--from",
            "0.2",
            "--to",
            "0:00.6",
            "--seed",
            "9",
            "--temperature",
            "0.9");
    assertArrayEquals(expected, played, 1f / 32768);
    float[] inPlace = sound(piece, "--seed", "9", "--temperature", "0.9");
    assertFalse(Arrays.equals(played, Arrays.copyOf(inPlace, played.length)));
  }

  /** The last damper falls at 1.5 s; a part is no longer than itself. */
  @Test
  void soundEndsASecondAfterTheLastNoteOrWhereThePartDoes() {
    assertEquals(2.5 * RATE_HZ, sound(piece).length);
    assertEquals(2 * RATE_HZ, sound(piece, "--tempo", "1.5").length);
    assertEquals(2 * RATE_HZ, sound(piece, "--from", "0.5").length);
    assertEquals(1.2 * RATE_HZ, sound(piece, "--to", "1.2").length);
    assertEquals(2.5 * RATE_HZ, sound(piece, "--to", "9:00").length);
  }

  @Test
  void standardOutputGetsTheBytesOfTheFile() throws IOException {
    sound(piece, "--to", "0.3");
    Captured piped = play(piece, "--to", "0.3", "-o", "-");
    assertEquals(0, piped.exitCode(), piped.err());
    assertArrayEquals(Files.readAllBytes(folder.resolve("out.wav")), piped.outBytes());
  }

  @Test
  void withoutAnOutputTheFileIsNamedAfterThePieceAndReplacesNone() throws IOException {
    String name = "wavenet-play-" + ProcessHandle.current().pid();
    TinyMidi midi = new TinyMidi().note(60, 0, 10);
    String here = midi.write(folder.resolve(name + ".v2.mid")).toString();
    Path wav = Path.of(name + ".v2.wav");
    try {
      assertEquals(0, play(here, "--to", "0.1").exitCode());
      assertEquals(400, WavFile.read(wav).frames());
      String again =
          wav + ": is there already, perhaps a recording; to replace it, add --out " + wav;
      assertRefused(1, again, play(here, "--to", "0.2"));
      assertEquals(0, play(here, "--to", "0.2", "--out", wav.toString()).exitCode());
      assertEquals(800, WavFile.read(wav).frames());
    } finally {
      Files.deleteIfExists(wav);
    }
  }

  @Test
  void theMidiFileIsNoOutput() throws IOException {
    byte[] before = Files.readAllBytes(Path.of(piece));
    assertRefused(
        2, "--out: piece.mid is the MIDI file, expected another name", play(piece, "--out", piece));
    assertArrayEquals(before, Files.readAllBytes(Path.of(piece)));
  }

  @Test
  void whatWasMendedIsToldInOneLine() throws IOException {
    assertTrue(play(piece, "--to", "0.1", "-o", "-").err().startsWith("-: 0.1 s of sound"));
    TinyMidi midi =
        new TinyMidi()
            .note(60, 0, 100)
            .note(10, 0, 50)
            .note(120, 0, 50)
            .event(ShortMessage.NOTE_OFF, 61, 0, 10)
            .event(ShortMessage.NOTE_ON, 62, 50, 20);
    String odd = midi.write(folder.resolve("odd.mid")).toString();
    List<String> told = play(odd, "--to", "0.1", "-o", "-").err().lines().toList();
    assertEquals(2, told.size(), told + "");
    assertEquals(
        odd
            + ": 2 notes outside A0 to C8 left out; 1 note never let go, ended with the track;"
            + " 1 release without a note passed over",
        told.get(0));
  }

  /** Without a rest, ten seconds of silence are one. */
  @Test
  void aRestOfThePieceIsNoRunaway() throws IOException {
    model = TinyModel.writeSilent(folder.resolve("silent")).toString();
    TinyMidi midi = new TinyMidi().note(60, 40_000, 40_100);
    String late = midi.write(folder.resolve("late.mid")).toString();
    Captured rested = play(late, "-o", "-");
    assertEquals(0, rested.exitCode(), rested.err());
    assertFalse(rested.err().contains("runaway"), rested.err());
    String held = new TinyMidi().note(60, 0, 20_000).write(folder.resolve("held.mid")).toString();
    Captured collapsed = play(held, "-o", "-");
    assertTrue(collapsed.err().contains("runaway at "), collapsed.err());
  }

  @Test
  void filesThatCannotBePlayedAreTold() throws IOException {
    assertRefused(
        1,
        "none.mid: cannot be read (no such file or folder), expected a MIDI file",
        play(folder.resolve("none.mid").toString(), "-o", "-"));
    String text = Files.writeString(folder.resolve("a.txt"), "do re mi").toString();
    Captured refused = play(text, "-o", "-");
    assertEquals(1, refused.exitCode());
    assertTrue(refused.err().startsWith(text + ": not a readable standard MIDI file"));
    String empty = new TinyMidi().note(5, 0, 9).write(folder.resolve("empty.mid")).toString();
    assertRefused(
        1,
        "empty.mid: has no notes of a piano, expected at least one from A0 to C8",
        play(empty, "-o", "-"));
  }

  @Test
  void partsWithoutNotesAreTold() {
    assertRefused(
        2,
        "--from: no note of piece.mid begins in that part, the piece is 0:02 long; expected an"
            + " earlier --from",
        play(piece, "-o", "-", "--from", "1:00"));
    assertRefused(
        2,
        "--from, --to: no note of piece.mid begins in that part, the piece is 0:02 long; expected"
            + " an earlier --from or a later --to",
        play(piece, "-o", "-", "--from", "0.6", "--to", "0.9"));
    assertRefused(
        2,
        "--from, --to: 3.0 s to 2.0 s, expected 0 s or later to a later time",
        play(piece, "-o", "-", "--from", "3", "--to", "2"));
    assertRefused(
        2,
        "--transpose: 60 takes every note of piece.mid off the keyboard, expected nearer to 0",
        play(piece, "-o", "-", "--transpose", "60"));
    assertRefused(
        2,
        "Invalid value for option '--from': '1:5' is no time, expected seconds, m:ss or h:mm:ss,"
            + " as 90, 1:30 or 1:01:30.5\nTry: wavenet play --help",
        play(piece, "--from", "1:5"));
  }

  @Test
  void modelsThatCannotPlayAreTold() {
    String deaf = TinyModel.write(folder.resolve("deaf"), 0.3).toString();
    assertRefused(
        2,
        "deaf: the model was trained with no local conditioning, expected notes as 177 features"
            + " every 16 samples; give a model that was trained on notes",
        Captured.run("play", piece, "--model", deaf, "-o", "-"));
    assertRefused(
        1,
        "m: plays notes, and generate gives it none; expected `wavenet play PIECE.mid --model m`",
        Captured.run("generate", "--model", model, "-o", "-"));
    assertRefused(
        1,
        "models/piano.safetensors: no such file, and it is the model that is taken where no other"
            + " is named.\nTrain one, `wavenet train configs/piano-midi-small.yaml`, and name it:"
            + " --model runs/piano-midi-small/model.safetensors",
        Captured.run("play", piece, "-o", "-"));
  }
}
