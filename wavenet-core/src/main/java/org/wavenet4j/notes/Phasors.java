package org.wavenet4j.notes;

/**
 * The partials of one tone as they stand at the start of a run: gains, turned by what the partials
 * have turned since the stroke. Computed from their angles at every 16th run of the signal and
 * turned on from there, so that they are a function of the run's number alone, wherever reading
 * began; sines and cosines would else take most of a tone's time.
 */
final class Phasors {
  private static final int EXACT_RUNS = 16;

  private final KeyTone key;
  private final long startFrame;
  private final double[] gains; // [partial]
  private final double[] cos; // [partial]
  private final double[] sin;
  private long run = -1;

  Phasors(KeyTone key, int velocity, long startFrame) {
    this.key = key;
    this.startFrame = startFrame;
    this.gains = new double[key.partials()];
    this.cos = new double[gains.length];
    this.sin = new double[gains.length];
    for (int j = 0; j < gains.length; j++) {
      gains[j] = key.gain(j, velocity);
    }
  }

  float[] gains() {
    float[] copy = new float[gains.length];
    for (int j = 0; j < copy.length; j++) {
      copy[j] = (float) gains[j];
    }
    return copy;
  }

  double gain(int partial) {
    return gains[partial];
  }

  double cos(int partial) {
    return cos[partial];
  }

  double sin(int partial) {
    return sin[partial];
  }

  /**
   * Goes to the start of a run.
   *
   * @param number counted from the start of the signal
   */
  void turnTo(long number) {
    long exact = number - number % EXACT_RUNS;
    if (run < exact || run > number) {
      compute(exact);
    }
    while (run < number) {
      turn();
    }
  }

  private void compute(long number) {
    for (int j = 0; j < gains.length; j++) {
      double radians = key.radians(j, number * KeyTone.RUN_FRAMES - startFrame);
      cos[j] = gains[j] * StrictMath.cos(radians);
      sin[j] = gains[j] * StrictMath.sin(radians);
    }
    run = number;
  }

  private void turn() {
    for (int j = 0; j < gains.length; j++) {
      double turned = cos[j] * key.runCos(j) - sin[j] * key.runSin(j);
      sin[j] = cos[j] * key.runSin(j) + sin[j] * key.runCos(j);
      cos[j] = turned;
    }
    run++;
  }
}
