package org.wavenet4j.examples;

import java.nio.file.Path;
import org.wavenet4j.audio.Audio;
import org.wavenet4j.audio.SampleFormat;
import org.wavenet4j.audio.WavFile;
import org.wavenet4j.model.Model;
import org.wavenet4j.model.ModelFile;
import org.wavenet4j.run.Generator;
import org.wavenet4j.run.Sampling;

/** Draws a second of sound: {@code Generate MODEL.safetensors OUT.wav}. */
public class Generate {
  public static void main(String[] files) {
    Model model = ModelFile.read(Path.of(files[0]));
    Generator generator = Generator.of(model, new Sampling(1, 1.0)); // seed, temperature
    float[] second = new float[model.spec().sampleRateHz()];
    generator.generate(second, 0, second.length);
    WavFile.write(Path.of(files[1]), Audio.mono(second, second.length), SampleFormat.PCM_16);
  }
}
