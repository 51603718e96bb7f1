package org.wavenet4j.cli.report;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.wavenet4j.audio.Audio;
import org.wavenet4j.audio.WavReader;
import org.wavenet4j.measure.SoundStatistics;
import org.wavenet4j.train.loop.LogEntry;
import org.wavenet4j.train.recipe.Recipe;
import org.wavenet4j.train.recipe.RecipeReader;

class RunReportWriterTest {
  private static final Pattern DATA = Pattern.compile("data:([a-z/]+);base64,([A-Za-z0-9+/=]+)");

  @TempDir private static Path folder;
  private static String html = "";

  @BeforeAll
  static void writeReport() throws IOException {
    Recipe recipe = RecipeReader.read(Path.of("../configs/debug-tiny.yaml"), List.of());
    Audio tone = tone(1000);
    Audio quiet = Audio.mono(tenth(tone.channels()[0]), 8000);
    List<LogEntry> log =
        List.of(
            new LogEntry(1, 0.1, 100, 8, 8.01, 1e-3),
            new LogEntry(20, 1.1, 2000, 5.5, Double.NaN, 1e-3),
            new LogEntry(40, 2.1, 4000, 4.5, 4.6, 1e-4));
    RunReport report =
        new RunReport(
            List.of("<script>alert('found')</script>"),
            recipe,
            "name: \"<i>\" # & more",
            log,
            List.of(new Baseline("unigram", 5.8)),
            List.of(
                new SoundGroup(
                    "One", "<b>", List.of(new ReportSound("Generated", "Seed 1.", tone))),
                new SoundGroup("Two", "", List.of(new ReportSound("Real", "A piece.", quiet)))),
            List.of(new MeasuredSound("generated", SoundStatistics.of(tone.channels()[0], 8000))),
            Map.of("Corpus hash", "abc"));
    Path file = folder.resolve("report.html");
    RunReportWriter.write(file, report);
    html = Files.readString(file);
  }

  private static Audio tone(double hz) {
    float[] samples = new float[16_000];
    for (int i = 0; i < samples.length; i++) {
      samples[i] = (float) (0.5 * Math.sin(2 * Math.PI * hz * i / 8000));
    }
    return Audio.mono(samples, 8000);
  }

  private static float[] tenth(float[] samples) {
    float[] quiet = samples.clone();
    for (int i = 0; i < quiet.length; i++) {
      quiet[i] /= 10;
    }
    return quiet;
  }

  private static List<byte[]> parts(String mediaType) {
    List<byte[]> parts = new ArrayList<>();
    Matcher matcher = DATA.matcher(html);
    while (matcher.find()) {
      if (matcher.group(1).equals(mediaType)) {
        parts.add(Base64.getDecoder().decode(matcher.group(2)));
      }
    }
    return parts;
  }

  @Test
  void everyImageIsInsideAndCanBeDecoded() throws IOException {
    List<byte[]> images = parts("image/png");
    // Two charts for two colour schemes, two spectrograms and their scales.
    assertEquals(8, images.size());
    for (byte[] image : images) {
      BufferedImage decoded = ImageIO.read(new ByteArrayInputStream(image));
      assertTrue(decoded.getHeight() > 100, "height " + decoded.getHeight());
    }
  }

  @Test
  void eachSoundIsInsideAsAWavOfItsLength() {
    List<byte[]> sounds = parts("audio/wav");
    assertEquals(2, sounds.size());
    for (byte[] sound : sounds) {
      try (WavReader wav = WavReader.open(new ByteArrayInputStream(sound), "report")) {
        assertEquals(8000, wav.format().sampleRateHz());
        assertEquals(16_000, wav.read(new float[1][20_000], 0, 20_000));
      }
    }
  }

  @Test
  void groupsFollowEachOtherUnderTheirHeadings() {
    Pattern order =
        Pattern.compile(
            "<h2>One</h2>\\R<p>&lt;b&gt;</p>.*<h3>Generated<.*<h2>Two</h2>\\R<div.*<h3>Real<",
            Pattern.DOTALL);
    assertTrue(order.matcher(html).find());
  }

  /** 20 dB apart: on scales of their own they would be the same picture. */
  @Test
  void spectrogramsOfAllGroupsHaveOneScale() {
    List<byte[]> images = parts("image/png");
    assertFalse(Arrays.equals(images.get(0), images.get(2)), "loud and quiet");
    assertArrayEquals(images.get(1), images.get(3), "the scale");
  }

  @Test
  void nothingIsLoadedFromElsewhere() {
    assertFalse(html.contains("http:") || html.contains("https:"), "an address");
    assertFalse(html.contains("<script") || html.contains("@import"), "something to load");
    assertFalse(Pattern.compile("(src|href|srcset)=\"(?!data:)").matcher(html).find(), "a link");
  }

  @Test
  void textIsEscaped() {
    assertTrue(html.contains("<p>&lt;script&gt;alert(&#39;found&#39;)&lt;/script&gt;</p>"));
    assertTrue(html.contains("<pre>name: &quot;&lt;i&gt;&quot; # &amp; more</pre>"));
  }

  @Test
  void theSpectrogramIsBrightestAtTheTonesFrequency() {
    Spectrogram spectrogram = Spectrogram.of(tone(1000));
    float[] middle = spectrogram.levelsDb()[320];
    int loudest = 0;
    for (int bin = 0; bin < middle.length; bin++) {
      loudest = middle[bin] > middle[loudest] ? bin : loudest;
    }
    assertEquals(1000, loudest * spectrogram.maxHz() / (middle.length - 1), 1e-9);
    assertEquals(-6.02, middle[loudest], 0.01);
    assertEquals(2.0, spectrogram.seconds(), 1e-12);
  }

  @Test
  void aReportWithoutSoundsOrLogSaysSo() throws IOException {
    Recipe recipe = RecipeReader.read(Path.of("../configs/debug-tiny.yaml"), List.of());
    Path file = folder.resolve("bare.html");
    RunReport bare =
        new RunReport(List.of(), recipe, "", List.of(), List.of(), List.of(), List.of(), Map.of());
    RunReportWriter.write(file, bare);
    assertTrue(Files.readString(file).contains("Nothing was logged."));
  }
}
