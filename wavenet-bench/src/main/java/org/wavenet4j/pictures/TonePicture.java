package org.wavenet4j.pictures;

import java.nio.file.Path;
import java.util.List;
import org.wavenet4j.model.Model;
import org.wavenet4j.model.ModelFile;
import org.wavenet4j.notes.NoteConditioning;
import org.wavenet4j.notes.NoteEvent;
import org.wavenet4j.notes.PianoRoll;
import org.wavenet4j.run.Engine;
import org.wavenet4j.run.Generator;
import org.wavenet4j.run.Sampling;
import org.wavenet4j.run.ToneTrack;

/** What a model expects of a key that was struck, and what it draws. */
final class TonePicture {
  private static final int KEY = 57; // A3, 220 Hz
  private static final double FROM_SECONDS = 0.1; // after the stroke
  private static final double SECONDS = 0.02;

  private TonePicture() {}

  /**
   * Draws it.
   *
   * @param file of a model with tones
   */
  static String of(Path file) {
    Model model = ModelFile.read(file);
    int rateHz = model.spec().sampleRateHz();
    PianoRoll roll = new PianoRoll(List.of(new NoteEvent(0, 1, 1, KEY, 80)), rateHz);
    NoteConditioning notes = new NoteConditioning(roll, model.spec().conditioning());
    int first = (int) (FROM_SECONDS * rateHz);
    int frames = (int) (SECONDS * rateHz);
    float[] sound = new float[first + frames];
    try (Generator generator =
        new Generator(Engine.of(model), new Sampling(1, 1), notes, new float[0])) {
      generator.generate(sound, 0, sound.length);
    }
    ToneTrack tones = notes.tones(model.tones().orElseThrow());
    double[] millis = new double[frames];
    double[] expected = new double[frames];
    double[] drawn = new double[frames];
    for (int i = 0; i < frames; i++) {
      millis[i] = 1000.0 * (first + i) / rateHz;
      expected[i] = tones.at(first + i);
      drawn[i] = sound[first + i];
    }
    Picture picture = new Picture(640, 370, "A3, struck at 0 ms: tone and sound");
    Plot plot = new Plot(picture, 70, 90, 530, 210, 100, 120, -0.1, 0.1);
    plot.yAxis("%.2f", "amplitude, 1 is full scale", -0.1, -0.05, 0, 0.05, 0.1);
    plot.xAxis("%.0f", "ms", 100, 105, 110, 115, 120);
    plot.legend("second wide", 0, 60, "expected from the note alone");
    plot.legend("first", 270, 60, "drawn by the model");
    return plot.curve("second wide", millis, expected)
        .curve("first", millis, drawn)
        .picture()
        .svg();
  }
}
