package org.wavenet4j.train.loop;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.wavenet4j.audio.Audio;
import org.wavenet4j.audio.MuLaw;
import org.wavenet4j.audio.SampleFormat;
import org.wavenet4j.audio.WavFile;
import org.wavenet4j.measure.SoundProfiler;
import org.wavenet4j.model.SoundProfile;
import org.wavenet4j.run.RunawayGuard;
import org.wavenet4j.train.data.Corpus;
import org.wavenet4j.train.data.CorpusItem;
import org.wavenet4j.train.data.Split;
import org.wavenet4j.train.piano.PianoCorpus;
import org.wavenet4j.train.piano.PianoPiece;

class TrainingSoundTest {
  private static final int RATE_HZ = 8000;

  @TempDir private Path folder;

  private Corpus corpus(Split[] splits, float[]... pieces) throws IOException {
    Files.createDirectories(folder.resolve("audio"));
    List<CorpusItem> items = new ArrayList<>();
    for (int i = 0; i < pieces.length; i++) {
      String file = "audio/" + i + ".wav";
      WavFile.write(folder.resolve(file), Audio.mono(pieces[i], RATE_HZ), SampleFormat.PCM_16);
      items.add(new CorpusItem("p" + i, "", "", file, "", "", pieces[i].length, splits[i]));
    }
    return new Corpus(folder, "test", RATE_HZ, "", items);
  }

  private static float[] heard(float[] samples) {
    float[] heard = new float[samples.length];
    for (int t = 0; t < samples.length; t++) {
      heard[t] = MuLaw.INSTANCE.decode(MuLaw.INSTANCE.encode(samples[t]));
    }
    return heard;
  }

  @Test
  void itIsThatOfTheTrainingPiecesAsTheNetworkHearsThem() throws IOException {
    float[] first = WavFile.read(written("a.wav", Runs.tone(40_000, 300, 1))).mixDown();
    float[] second = WavFile.read(written("b.wav", Runs.tone(9_000, 500, 2))).mixDown();
    Split[] splits = {Split.TRAIN, Split.VALID, Split.TRAIN};
    Corpus corpus = corpus(splits, first, new float[20_000], second);
    SoundProfiler profiler = new SoundProfiler(RATE_HZ);
    for (float[] piece : new float[][] {heard(first), heard(second)}) {
      profiler.add(piece, 0, piece.length);
      profiler.endPiece();
    }
    assertEquals(profiler.profile(), TrainingSound.profile(corpus, MuLaw.INSTANCE));
  }

  private Path written(String name, float[] samples) {
    Path file = folder.resolve(name);
    WavFile.write(file, Audio.mono(samples, RATE_HZ), SampleFormat.PCM_16);
    return file;
  }

  @Test
  void piecesShorterThanAWindowGiveNone() throws IOException {
    Corpus corpus = corpus(new Split[] {Split.TRAIN}, new float[3000]);
    assertEquals(Optional.empty(), TrainingSound.profile(corpus, MuLaw.INSTANCE));
  }

  @Test
  void piecesOfTheDemoThatWereHeldOutAreNoRunaways() {
    List<String> heldOut =
        List.of(
            "bach-jesu-joy",
            "joplin-entertainer-strain",
            "etude-05",
            "petzold-minuet-anh114",
            "mozart-sonata-k331-theme",
            "etude-06");
    SoundProfiler profiler = new SoundProfiler(16_000);
    List<float[]> tests = new ArrayList<>();
    for (PianoPiece piece :
        PianoCorpus.pieces(Path.of("..", "datasets", "piano-demo"), 16_000, 1, 6)) {
      float[] sound = heard(piece.render());
      if (heldOut.contains(piece.id())) {
        tests.add(sound);
      } else {
        profiler.add(sound, 0, sound.length);
        profiler.endPiece();
      }
    }
    SoundProfile sound = profiler.profile().orElseThrow();
    assertTrue(sound.seconds() > 800 && sound.longestQuietSeconds() > 1, sound + "");
    assertEquals(6, tests.size());
    for (float[] test : tests) {
      RunawayGuard guard = new RunawayGuard(Optional.of(sound), 16_000);
      for (float sample : test) {
        assertFalse(guard.hear(sample), () -> guard.runaway().text());
      }
    }
  }
}
