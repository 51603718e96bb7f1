package org.wavenet4j.cli;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import javax.sound.midi.InvalidMidiDataException;
import javax.sound.midi.MidiEvent;
import javax.sound.midi.MidiSystem;
import javax.sound.midi.Sequence;
import javax.sound.midi.ShortMessage;
import javax.sound.midi.Track;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.wavenet4j.audio.Audio;
import org.wavenet4j.audio.SampleFormat;
import org.wavenet4j.audio.WavFile;
import org.wavenet4j.model.ConditioningSpec;
import org.wavenet4j.model.ContextSpec;
import org.wavenet4j.model.LocalFeatures;
import org.wavenet4j.model.Model;
import org.wavenet4j.model.ModelFile;
import org.wavenet4j.model.WaveNetSpec;
import org.wavenet4j.notes.NoteConditioning;
import org.wavenet4j.notes.NoteEvent;
import org.wavenet4j.notes.PianoRoll;
import org.wavenet4j.run.Engine;
import org.wavenet4j.run.Generator;
import org.wavenet4j.run.Sampling;
import org.wavenet4j.train.data.Corpus;
import org.wavenet4j.train.data.CorpusItem;
import org.wavenet4j.train.data.Split;

class SampleSoundsTest {
  private static final int RATE_HZ = TinyModel.SAMPLE_RATE_HZ;
  private static final WaveNetSpec TOLD_NOTES =
      new WaveNetSpec(
          RATE_HZ,
          TinyModel.SPEC.quantizer(),
          TinyModel.SPEC.input(),
          TinyModel.SPEC.stacks(),
          TinyModel.SPEC.skipChannels(),
          TinyModel.SPEC.postChannels(),
          TinyModel.SPEC.distribution(),
          new ConditioningSpec(LocalFeatures.NOTES, 177, 16, ContextSpec.NONE, 0));

  @TempDir private Path folder;
  private Corpus corpus = new Corpus(Path.of(""), "", RATE_HZ, "", List.of());
  private final float[] piece = new float[5 * RATE_HZ];

  /** A ramp over five seconds, beside a note that begins after half a second. */
  @BeforeEach
  void makeCorpus() throws IOException, InvalidMidiDataException {
    for (int t = 0; t < piece.length; t++) {
      piece[t] = (t % 32768) / 32768f;
    }
    WavFile.write(folder.resolve("p.wav"), Audio.mono(piece, RATE_HZ), SampleFormat.PCM_16);
    Sequence sequence = new Sequence(Sequence.PPQ, 500); // at 120 beats a minute, ticks of 1 ms
    Track track = sequence.createTrack();
    track.add(new MidiEvent(new ShortMessage(ShortMessage.NOTE_ON, 60, 100), 500));
    track.add(new MidiEvent(new ShortMessage(ShortMessage.NOTE_OFF, 60, 0), 3500));
    try (OutputStream midi = Files.newOutputStream(folder.resolve("p.mid"))) {
      MidiSystem.write(sequence, 1, midi);
    }
    CorpusItem item = new CorpusItem("p", "p", "", "p.wav", "", "p.mid", piece.length, Split.VALID);
    corpus = new Corpus(folder, "one", RATE_HZ, "", List.of(item));
  }

  private SampleSounds sounds(Model model) {
    return SampleSounds.make(
        model, new CorpusSound(corpus), corpus, corpus.items(), Shell.ofProcess());
  }

  @Test
  void aNetworkThatIsToldNotesPlaysThoseOfThePieceBesideItsBeginning() {
    Model model = ModelFile.read(TinyModel.write(TOLD_NOTES, folder.resolve("m"), 0.5));
    SampleSounds sounds = sounds(model);
    NoteEvent note = new NoteEvent(0.5, 3.5, 3.5, 60, 100);
    assertArrayEquals(played(model, List.of(note)), sounds.generated());
    assertFalse(Arrays.equals(played(model, List.of()), sounds.generated()));
    assertArrayEquals(Arrays.copyOf(piece, 4 * RATE_HZ), sounds.real());
    assertEquals(RATE_HZ, sounds.primeFrames());
    assertArrayEquals(
        Arrays.copyOf(piece, RATE_HZ), Arrays.copyOf(sounds.continued(), RATE_HZ), "the prime");
    assertArrayEquals(sounds.real(), sounds.continuation());
  }

  private static float[] played(Model model, List<NoteEvent> notes) {
    NoteConditioning conditioning =
        new NoteConditioning(new PianoRoll(notes, RATE_HZ), model.spec().conditioning());
    Sampling sampling = SampleSounds.sampling(model.spec());
    float[] sound = new float[4 * RATE_HZ];
    new Generator(Engine.of(model), sampling, conditioning, new float[0])
        .generate(sound, 0, sound.length);
    return sound;
  }

  @Test
  void aNetworkWithoutNotesStandsBesideTheMiddleOfThePiece() {
    SampleSounds sounds =
        sounds(ModelFile.read(TinyModel.write(TinyModel.SPEC, folder.resolve("m"), 0.5)));
    assertEquals(piece[RATE_HZ / 4], sounds.real()[0]);
    assertEquals(piece[RATE_HZ / 2], sounds.continuation()[0]);
  }
}
