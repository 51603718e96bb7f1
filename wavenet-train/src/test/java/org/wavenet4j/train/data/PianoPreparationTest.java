package org.wavenet4j.train.data;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.wavenet4j.train.piano.PianoCorpus;
import org.wavenet4j.train.piano.PianoPiece;

class PianoPreparationTest {
  private static final Path DEMO = Path.of("../datasets/piano-demo");
  private static final int RATE = 16_000;

  @TempDir Path temp;

  /** One of the shipped scores with all of the shipped samples. */
  private Path demo(String score) throws IOException {
    Path demo = temp.resolve("demo");
    Files.createDirectories(demo.resolve("scores"));
    Files.createDirectories(demo.resolve("samples"));
    Files.copy(DEMO.resolve("scores/" + score), demo.resolve("scores/" + score));
    try (Stream<Path> samples = Files.list(DEMO.resolve("samples"))) {
      for (Path sample : samples.toList()) {
        Files.copy(sample, demo.resolve("samples").resolve(sample.getFileName()));
      }
    }
    return demo;
  }

  @Test
  void aRenderedPieceLiesBesideTheMidiFileThatItIsAlignedWith() throws IOException {
    Path demo = demo("brahms-lullaby.mid");
    Manifest manifest =
        new Manifest(
            "piano",
            new Content.PianoDemo(demo, 1, 0),
            "a piano",
            "CC-BY 3.0",
            RATE,
            new SplitRule.ByList(List.of("brahms-lullaby"), List.of()),
            Optional.empty(),
            1);
    Path out = temp.resolve("corpus");
    PrepareProgress silent = (done, total, seconds, current) -> {};
    Preparation prepared = Preparer.prepare(manifest, out, silent);
    Corpus corpus = CorpusFile.read(out);
    assertEquals(prepared.corpus(), corpus);
    CorpusItem item = corpus.items(Split.VALID).get(0);
    assertEquals("demo/scores/brahms-lullaby.mid", item.source());

    PianoPiece piece = PianoCorpus.pieces(demo, RATE, 1, 0).get(0);
    assertArrayEquals(piece.midi(), Files.readAllBytes(out.resolve(item.midiFile())));
    float[] rendered = piece.render();
    short[] samples = new CorpusAudio(corpus).read(item, 0, (int) item.frames());
    assertEquals(rendered.length, samples.length);
    for (int t = 0; t < samples.length; t++) {
      assertEquals((short) Math.rint(rendered[t] * 32768.0), samples[t], "frame " + t);
    }

    Files.delete(out.resolve(item.midiFile()));
    assertEquals(1, Preparer.prepare(manifest, out, silent).kept());
    assertTrue(Files.exists(out.resolve(item.midiFile())));
  }
}
