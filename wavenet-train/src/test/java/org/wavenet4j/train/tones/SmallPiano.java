package org.wavenet4j.train.tones;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.wavenet4j.audio.SampleFormat;
import org.wavenet4j.model.ToneSpec;
import org.wavenet4j.model.Tones;
import org.wavenet4j.notes.MidiNotes;
import org.wavenet4j.notes.NoteEvent;
import org.wavenet4j.notes.NoteTones;
import org.wavenet4j.notes.ToneBank;
import org.wavenet4j.train.data.Corpus;
import org.wavenet4j.train.data.CorpusItem;
import org.wavenet4j.train.data.Split;
import org.wavenet4j.train.data.TestAudio;
import org.wavenet4j.train.data.TestMidi;

/** Three pieces for four keys of a piano whose tones are known. */
final class SmallPiano {
  static final int SAMPLE_RATE_HZ = 4000;
  static final int[] PITCHES = {47, 52, 57, 64};
  static final int PIECES = 3;
  static final int PIECE_FRAMES = 4 * SAMPLE_RATE_HZ;
  static final ToneSpec SPEC = new ToneSpec(3, List.of(0, 40, 150, 600, 2000, 6000));
  static final double FADE_FACTOR = 1.3;

  private SmallPiano() {}

  /**
   * Tones of those keys: 5 cents above where a search begins, 0.2 dB a step of velocity and 0.1 dB
   * more high up, and fades of {@link #FADE_FACTOR} times those that it begins with.
   */
  static Tones tones() {
    Tones untuned = UntunedPiano.tones(SPEC, SAMPLE_RATE_HZ);
    float[] frequenciesHz = untuned.frequenciesHz().clone();
    float[] velocitiesDb = untuned.velocitiesDb().clone();
    float[] fadesDb = untuned.fadesDb().clone();
    for (int i = 0; i < frequenciesHz.length; i++) {
      double hz = frequenciesHz[i] * Math.pow(2, 5 / 1200.0);
      frequenciesHz[i] = (float) hz;
      velocitiesDb[i] = (float) (0.2 + 0.1 * hz * hz / (hz * hz + 1e6));
    }
    for (int key = 0; key < fadesDb.length; key++) {
      fadesDb[key] *= (float) FADE_FACTOR;
    }
    return new Tones(SPEC, frequenciesHz, envelopes(), velocitiesDb, fadesDb);
  }

  /** They begin with some phase and decay, the high ones sooner. */
  private static float[] envelopes() {
    Random random = new Random(5);
    float[] envelopes = new float[Tones.KEYS * SPEC.values() * 2 * SPEC.partials()];
    for (int pitch : PITCHES) {
      int key = pitch - NoteEvent.LOWEST_PITCH;
      for (int j = 0; j < SPEC.partials(); j++) {
        double phase = 2 * Math.PI * random.nextDouble();
        for (int q = 0; q < SPEC.values(); q++) {
          double seconds = SPEC.knotFrames().get(q) / (double) SAMPLE_RATE_HZ;
          double size = 0.1 / (j + 1) * Math.exp(-(1 + j) * seconds) * (q == 0 ? 0.2 : 1);
          int at = (key * SPEC.values() + q) * 2 * SPEC.partials() + j;
          envelopes[at] = (float) (size * Math.cos(phase));
          envelopes[at + SPEC.partials()] = (float) (size * Math.sin(phase));
        }
      }
    }
    return envelopes;
  }

  /** Training pieces that are what {@link #tones} sound like. */
  static Corpus corpus(Path folder) throws IOException {
    return corpus(folder, sounds(0));
  }

  /** Training pieces with the notes of {@link #corpus(Path)} that are the sound of others. */
  static Corpus ofOtherNotes(Path folder) throws IOException {
    return corpus(folder, sounds(PIECES));
  }

  private static float[][] sounds(int firstPiece) {
    ToneBank bank = new ToneBank(tones(), SAMPLE_RATE_HZ);
    float[][] sounds = new float[PIECES][PIECE_FRAMES];
    for (int i = 0; i < PIECES; i++) {
      NoteTones track = bank.play(MidiNotes.parse(midi(firstPiece + i), "midi").notes());
      for (int t = 0; t < PIECE_FRAMES; t++) {
        sounds[i][t] = track.at(t);
      }
    }
    return sounds;
  }

  /** Training pieces whose notes are those of {@link #corpus(Path)}, and whose sound is noise. */
  static Corpus noise(Path folder) throws IOException {
    Random random = new Random(6);
    float[][] sounds = new float[PIECES][PIECE_FRAMES];
    for (float[] sound : sounds) {
      for (int t = 0; t < sound.length; t++) {
        sound[t] = (float) Math.max(-0.9, Math.min(0.9, 0.2 * random.nextGaussian()));
      }
    }
    return corpus(folder, sounds);
  }

  /** Training pieces of silence. */
  static Corpus silence(Path folder) throws IOException {
    return corpus(folder, new float[PIECES][PIECE_FRAMES]);
  }

  private static Corpus corpus(Path folder, float[][] sounds) throws IOException {
    List<CorpusItem> items = new ArrayList<>();
    for (int i = 0; i < sounds.length; i++) {
      String id = "p" + i;
      float[][] channels = {sounds[i]};
      TestAudio.writeWav(
          folder.resolve(id + ".wav"), SampleFormat.PCM_16, channels, SAMPLE_RATE_HZ);
      Files.write(folder.resolve(id + ".mid"), midi(i));
      items.add(
          new CorpusItem(id, id, "", id + ".wav", "", id + ".mid", sounds[i].length, Split.TRAIN));
    }
    return new Corpus(folder, "small-piano", SAMPLE_RATE_HZ, "", items);
  }

  /** A note every fifth of a second, of all lengths and velocities. */
  private static byte[] midi(int piece) {
    Random random = new Random(piece);
    TestMidi midi = new TestMidi();
    for (int i = 0; i < 19; i++) {
      int pitch = PITCHES[(i + piece) % PITCHES.length];
      int length = i % 3 == 0 ? 650 : 100 + random.nextInt(300);
      midi.note(200 * i, 200 * i + length, pitch, 30 + random.nextInt(80));
    }
    return midi.bytes();
  }
}
