package org.wavenet4j.audio;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.wavenet4j.AtomicFile;
import org.wavenet4j.UserError;

class WavFileTest {
  @TempDir private Path folder;

  /** Multiples of 2^-15, which every writable format holds exactly. */
  private static float[] samples(int frames, long seed) {
    Random random = new Random(seed);
    float[] samples = new float[frames];
    for (int i = 0; i < frames; i++) {
      samples[i] = (random.nextInt(65536) - 32768) / 32768f;
    }
    return samples;
  }

  @Test
  void aFileThatCannotBeWrittenLeavesTheOldOneAndIsNamed() throws IOException {
    Path file = Files.writeString(folder.resolve("test.wav"), "old");
    // In the way of what is written first.
    Path obstacle = Files.createDirectories(AtomicFile.temporary(file).resolve("obstacle"));
    Audio sound = Audio.mono(samples(100, 1), 22050);
    UserError error =
        assertThrows(UserError.class, () -> WavFile.write(file, sound, SampleFormat.PCM_16));
    assertTrue(error.getMessage().startsWith(file + ": cannot be "), error.getMessage());
    assertEquals("old", Files.readString(file));
    Files.delete(obstacle);
    Files.delete(obstacle.getParent());
    WavFile.write(file, sound, SampleFormat.PCM_16);
    assertArrayEquals(sound.channels()[0], WavFile.read(file).channels()[0]);
  }

  @ParameterizedTest
  @EnumSource(names = {"PCM_16", "PCM_24", "FLOAT_32"})
  void whatWasWrittenIsRead(SampleFormat format) {
    for (int channels : new int[] {1, 2, 5}) {
      // Around the first buffer, where reading has to grow it, and the empty file.
      for (int frames : new int[] {0, 1, 13_107, 65_536, 70_001}) {
        float[][] sound = new float[channels][];
        for (int c = 0; c < channels; c++) {
          sound[c] = samples(frames, c);
        }
        Path file = folder.resolve("test.wav");
        WavFile.write(file, new Audio(sound, 22050), format);
        Audio read = WavFile.read(file);
        assertEquals(22050, read.sampleRateHz());
        for (int c = 0; c < channels; c++) {
          assertArrayEquals(sound[c], read.channels()[c]);
        }
      }
    }
  }
}
