package org.wavenet4j.train.decode;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Optional;
import org.junit.jupiter.api.Test;

class WholeSoundTest {
  /** What works block by block reserves room for what a block may become at another rate. */
  @Test
  void aLongSoundComesInBlocks() {
    float[] samples = new float[200_001];
    for (int t = 0; t < samples.length; t++) {
      samples[t] = t;
    }
    float[] heard = new float[samples.length];
    int frames = 0;
    WholeSound sound = new WholeSound(samples, 16_000);
    for (Optional<float[][]> block = sound.next(); block.isPresent(); block = sound.next()) {
      float[] part = block.get()[0];
      assertTrue(part.length <= 65_536, part.length + " frames in a block");
      System.arraycopy(part, 0, heard, frames, part.length);
      frames += part.length;
    }
    assertEquals(samples.length, frames);
    assertArrayEquals(samples, heard);
    assertTrue(new WholeSound(new float[0], 16_000).next().isEmpty());
  }
}
