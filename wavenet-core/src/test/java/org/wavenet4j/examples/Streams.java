package org.wavenet4j.examples;

import java.io.OutputStream;
import java.util.ArrayList;
import java.util.List;
import org.wavenet4j.audio.SampleFormat;
import org.wavenet4j.audio.WavFormat;
import org.wavenet4j.audio.WavWriter;
import org.wavenet4j.model.Model;
import org.wavenet4j.run.Backend;
import org.wavenet4j.run.BatchGenerator;
import org.wavenet4j.run.Engine;
import org.wavenet4j.run.Generator;
import org.wavenet4j.run.PackedWeights;
import org.wavenet4j.run.Precision;
import org.wavenet4j.run.RunawayGuard;
import org.wavenet4j.run.SampleStream;
import org.wavenet4j.run.Sampling;
import org.wavenet4j.run.StreamPlan;
import org.wavenet4j.run.WatchedGenerator;

/** Sound without end, and many sounds at once, as docs/library.md shows them. */
final class Streams {
  private Streams() {}

  static void inBlocks(Model model, int blocks, OutputStream out) {
    int rateHz = model.spec().sampleRateHz();
    WavFormat format = new WavFormat(SampleFormat.PCM_16, 1, rateHz);
    float[] block = new float[rateHz / 100]; // 10 ms
    try (SampleStream stream = Generator.of(model, new Sampling(1, 1.0));
        WavWriter wav = WavWriter.toStream(out, format, WavWriter.UNKNOWN_FRAMES)) {
      for (int i = 0; i < blocks; i++) {
        stream.generate(block, 0, block.length); // allocates nothing
        wav.write(new float[][] {block}, 0, block.length);
        wav.flush();
      }
    }
  }

  static float[][] atOnce(Model model, int streams, int frames) {
    PackedWeights weights = new PackedWeights(model, Precision.BF16);
    Engine engine = new Engine(weights, Backend.best().kernels(), 2); // threads
    List<StreamPlan> plans = new ArrayList<>();
    for (int seed = 1; seed <= streams; seed++) {
      plans.add(StreamPlan.of(new Sampling(seed, 1.0), frames));
    }
    float[][] sounds = new float[streams][frames];
    try (BatchGenerator batch = new BatchGenerator(engine, plans)) {
      batch.generate(sounds, 0, frames);
    }
    return sounds;
  }

  static List<String> watched(Model model, float[] sound) {
    List<String> trouble = new ArrayList<>();
    Generator generator = Generator.of(model, new Sampling(1, 1.0));
    try (SampleStream stream =
        new WatchedGenerator(
            generator, RunawayGuard.of(model), runaway -> trouble.add(runaway.toString()))) {
      stream.generate(sound, 0, sound.length);
    }
    return trouble;
  }
}
