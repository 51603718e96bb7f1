package org.wavenet4j.cli;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.wavenet4j.audio.Audio;
import org.wavenet4j.audio.SampleFormat;
import org.wavenet4j.audio.WavFile;

class GenerateCommandTest {
  @TempDir private Path folder;
  private String model = "";

  @BeforeEach
  void writeModel() {
    model = TinyModel.write(folder.resolve("tiny.safetensors"), 0.5).toString();
  }

  private byte[] generate(String... more) throws IOException {
    Path out = folder.resolve("out.wav");
    Files.deleteIfExists(out);
    String[] arguments = {
      "generate", "--model", model, "--seconds", "0.25", "--out", out.toString()
    };
    String[] all = Arrays.copyOf(arguments, arguments.length + more.length);
    System.arraycopy(more, 0, all, arguments.length, more.length);
    Captured run = Captured.run(all);
    assertEquals(0, run.exitCode(), run.err());
    assertEquals("", run.out());
    return Files.readAllBytes(out);
  }

  private String[] refused(String... arguments) {
    Captured run = Captured.run(arguments);
    assertEquals("", run.out());
    return new String[] {Integer.toString(run.exitCode()), run.err()};
  }

  @Test
  void aFileHasTheModelsRateAndTheLengthAskedFor() throws IOException {
    generate();
    Audio audio = WavFile.read(folder.resolve("out.wav"));
    assertEquals(TinyModel.SAMPLE_RATE_HZ, audio.sampleRateHz());
    assertEquals(1000, audio.frames());
    assertEquals(1, audio.channelCount());
  }

  @Test
  void theSameSeedGivesTheSameBytesAndAnotherSeedOthers() throws IOException {
    byte[] first = generate("--seed", "3");
    assertArrayEquals(first, generate("--seed", "3"));
    assertFalse(Arrays.equals(first, generate("--seed", "4")));
  }

  @Test
  void standardOutputGetsTheSameBytesAsAFile() throws IOException {
    Captured run = Captured.run("generate", "--model", model, "--seconds", "0.25", "--out", "-");
    assertEquals(0, run.exitCode());
    assertArrayEquals(generate(), run.outBytes());
    assertTrue(run.err().startsWith("-: 0.3 s of sound in "), run.err());
  }

  @Test
  void aPrimeOfAnotherRateAndTwoChannelsChangesWhatFollows() throws IOException {
    float[] left = new float[8000];
    for (int i = 0; i < left.length; i++) {
      left[i] = (float) (0.8 * Math.sin(0.05 * i));
    }
    Path prime = folder.resolve("prime.wav");
    WavFile.write(prime, new Audio(new float[][] {left, left}, 8000), SampleFormat.PCM_16);
    byte[] primed = generate("--prime", prime.toString());
    assertEquals(generate().length, primed.length);
    assertFalse(Arrays.equals(generate(), primed));
    byte[] shorter = generate("--prime", prime.toString(), "--prime-seconds", "0.3");
    assertFalse(Arrays.equals(primed, shorter));
    assertArrayEquals(primed, generate("--prime", prime.toString(), "--prime-seconds", "1"));
  }

  @Test
  void aMissingModelIsNamed() {
    String missing = folder.resolve("no.safetensors").toString();
    String[] told = refused("generate", "--model", missing, "--out", "-");
    assertEquals("1", told[0]);
    assertTrue(told[1].contains(missing), told[1]);
    assertTrue(told[1].lines().count() <= 2, told[1]);
  }

  @Test
  void theModelThatShipsIsTakenWhereNoneIsNamed() throws IOException {
    String[] unnamed = {"generate", "--seconds", "0.25", "--out", "-"};
    Path home = Files.createDirectory(folder.resolve("home"));
    Captured without = Captured.at(home, unnamed);
    assertEquals(1, without.exitCode());
    Path shipped = home.resolve("models/piano-unconditional.safetensors");
    assertEquals(
        shipped
            + ": no such file, and it is the model that is taken where no other is named.\n"
            + "Train one, `wavenet train configs/piano-small.yaml`, and name it: --model"
            + " runs/piano-small/model.safetensors\n",
        without.err());
    Files.createDirectory(home.resolve("models"));
    Files.copy(Path.of(model), shipped);
    assertArrayEquals(generate(), Captured.at(home, unnamed).outBytes());
  }

  @Test
  void aTextFileIsNoModel() throws IOException {
    Path text = Files.writeString(folder.resolve("notes.txt"), "these are not weights\n");
    String[] told = refused("generate", "--model", text.toString(), "--out", "-");
    assertEquals("1", told[0]);
    assertTrue(told[1].startsWith(text.toString()), told[1]);
    assertTrue(told[1].lines().count() <= 2, told[1]);
  }

  @Test
  void anOutputThatCannotBeWrittenIsNamedAndNothingIsGenerated() throws IOException {
    Path file = Files.writeString(folder.resolve("file"), "kept");
    String out = file.resolve("out.wav").toString();
    String[] told = refused("generate", "--model", model, "--seconds", "1000", "--out", out);
    assertEquals("1", told[0]);
    assertTrue(told[1].contains(file.toString()), told[1]);
    assertEquals("kept", Files.readString(file));
  }

  @Test
  void theModelIsNotReplacedByItsSound() throws IOException {
    byte[] before = Files.readAllBytes(Path.of(model));
    assertArrayEquals(
        new String[] {"2", "--out: " + model + " is the model, expected another name\n"},
        refused("generate", "--model", model, "--out", model));
    assertArrayEquals(before, Files.readAllBytes(Path.of(model)));
  }

  @Test
  void wrongCallsAreToldWithWhatWasExpected() {
    assertArrayEquals(
        new String[] {"2", "--seconds: -1.0, expected above 0 and at most 1000000\n"},
        refused("generate", "--model", model, "--out", "-", "--seconds", "-1"));
    assertArrayEquals(
        new String[] {
          "2", "--prime-seconds: 1.0, expected only with --prime, whose beginning it is\n"
        },
        refused("generate", "--model", model, "--out", "-", "--prime-seconds", "1"));
    assertArrayEquals(
        new String[] {"2", "--temperature: 0.0, expected above 0, usually 0.8 to 1\n"},
        refused("generate", "--model", model, "--out", "-", "--temperature", "0"));
    assertArrayEquals(
        new String[] {
          "2",
          model
              + ": readout: mean, expected drawn: this network starts from no prediction, so its outputs are"
              + " codes and not amplitudes\n"
        },
        refused("generate", "--model", model, "--out", "-", "--readout", "mean"));
    assertArrayEquals(
        new String[] {
          "2",
          "--out or --play: expected --out FILE.wav to write the sound, --play to hear it, or both\n"
        },
        refused("generate", "--model", model));
    assertArrayEquals(
        new String[] {
          "2",
          "Invalid value for option '--seed': 'x' is not a long\nTry: wavenet generate --help\n"
        },
        refused("generate", "--model", model, "--out", "-", "--seed", "x"));
  }
}
