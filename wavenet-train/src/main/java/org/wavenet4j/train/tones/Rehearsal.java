package org.wavenet4j.train.tones;

import java.util.List;
import java.util.concurrent.CancellationException;
import java.util.function.BooleanSupplier;
import java.util.function.IntConsumer;
import java.util.function.IntToDoubleFunction;
import java.util.stream.IntStream;
import org.wavenet4j.model.Tones;
import org.wavenet4j.notes.ToneBank;
import org.wavenet4j.train.tile.WorkerPool;

/**
 * Pieces, and threads that play or hear one each. Sums over pieces are in their order: they do not
 * depend on the number of threads. Once it is to stop, whatever it is asked for ends with a {@link
 * CancellationException} before the next piece.
 */
final class Rehearsal {
  private final TonePieces pieces;
  private final WorkerPool pool;
  private final BooleanSupplier stop;
  private final double energy;

  /**
   * Hears each piece once.
   *
   * @param stop is asked by all threads
   */
  Rehearsal(TonePieces pieces, WorkerPool pool, BooleanSupplier stop) {
    this.pieces = pieces;
    this.pool = pool;
    this.stop = stop;
    this.energy = sum(piece -> energy(pieces.get(piece).sound()));
  }

  int sampleRateHz() {
    return pieces.sampleRateHz();
  }

  /** Pieces. */
  int count() {
    return pieces.count();
  }

  TonePiece piece(int number) {
    return pieces.get(number);
  }

  ToneBank bank(Tones tones) {
    return new ToneBank(tones, pieces.sampleRateHz());
  }

  /** How the sum of the squares of all samples falls when {@code left} of it is left, in dB. */
  double explainedDb(double left) {
    double least = Math.max(energy * 1e-20, Double.MIN_NORMAL); // below what floats can tell
    return 10 * StrictMath.log10(Math.max(energy, least) / Math.max(left, least));
  }

  /** Does something for each piece, on some thread. */
  void forEach(IntConsumer task) {
    pool.forEach(
        pieces.count(),
        piece -> {
          if (stop.getAsBoolean()) {
            throw new CancellationException("asked to stop");
          }
          task.accept(piece);
        });
  }

  /** Each piece's sound as {@code tones} have it, {@code [piece][frames]}. */
  float[][] play(Tones tones) {
    float[][] sounds = new float[pieces.count()][];
    forEach(i -> sounds[i] = pieces.get(i).play(bank(tones)));
    return sounds;
  }

  /** What {@code tones} leave of each piece, {@code [piece][frames]}. */
  float[][] residual(Tones tones) {
    float[][] sounds = play(tones);
    forEach(
        i -> {
          float[] sound = pieces.get(i).sound();
          for (int t = 0; t < sound.length; t++) {
            sounds[i][t] = sound[t] - sounds[i][t];
          }
        });
    return sounds;
  }

  /** The {@link ToneAdjoint} of signals, {@code [88][Q][2][J]}. */
  double[] adjoint(Tones tones, Turns turns, float[][] signals) {
    int length = 2 * tones.spec().values() * tones.spec().partials();
    return sum(
        length,
        (i, sums) ->
            new ToneAdjoint(tones.spec(), bank(tones), turns).add(pieces.get(i), signals[i], sums));
  }

  /** The curvature of the error over the envelopes of {@code tones}. */
  EnvelopeCurvature curvature(Tones tones, double ridge) {
    int length = 2 * tones.spec().values() * tones.spec().partials();
    double[] sums =
        sum(length, (i, s) -> EnvelopeCurvature.add(tones.spec(), bank(tones), pieces.get(i), s));
    return new EnvelopeCurvature(tones.spec(), sums, ridge);
  }

  /** What a piece adds to the sums of its keys. */
  @FunctionalInterface
  private interface KeyShare {
    void add(int piece, KeySums sums);
  }

  private double[] sum(int length, KeyShare share) {
    List<KeySums> each =
        IntStream.range(0, pieces.count()).mapToObj(i -> new KeySums(length)).toList();
    forEach(i -> share.add(i, each.get(i)));
    double[] total = new double[Tones.KEYS * length];
    each.forEach(sums -> sums.addTo(total));
    return total;
  }

  /** The sum of the pieces' shares, which threads find. */
  double sum(IntToDoubleFunction share) {
    double[] each = new double[pieces.count()];
    forEach(i -> each[i] = share.applyAsDouble(i));
    double total = 0;
    for (double one : each) {
      total += one;
    }
    return total;
  }

  /** The sum of squares. */
  static double energy(float[] signal) {
    double sum = 0;
    for (float value : signal) {
      sum += (double) value * value;
    }
    return sum;
  }
}
