package org.wavenet4j.run;

import org.wavenet4j.UsageError;
import org.wavenet4j.model.WaveNetSpec;

/**
 * A network listening to one signal: the distribution of every sample, given all samples before it.
 * It keeps the last code and the position, so that what is predicted and what is heard stay one
 * sample apart.
 */
public final class Predictor implements AutoCloseable {
  private final DilatedStack stack;
  private final int[] inputs; // [frame]
  private final Conditioner conditioner;
  private final float[] local; // [frame][stackChannels]
  private final float[] expected; // [frame][I]
  private final float[] parameters; // [frame][O]
  private final Anchor anchor;
  private int previous;
  private long position;

  /**
   * Hears nothing yet. A network with conditioning must be told it by {@link #start} first.
   *
   * @param maxBlockFrames samples that one call may take, at least 1
   * @param past whose sound it will hear; beside tones predictions depend on it
   */
  public Predictor(Engine engine, int maxBlockFrames, Past past) {
    WaveNetSpec spec = engine.spec();
    this.conditioner = new Conditioner(engine); // before a thread is started
    this.stack = new DilatedStack(engine, maxBlockFrames);
    this.inputs = new int[maxBlockFrames];
    this.local = new float[maxBlockFrames * spec.conditioning().stackChannels()];
    this.expected = new float[maxBlockFrames * spec.expectedInputs()];
    this.anchor = new Anchor(engine.weights(), maxBlockFrames, past);
    this.parameters = new float[maxBlockFrames * spec.distribution().parameterCount()];
    this.previous = spec.quantizer().silence();
  }

  /**
   * Goes to the start of a signal.
   *
   * @param conditioning features, {@link LocalConditioning#NONE} for none
   * @param global {@code [E]}, empty for none
   * @throws UsageError if the network wants other conditioning than this
   */
  public void start(LocalConditioning conditioning, float[] global) {
    Conditionings.check(spec(), conditioning, global);
    conditioner.start(conditioning);
    stack.setGlobal(global);
    anchor.start(conditioning);
    restart(0);
  }

  /**
   * Goes to a place within the signal, as if there were nothing before it; conditioning stays.
   * After {@link WaveNetSpec#pastFrames} samples, what is predicted is bit for bit what it would
   * have been after the whole signal.
   *
   * @param position of the next sample that is heard, at least 0
   */
  public void restart(long position) {
    stack.reset();
    anchor.restart(position);
    previous = spec().quantizer().silence();
    this.position = position;
  }

  /** The network that listens. */
  public WaveNetSpec spec() {
    return stack.spec();
  }

  /** Samples heard so far, or the index of the next one. */
  public long position() {
    return position;
  }

  /**
   * Predicts the next sample. Call {@link #hear} with what it turned out to be.
   *
   * @return {@code [O]} from offset 0; valid until the next call
   */
  public float[] predict() {
    inputs[0] = previous;
    conditioner.read(position, 1, local, 0);
    anchor.expect(0, expected, 0);
    stack.process(inputs, 0, 1, expected, local, 0, parameters);
    anchor.anchor(0, parameters, 0);
    return parameters;
  }

  /** Takes in the sample that {@link #predict} was about. */
  public void hear(int code) {
    anchor.hear(code);
    previous = code;
    position++;
  }

  /**
   * Predicts each sample of a block from those before it, and takes them all in.
   *
   * @param codes at most as many as the constructor allowed, from {@code offset} on
   * @return {@code [frame][O]}; valid until the next call
   */
  public float[] follow(int[] codes, int offset, int frames) {
    if (frames == 0) {
      return parameters;
    }
    inputs[0] = previous;
    System.arraycopy(codes, offset, inputs, 1, frames - 1);
    conditioner.read(position, frames, local, 0);
    for (int f = 0; f < frames; f++) {
      anchor.expect(f, expected, f * spec().expectedInputs());
      anchor.hear(codes[offset + f]);
    }
    stack.process(inputs, 0, frames, expected, local, 0, parameters);
    for (int f = 0; f < frames; f++) {
      anchor.anchor(f, parameters, f * spec().distribution().parameterCount());
    }
    previous = codes[offset + frames - 1];
    position += frames;
    return parameters;
  }

  /** Ends the threads that the network runs on beside the caller's. */
  @Override
  public void close() {
    stack.close();
  }
}
