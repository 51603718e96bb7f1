package org.wavenet4j.examples;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.wavenet4j.audio.Audio;
import org.wavenet4j.audio.WavFile;
import org.wavenet4j.model.ConditioningSpec;
import org.wavenet4j.model.InputEncoding;
import org.wavenet4j.model.Model;
import org.wavenet4j.model.ModelFile;
import org.wavenet4j.model.StackSpec;
import org.wavenet4j.run.Generator;
import org.wavenet4j.run.RandomModels;
import org.wavenet4j.run.Sampling;

/** What docs/library.md shows is code of this folder, and does what the page says. */
class LibraryPageTest {
  private static final Path HERE = Path.of("src/test/java/org/wavenet4j/examples");
  private static final Path PAGE = Path.of("..", "docs", "library.md");
  private static final int RATE_HZ = 16_000;

  private final Model model = RandomModels.model(RandomModels.tinySpec(), 6);

  private static float[] alone(Model model, long seed, int frames) {
    float[] sound = new float[frames];
    Generator.of(model, new Sampling(seed, 1)).generate(sound, 0, frames);
    return sound;
  }

  @Test
  void everyJavaBlockOfThePageIsCompiled() throws IOException {
    List<String> sources = new ArrayList<>();
    try (Stream<Path> files = Files.list(HERE)) {
      for (Path file : files.filter(f -> !f.endsWith("LibraryPageTest.java")).toList()) {
        sources.add(unindented(Files.readString(file)));
      }
    }
    String page = Files.readString(PAGE);
    List<String> blocks =
        Pattern.compile("```java\n(.*?)```", Pattern.DOTALL)
            .matcher(page)
            .results()
            .map(MatchResult::group)
            .map(block -> block.substring("```java\n".length(), block.length() - "```".length()))
            .toList();
    assertTrue(blocks.size() >= 5, "blocks found: " + blocks.size());
    for (String block : blocks) {
      assertTrue(
          sources.stream().anyMatch(source -> source.contains(unindented(block))),
          () -> "in no file of " + HERE + ":\n" + block);
    }
  }

  private static String unindented(String code) {
    return code.replaceAll("(?m)^ +", "");
  }

  @Test
  void firstExampleIsShownWholeAndHasUnderTwentyLines() throws IOException {
    String source = Files.readString(HERE.resolve("Generate.java"));
    assertTrue(Files.readString(PAGE).contains("```java\n" + source + "```\n"));
    assertTrue(source.lines().filter(line -> !line.isBlank()).count() < 20);
  }

  @Test
  void firstExampleDrawsASecond(@TempDir Path folder) {
    Path file = folder.resolve("model.safetensors");
    Path wav = folder.resolve("out.wav");
    ModelFile.write(model, file);
    Generate.main(new String[] {file.toString(), wav.toString()});
    Audio sound = WavFile.read(wav);
    assertEquals(RATE_HZ, sound.sampleRateHz());
    assertArrayEquals(alone(model, 1, RATE_HZ), sound.channels()[0], 1f / 32768);
  }

  @Test
  void blocksWriteTheSamplesOfOneCall(@TempDir Path folder) throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    Streams.inBlocks(model, 7, bytes);
    Path wav = Files.write(folder.resolve("out.wav"), bytes.toByteArray());
    float[] expected = alone(model, 1, 7 * RATE_HZ / 100);
    assertArrayEquals(expected, WavFile.read(wav).channels()[0], 1f / 32768);
  }

  @Test
  void everyStreamOfABatchHasASeedOfItsOwn() {
    float[][] sounds = Streams.atOnce(model, 3, 400);
    assertFalse(Arrays.equals(sounds[0], sounds[1]));
    assertArrayEquals(sounds[2], Streams.atOnce(model, 5, 400)[2]);
  }

  @Test
  void watchedSoundIsWhatIsDrawnUnwatched() {
    float[] sound = new float[400];
    assertEquals(List.of(), Streams.watched(model, sound));
    assertArrayEquals(alone(model, 1, 400), sound);
  }

  @Test
  void featuresThatArriveAreHeard() throws InterruptedException {
    ConditioningSpec told = new ConditioningSpec(2, 4, 0);
    StackSpec stack = new StackSpec(4, 3, 2, List.of(1, 2));
    Model listener =
        RandomModels.model(RandomModels.spec(InputEncoding.ONE_HOT, 2, told, stack), 3);
    List<float[]> rows = Collections.nCopies(100, new float[] {0.5f, -1});
    float[] sound = Conditioned.live(listener, rows, 400);
    float[] other = Conditioned.live(listener, Collections.nCopies(100, new float[2]), 400);
    assertArrayEquals(sound, Conditioned.live(listener, rows, 400));
    assertFalse(Arrays.equals(sound, other));
  }

  @Test
  void pianoThatShipsSoundsWhenANoteIsStruck() throws IOException {
    Path midi = Path.of("../datasets/piano-demo/scores/petzold-minuet-anh114.mid");
    Model piano = ModelFile.read(Path.of("../models/piano.safetensors"));
    float[] sound = Conditioned.play(piano, midi, 1);
    Likeness itself = Likeness.of(new double[] {0}, sound, sound, RATE_HZ);
    assertEquals(1, itself.cosine(), 1e-6);
    assertEquals(0, itself.db(), 1e-6);
    double power = 0;
    for (float sample : sound) {
      power += sample * sample;
    }
    assertTrue(power / sound.length > 1e-5, "louder than -50 dB: " + power / sound.length);
  }
}
