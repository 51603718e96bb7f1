package org.wavenet4j.cli;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.wavenet4j.audio.MuLaw;
import org.wavenet4j.audio.WavFile;

class GuardOptionTest {
  private static final int FRAMES = 20 * TinyModel.SAMPLE_RATE_HZ;

  @TempDir private Path folder;
  private Path out = Path.of("");

  @BeforeEach
  void nameOutput() {
    out = folder.resolve("out.wav");
  }

  /** Twenty seconds of a model that is trapped with that probability. */
  private Captured generate(double probability, String out, String... guard) {
    Path model = TinyModel.writeTrap(folder.resolve("trap.safetensors"), probability);
    String[] call = {"generate", "--model", model.toString(), "--seconds", "20", "--out", out};
    String[] all = Arrays.copyOf(call, call.length + guard.length);
    System.arraycopy(guard, 0, all, call.length, guard.length);
    return Captured.run(all);
  }

  /** Without the lines of progress, which a slow machine has more of. */
  private static List<String> told(Captured run) {
    return run.err().lines().filter(line -> !line.matches("generate +\\d+ %.*")).toList();
  }

  private byte[] bytes() throws IOException {
    return Files.readAllBytes(out);
  }

  /** The longest stretch of the silent code, in samples. */
  private int longestTrap() {
    int longest = 0;
    int run = 0;
    for (float sample : WavFile.read(out).mixDown()) {
      run = MuLaw.INSTANCE.encode(sample) == 127 ? run + 1 : 0;
      longest = Math.max(longest, run);
    }
    return longest;
  }

  @Test
  void unaskedItWarnsAndChangesNothing() throws IOException {
    Captured warned = generate(5e-5, out.toString());
    assertEquals(0, warned.exitCode(), warned.err());
    byte[] sound = bytes();
    List<String> lines = told(warned);
    assertEquals(2, lines.size(), warned.err());
    assertTrue(
        lines
            .get(0)
            .matches(
                "runaway at \\d+\\.\\d s: silence \\(-120 dBFS for 1\\.8 s, training sound is silent"
                    + " for at most 0\\.3 s\\)"),
        lines.get(0));
    assertTrue(longestTrap() > 2 * TinyModel.SAMPLE_RATE_HZ, longestTrap() + "");
    Captured off = generate(5e-5, out.toString(), "--guard", "off");
    assertEquals(1, told(off).size(), off.err());
    assertArrayEquals(sound, bytes());
  }

  @Test
  void restartGivesTheWholeLengthWithoutTheTrapAndTheSameBytesAgain() throws IOException {
    Captured restarted = generate(5e-5, out.toString(), "--guard", "restart");
    assertEquals(0, restarted.exitCode(), restarted.err());
    byte[] sound = bytes();
    assertTrue(told(restarted).get(0).endsWith("; going back 2.8 s, attempt 1"), restarted.err());
    assertEquals(FRAMES, WavFile.read(out).frames());
    assertTrue(longestTrap() < 2 * TinyModel.SAMPLE_RATE_HZ, longestTrap() + "");
    generate(5e-5, out.toString(), "--guard", "restart");
    assertArrayEquals(sound, bytes());
    assertArrayEquals(sound, generate(5e-5, "-", "--guard", "RESTART").outBytes());
  }

  @Test
  void whereNoRestartHelpsWhatWasGoodIsWritten() {
    Captured failed = generate(3e-4, out.toString(), "--guard", "restart", "--seed", "5");
    assertEquals(1, failed.exitCode());
    List<String> lines = failed.err().lines().toList();
    String last = lines.get(lines.size() - 1);
    String problem = lines.get(lines.size() - 2);
    assertTrue(problem.startsWith(out + ": runaway at "), problem);
    assertTrue(problem.endsWith("lower against noise) or other sound to begin with."));
    double seconds = (double) WavFile.read(out).frames() / TinyModel.SAMPLE_RATE_HZ;
    assertTrue(seconds > 0.2, seconds + "");
    assertEquals("The %.1f s before that are written.".formatted(seconds), last);
    Captured streamed = generate(3e-4, "-", "--guard", "restart", "--seed", "5");
    assertEquals(1, streamed.exitCode());
    assertEquals(44 + 2 * WavFile.read(out).frames(), streamed.outBytes().length);
    assertTrue(streamed.err().endsWith(last + "\n"), streamed.err());
  }

  @Test
  void silenceFromTheStartLeavesNoFile() {
    Captured failed = generate(1000, out.toString(), "--guard", "restart");
    assertEquals(1, failed.exitCode());
    assertTrue(
        failed.err().endsWith("\nIt was so from the start, and nothing is written.\n"),
        failed.err());
    assertFalse(Files.exists(out));
  }

  @Test
  void anotherWordIsRefused() {
    Captured refused = generate(1, "-", "--guard", "stop");
    assertEquals(2, refused.exitCode());
    assertEquals(
        "Invalid value for option '--guard': expected one of [OFF, WARN, RESTART] (case-insensitive)"
            + " but was 'stop'\nTry: wavenet generate --help\n",
        refused.err());
  }
}
