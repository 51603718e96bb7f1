package org.wavenet4j.cli;

import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.IntConsumer;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.wavenet4j.model.LocalFeatures;
import org.wavenet4j.model.Model;
import org.wavenet4j.model.WaveNetSpec;
import org.wavenet4j.notes.NoteConditioning;
import org.wavenet4j.run.Engine;
import org.wavenet4j.run.Generator;
import org.wavenet4j.run.LocalConditioning;
import org.wavenet4j.run.Readout;
import org.wavenet4j.run.Sampling;
import org.wavenet4j.train.data.Corpus;
import org.wavenet4j.train.data.CorpusItem;
import org.wavenet4j.train.data.PieceNotes;

/**
 * What a model generates, beside real sound of one piece.
 *
 * @param piece that the real sound is from
 * @param generated from silence; where the network is told notes, from those that {@code real}
 *     begins with
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
  static SampleSounds make(
      Model model, CorpusSound sound, Corpus corpus, List<CorpusItem> pieces, Shell shell) {
    CorpusItem piece =
        pieces.stream().max(Comparator.comparingLong(CorpusItem::frames)).orElseThrow();
    Supplier<LocalConditioning> notes = notes(model.spec(), corpus, piece);
    int frames = (int) Math.min((long) SECONDS * sound.sampleRateHz(), piece.frames());
    int primeFrames = Math.min(PRIME_SECONDS * sound.sampleRateHz(), frames / 2);
    // Neither the silence before a piece nor its end, unless there are notes: they begin with it.
    long spare = toldNotes(model.spec()) ? 0 : piece.frames() - frames;
    float[] real = sound.read(piece, spare / 4, frames);
    float[] continuation = sound.read(piece, spare / 2, frames);
    float[] prime = Arrays.copyOf(continuation, primeFrames);
    List<float[]> made = generate(model, notes, List.of(new float[0], prime), frames, shell);
    return new SampleSounds(piece, made.get(0), real, made.get(1), continuation, primeFrames);
  }

  /** How sound for a person to judge by is drawn. */
  static Sampling sampling(WaveNetSpec spec) {
    return new Sampling(SEED, 1, Readout.usualFor(spec));
  }

  /** Whether such a network plays what it is told. */
  static boolean toldNotes(WaveNetSpec spec) {
    return spec.conditioning().localFeatures() == LocalFeatures.NOTES;
  }

  /** What each generated sound is told. */
  private static Supplier<LocalConditioning> notes(
      WaveNetSpec spec, Corpus corpus, CorpusItem piece) {
    if (!toldNotes(spec)) {
      return () -> LocalConditioning.NONE;
    }
    NoteConditioning notes = new PieceNotes(corpus, spec).conditioning(piece);
    return () -> notes;
  }

  /** What the model made of the prime, without it. */
  float[] continuedAlone() {
    return Arrays.copyOfRange(continued, primeFrames, continued.length);
  }

  /** One sound a prime, at the same time: each begins with its prime and has {@code frames}. */
  private static List<float[]> generate(
      Model model,
      Supplier<LocalConditioning> notes,
      List<float[]> primes,
      int frames,
      Shell shell) {
    int total = primes.stream().mapToInt(prime -> frames - prime.length).sum();
    AtomicInteger done = new AtomicInteger();
    try (ProgressLine progress = shell.progress("generate")) {
      Stream<float[]> sounds =
          primes.parallelStream()
              .map(
                  prime ->
                      generate(
                          new Generator(
                              Engine.of(model), sampling(model.spec()), notes.get(), new float[0]),
                          model.spec().sampleRateHz() / BLOCKS_PER_SECOND,
                          prime,
                          frames,
                          count ->
                              progress.update((double) done.addAndGet(count) / total, "samples")));
      return sounds.toList();
    }
  }

  private static float[] generate(
      Generator generator, int blockFrames, float[] prime, int frames, IntConsumer made) {
    generator.prime(prime);
    float[] sound = Arrays.copyOf(prime, frames);
    for (int at = prime.length; at < frames; at += blockFrames) {
      int count = Math.min(blockFrames, frames - at);
      generator.generate(sound, at, count);
      made.accept(count);
    }
    return sound;
  }
}
