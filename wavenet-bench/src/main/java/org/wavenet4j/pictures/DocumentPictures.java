package org.wavenet4j.pictures;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.IntStream;
import org.wavenet4j.audio.Linear16;
import org.wavenet4j.audio.MuLaw;
import org.wavenet4j.distribution.CodeAxis;
import org.wavenet4j.distribution.Gaussian;
import org.wavenet4j.distribution.MixtureOfLogistics;
import org.wavenet4j.distribution.SampleDistribution;

/**
 * Draws the pictures of docs/how-it-works.md anew: {@code java -cp
 * wavenet-bench/target/wavenet-bench.jar org.wavenet4j.pictures.DocumentPictures docs
 * models/piano.safetensors}.
 */
public final class DocumentPictures {
  private static final int CODES = 256;

  private DocumentPictures() {}

  /** Writes them into a folder; that of tones takes a model that has them. */
  public static void main(String[] folderAndModel) throws IOException {
    Path folder = Path.of(folderAndModel[0]);
    Map<String, String> pictures = all();
    pictures.put("tones.svg", TonePicture.of(Path.of(folderAndModel[1])));
    for (Map.Entry<String, String> picture : pictures.entrySet()) {
      Files.writeString(folder.resolve(picture.getKey()), picture.getValue());
    }
  }

  /** Those that depend on no model, by the name of their file. */
  static Map<String, String> all() {
    return new TreeMap<>(
        Map.of("mu-law.svg", muLaw(), "distributions.svg", distributions(), "cache.svg", cache()));
  }

  private static String muLaw() {
    Picture picture = new Picture(640, 400, "Amplitudes and their codes");
    Plot plot = new Plot(picture, 70, 90, 530, 240, -1, 1, 0, CODES - 1);
    plot.yAxis("%.0f", "code", 0, 64, 128, 192, 255);
    plot.xAxis("%.1f", "amplitude, 1 is full scale", -1, -0.5, 0, 0.5, 1);
    plot.legend("first", 0, 60, "mu-law-256");
    plot.legend("second", 150, 60, "256 even steps");
    double[] amplitudes = IntStream.rangeClosed(-200, 200).mapToDouble(i -> i / 200.0).toArray();
    double[] codes = new double[amplitudes.length];
    double[] even = new double[amplitudes.length];
    for (int i = 0; i < amplitudes.length; i++) {
      codes[i] = MuLaw.INSTANCE.encode((float) amplitudes[i]);
      even[i] = Linear16.INSTANCE.encode((float) amplitudes[i]) >> 8; // of 65536 codes
    }
    return plot.curve("second", amplitudes, even).curve("first", amplitudes, codes).picture().svg();
  }

  private static String distributions() {
    Picture picture = new Picture(640, 370, "What two kinds of output can say of the next sample");
    Plot plot = new Plot(picture, 70, 90, 530, 210, 100, 160, 0, 0.12);
    plot.yAxis("%.2f", "probability of a code", 0, 0.04, 0.08, 0.12);
    plot.xAxis("%.0f", "code", 100, 110, 120, 130, 140, 150, 160);
    plot.legend("first", 0, 60, "a mixture of two logistics");
    plot.legend("second", 250, 60, "a Gaussian");
    // Codes lie evenly from -1 to 1: code c at (2 c - 255) / 255.
    float[] twoBumps = {0.4f, 0, at(118), at(141), -4.3f, -4.0f}; // logits, means, log-scales
    float[] bell = {at(128), -2.6f};
    SampleDistribution mixture = new MixtureOfLogistics(2, new CodeAxis(CODES));
    draw(plot, "second", new Gaussian(new CodeAxis(CODES)), bell);
    draw(plot, "first", mixture, twoBumps);
    return picture.svg();
  }

  private static float at(int code) {
    return (2f * code - (CODES - 1)) / (CODES - 1);
  }

  private static void draw(Plot plot, String kind, SampleDistribution said, float[] parameters) {
    double[] codes = IntStream.rangeClosed(100, 160).asDoubleStream().toArray();
    double[] probabilities = new double[codes.length];
    for (int i = 0; i < codes.length; i++) {
      probabilities[i] = StrictMath.exp(said.logProb(parameters, 0, (int) codes[i]));
    }
    plot.curve(kind, codes, probabilities);
  }

  /** One stack of dilations 1, 2, 4, 8 that draws one sample, with and without a memory. */
  private static String cache() {
    Picture picture = new Picture(760, 400, "What one more sample takes");
    picture.text("soft", "start", 40, 70, "without a memory: all that it hears");
    picture.text("soft", "start", 400, 70, "with queues: a node a layer");
    picture.dot("now", 45, 380).text("soft", "start", 56, 385, "computed now");
    picture.dot("kept", 180, 380).text("soft", "start", 191, 385, "kept in a queue");
    picture.dot("node", 330, 380).text("soft", "start", 341, 385, "neither");
    new StackPicture(picture, 45, false).draw();
    new StackPicture(picture, 405, true).draw();
    return picture.svg();
  }
}
