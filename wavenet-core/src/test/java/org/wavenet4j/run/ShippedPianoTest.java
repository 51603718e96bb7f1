package org.wavenet4j.run;

import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.wavenet4j.model.Model;
import org.wavenet4j.model.ModelFile;
import org.wavenet4j.notes.NoteConditioning;
import org.wavenet4j.notes.NoteEvent;
import org.wavenet4j.notes.PianoRoll;

/** The piano that ships, hearing nothing but itself for ten minutes, at temperature 1. */
class ShippedPianoTest {
  private static final int SECONDS = 600;
  private static final int SECONDS_JUDGED = 10; // at a time

  private final Model model = ModelFile.read(Path.of("..", "models", "piano.safetensors"));
  private final int sampleRateHz = model.spec().sampleRateHz();

  /** Four strokes a second all over the keyboard, soft and loud, short and long. */
  private List<NoteEvent> notes() {
    Random random = new Random(7);
    List<NoteEvent> notes = new ArrayList<>();
    for (double start = 0; start < SECONDS; start += 0.25) {
      double end = start + 0.1 + random.nextDouble();
      notes.add(new NoteEvent(start, end, end, 30 + random.nextInt(65), 30 + random.nextInt(70)));
    }
    return notes;
  }

  @Test
  void playsForTenMinutesAsLoudAsItsNotesSay() {
    PianoRoll roll = new PianoRoll(notes(), sampleRateHz);
    NoteConditioning conditioning = new NoteConditioning(roll, model.spec().conditioning());
    ToneTrack tones = conditioning.tones(model.tones().orElseThrow());
    Engine engine = new Engine(new PackedWeights(model, Precision.BF16), VectorKernels.INSTANCE);
    float[] sound = new float[SECONDS_JUDGED * sampleRateHz];
    try (Generator generator =
        new Generator(engine, new Sampling(1, 1), conditioning, new float[0])) {
      for (int second = 0; second < SECONDS; second += SECONDS_JUDGED) {
        long first = generator.position();
        generator.generate(sound, 0, sound.length);
        double squares = 0;
        double toneSquares = 0;
        for (int t = 0; t < sound.length; t++) {
          float tone = tones.at(first + t);
          squares += sound[t] * sound[t];
          toneSquares += tone * tone;
        }
        double db = 10 * Math.log10(squares / toneSquares);
        assertTrue(Math.abs(db) < 3, db + " dB beside the tones of second " + second + " on");
      }
    }
  }
}
