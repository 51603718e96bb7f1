package org.wavenet4j.cli;

import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.IntConsumer;
import java.util.stream.Stream;
import org.wavenet4j.model.Model;
import org.wavenet4j.run.Generator;
import org.wavenet4j.run.Sampling;
import org.wavenet4j.train.data.CorpusItem;

/**
 * What a model generates, beside real sound of one piece.
 *
 * @param piece that the real sound is from
 * @param generated from silence
 * @param real a stretch of the piece, of the same length
 * @param continued the prime, then what the model makes of it
 * @param continuation the prime, then how the piece itself goes on
 * @param primeFrames length of the prime; 0 where the piece is too short for one
 */
record SampleSounds(
    CorpusItem piece,
    float[] generated,
    float[] real,
    float[] continued,
    float[] continuation,
    int primeFrames) {
  private static final int SECONDS = 4;
  private static final int PRIME_SECONDS = 1;
  private static final int BLOCKS_PER_SECOND = 10;
  static final long SEED = 1;

  /** Generates beside the longest of those pieces; at least one, of the model's rate. */
  static SampleSounds make(Model model, CorpusSound sound, List<CorpusItem> pieces, Shell shell) {
    CorpusItem piece =
        pieces.stream().max(Comparator.comparingLong(CorpusItem::frames)).orElseThrow();
    int frames = (int) Math.min((long) SECONDS * sound.sampleRateHz(), piece.frames());
    int primeFrames = Math.min(PRIME_SECONDS * sound.sampleRateHz(), frames / 2);
    // Neither the silence before a piece nor its end.
    long spare = piece.frames() - frames;
    float[] real = sound.read(piece, spare / 4, frames);
    float[] continuation = sound.read(piece, spare / 2, frames);
    float[] prime = Arrays.copyOf(continuation, primeFrames);
    List<float[]> made = generate(model, List.of(new float[0], prime), frames, shell);
    return new SampleSounds(piece, made.get(0), real, made.get(1), continuation, primeFrames);
  }

  /** What the model made of the prime, without it. */
  float[] continuedAlone() {
    return Arrays.copyOfRange(continued, primeFrames, continued.length);
  }

  /** One sound a prime, at the same time: each begins with its prime and has {@code frames}. */
  private static List<float[]> generate(
      Model model, List<float[]> primes, int frames, Shell shell) {
    int total = primes.stream().mapToInt(prime -> frames - prime.length).sum();
    AtomicInteger done = new AtomicInteger();
    try (ProgressLine progress = shell.progress("generate")) {
      Stream<float[]> sounds =
          primes.parallelStream()
              .map(
                  prime ->
                      generate(
                          model,
                          prime,
                          frames,
                          count ->
                              progress.update((double) done.addAndGet(count) / total, "samples")));
      return sounds.toList();
    }
  }

  private static float[] generate(Model model, float[] prime, int frames, IntConsumer made) {
    Generator generator = Generator.of(model, new Sampling(SEED, 1));
    generator.prime(prime);
    float[] sound = Arrays.copyOf(prime, frames);
    int block = Math.max(1, model.spec().sampleRateHz() / BLOCKS_PER_SECOND);
    for (int at = prime.length; at < frames; at += block) {
      int count = Math.min(block, frames - at);
      generator.generate(sound, at, count);
      made.accept(count);
    }
    return sound;
  }
}
