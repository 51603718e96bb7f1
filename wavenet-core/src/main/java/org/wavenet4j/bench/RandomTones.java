package org.wavenet4j.bench;

import java.util.Random;
import org.wavenet4j.model.ToneSpec;
import org.wavenet4j.model.Tones;

/** Tones of a piano that nobody built: harmonic, of about 0.05 at the stroke, fading. */
final class RandomTones {
  private static final double LOWEST_HZ = 27.5; // A0
  private static final int UNDAMPED_KEYS = 20; // the highest of a piano, about
  private static final double AMPLITUDE = 0.05;
  private static final double DECAY_NEPERS = 3; // until the last knot
  private static final double VELOCITY_DB = 0.3; // a step, about 20 dB from piano to forte
  private static final double FADE_DB = 200; // a second

  private final ToneSpec spec;
  private final int sampleRateHz;
  private final Random random;

  private RandomTones(ToneSpec spec, int sampleRateHz, Random random) {
    this.spec = spec;
    this.sampleRateHz = sampleRateHz;
    this.random = random;
  }

  static Tones draw(ToneSpec spec, int sampleRateHz, Random random) {
    RandomTones tones = new RandomTones(spec, sampleRateHz, random);
    return new Tones(
        spec, tones.frequenciesHz(), tones.envelopes(), tones.velocitiesDb(), tones.fadesDb());
  }

  private float[] frequenciesHz() {
    float[] frequencies = new float[Tones.KEYS * spec.partials()];
    for (int i = 0; i < frequencies.length; i++) {
      int key = i / spec.partials();
      double frequencyHz = LOWEST_HZ * Math.pow(2, key / 12.0) * (i % spec.partials() + 1);
      frequencies[i] = frequencyHz < sampleRateHz / 2.0 ? (float) frequencyHz : 0;
    }
    return frequencies;
  }

  private float[] envelopes() {
    int partials = spec.partials();
    float[] envelopes = new float[Tones.KEYS * spec.values() * 2 * partials];
    for (int i = 0; i < envelopes.length; i++) {
      int knot = i / (2 * partials) % spec.values();
      double age = (double) spec.knotFrames().get(knot) / spec.lengthFrames();
      double size = AMPLITUDE / (i % partials + 1) * Math.exp(-DECAY_NEPERS * age);
      envelopes[i] = (float) (size * random.nextGaussian());
    }
    return envelopes;
  }

  private float[] velocitiesDb() {
    float[] velocities = new float[Tones.KEYS * spec.partials()];
    for (int i = 0; i < velocities.length; i++) {
      velocities[i] = (float) (VELOCITY_DB * (0.5 + random.nextDouble()));
    }
    return velocities;
  }

  private float[] fadesDb() {
    float[] fades = new float[Tones.KEYS];
    for (int key = 0; key < Tones.KEYS - UNDAMPED_KEYS; key++) {
      fades[key] = (float) (FADE_DB * (0.5 + random.nextDouble()));
    }
    return fades;
  }
}
