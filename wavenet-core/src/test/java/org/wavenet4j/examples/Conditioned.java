package org.wavenet4j.examples;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.wavenet4j.model.Model;
import org.wavenet4j.notes.MidiNotes;
import org.wavenet4j.notes.NoteConditioning;
import org.wavenet4j.notes.PianoRoll;
import org.wavenet4j.run.Engine;
import org.wavenet4j.run.Generator;
import org.wavenet4j.run.LocalConditioning;
import org.wavenet4j.run.Sampling;
import org.wavenet4j.run.StreamedFeatures;

/** Networks that are told something, as docs/library.md shows them. */
final class Conditioned {
  private Conditioned() {}

  static float[] play(Model model, Path file, int seconds) throws IOException {
    int rateHz = model.spec().sampleRateHz();
    MidiNotes midi = MidiNotes.parse(Files.readAllBytes(file), file.toString());
    PianoRoll roll = new PianoRoll(midi.transposed(-2).atTempo(1.2).notes(), rateHz);
    LocalConditioning notes = new NoteConditioning(roll, model.spec().conditioning());
    float[] sound = new float[seconds * rateHz];
    try (Generator pianist =
        new Generator(Engine.of(model), new Sampling(1, 1.0), notes, new float[0])) {
      pianist.generate(sound, 0, sound.length);
    }
    return sound;
  }

  static float[] live(Model model, List<float[]> arriving, int frames) throws InterruptedException {
    float[] sound = new float[frames];
    // Holds 200 feature frames; StreamedFeatures.minCapacity says how many it must be at least.
    try (StreamedFeatures features = new StreamedFeatures(model.spec().conditioning(), 200)) {
      Generator generator =
          new Generator(Engine.of(model), new Sampling(1, 1.0), features, new float[0]);
      Thread maker = new Thread(() -> generator.generate(sound, 0, frames));
      maker.start(); // waits for features that have not come
      for (float[] featureFrame : arriving) {
        features.put(featureFrame, 0); // waits while 200 are held
      }
      features.end();
      maker.join();
    }
    return sound;
  }
}
