package org.wavenet4j.audio;

import static org.junit.jupiter.api.Assertions.assertTrue;

import com.sun.management.ThreadMXBean;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.wavenet4j.UserError;

/** Damaged files are read or refused, but never break the program or eat its memory. */
class WavFuzzTest {
  private static final int MUTANTS_PER_SEED = 800;

  /** 65535 channels of a few values, three times, and some room. */
  private static final long MAX_BYTES = 12_000_000;

  private static final int[] TELLING = {0, 1, 2, 3, 0x7f, 0x80, 0xfe, 0xff};

  @TempDir private Path folder;

  private static List<byte[]> seeds() {
    String samples = "80".repeat(48);
    WavBytes rf64 = new WavBytes().text("RF64").u32(0xffffffffL).text("WAVE").text("ds64").u32(28);
    rf64.u64(130).u64(48).u64(24).u32(0).fmt(1, 1, 8000, 16).text("data").u32(0xffffffffL);
    return List.of(
        WavBytes.riff().fmt(1, 2, 44100, 16).data(samples).bytes(),
        WavBytes.riff().chunk("LIST", "010203").fmt(3, 1, 8000, 64).data(samples).bytes(),
        WavBytes.riff().extensible(1, 1, 48000, 24, 24).data(samples).chunk("x   ", "").bytes(),
        WavBytes.riff().data(samples).fmt(1, 1, 8000, 8).bytes(),
        rf64.hex(samples).bytes());
  }

  /** One to four changes, mostly in the header: bytes, lengths, a cut. */
  private static byte[] mutant(byte[] seed, Random random) {
    byte[] bytes = seed.clone();
    int changes = 1 + random.nextInt(4);
    for (int i = 0; i < changes; i++) {
      int at = random.nextInt(bytes.length);
      switch (random.nextInt(4)) {
        case 0 -> bytes[at] = (byte) random.nextInt(256);
        case 1 -> bytes[at] = (byte) TELLING[random.nextInt(TELLING.length)];
        case 2 ->
            Arrays.fill(
                bytes,
                at,
                Math.min(bytes.length, at + 4),
                (byte) TELLING[random.nextInt(TELLING.length)]);
        default -> bytes = random.nextInt(8) == 0 ? Arrays.copyOf(bytes, at + 1) : bytes;
      }
    }
    return bytes;
  }

  /** Deletes first: some file systems wait for the disk when a file is cut and written again. */
  private static void write(Path file, byte[] bytes) throws IOException {
    Files.deleteIfExists(file);
    Files.write(file, bytes);
  }

  @Test
  void mutatedFilesAreReadOrRefusedInBoundedMemory() throws IOException {
    ThreadMXBean threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();
    long thread = Thread.currentThread().getId();
    Random random = new Random(20240607);
    Path file = folder.resolve("mutant.wav");
    int refused = 0;
    int read = 0;
    for (byte[] seed : seeds()) {
      for (int i = 0; i < MUTANTS_PER_SEED; i++) {
        byte[] mutant = mutant(seed, random);
        write(file, mutant);
        long before = threads.getThreadAllocatedBytes(thread);
        try {
          Audio audio = WavFile.read(file);
          assertTrue((long) audio.frames() * audio.channelCount() <= mutant.length);
          read++;
        } catch (UserError e) {
          assertTrue(e.getMessage().startsWith(file + ": byte "), e.getMessage());
          refused++;
        }
        long allocated = threads.getThreadAllocatedBytes(thread) - before;
        assertTrue(allocated < MAX_BYTES, "mutant %d: %d bytes".formatted(i, allocated));
      }
    }
    assertTrue(refused > 500 && read > 500, refused + " refused, " + read + " read");
  }

  @Test
  void everyCutOfAFileIsReadOrRefused() throws IOException {
    Path file = folder.resolve("cut.wav");
    for (byte[] seed : seeds()) {
      for (int length = 0; length < seed.length; length++) {
        write(file, Arrays.copyOf(seed, length));
        try {
          WavFile.read(file);
        } catch (UserError e) {
          assertTrue(e.getMessage().startsWith(file + ": byte "), e.getMessage());
        }
      }
    }
  }
}
