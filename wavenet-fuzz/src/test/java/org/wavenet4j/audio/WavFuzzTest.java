package org.wavenet4j.audio;

import com.code_intelligence.jazzer.junit.FuzzTest;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.io.TempDir;
import org.wavenet4j.fuzz.Hostile;

/** Any bytes as a WAV file, and as a stream; what is read is written and read again. */
class WavFuzzTest {
  @TempDir private Path folder;

  @FuzzTest
  void anyBytes(byte[] bytes) throws IOException {
    Optional<Audio> sound = Hostile.read(bytes, folder.resolve("any.wav"), WavFile::read);
    Optional<Audio> streamed =
        Hostile.read(bytes, folder.resolve("any.wav"), file -> stream(bytes));
    if (streamed.isPresent()) {
      Hostile.requireEqual(bits(sound.orElseThrow()), bits(streamed.get()));
    }
    if (sound.isPresent()) {
      Path written = folder.resolve("written.wav");
      WavFile.write(written, sound.get(), SampleFormat.FLOAT_32);
      Hostile.requireEqual(bits(sound.get()), bits(WavFile.read(written)));
    }
  }

  private static Audio stream(byte[] bytes) {
    try (WavReader reader = WavReader.open(new ByteArrayInputStream(bytes), "standard input")) {
      int channels = reader.format().channels();
      float[][] sound = new float[channels][bytes.length / channels + 1];
      int frames = Math.max(0, reader.read(sound, 0, sound[0].length));
      for (int c = 0; c < channels; c++) {
        sound[c] = Arrays.copyOf(sound[c], frames);
      }
      return new Audio(sound, reader.format().sampleRateHz());
    }
  }

  private static List<Object> bits(Audio audio) {
    List<List<Integer>> channels = Arrays.stream(audio.channels()).map(WavFuzzTest::bits).toList();
    return List.of(audio.sampleRateHz(), channels);
  }

  private static List<Integer> bits(float[] samples) {
    Integer[] bits = new Integer[samples.length];
    Arrays.setAll(bits, i -> Float.floatToIntBits(samples[i]));
    return List.of(bits);
  }
}
