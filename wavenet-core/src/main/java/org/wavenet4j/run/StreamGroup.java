package org.wavenet4j.run;

import java.util.Arrays;
import java.util.List;
import org.wavenet4j.audio.Quantizer;
import org.wavenet4j.model.WaveNetSpec;

/**
 * Streams in step on one thread. One that has ended leaves, so that its share of the work is saved.
 * Streams with primes of different lengths begin at different times, so that all begin to draw at
 * once.
 */
final class StreamGroup {
  private final Engine engine;
  private final WaveNetSpec spec;
  private final Quantizer quantizer;
  private final List<StreamPlan> plans;
  private final int first;
  private final Sampler[] samplers;
  private final long[] drawn; // samples
  private final float[] parameters; // [stream][O]
  private final Anchor[] anchors; // [stream]
  private final float[] expected; // [stream][I]
  private final Conditioner[] conditioners; // [stream]
  private final float[] local; // [stream][stackChannels]
  private final int[] codes; // of the streams that are going on
  private int[] going; // their numbers
  private DilatedStack stack;

  /**
   * Streams that have heard their primes.
   *
   * @param first number of the first stream
   */
  StreamGroup(Engine engine, List<StreamPlan> plans, int first) {
    this.engine = engine;
    this.spec = engine.spec();
    this.quantizer = spec.quantizer();
    this.plans = List.copyOf(plans);
    this.first = first;
    int count = plans.size();
    this.samplers =
        plans.stream().map(p -> new Sampler(engine, p.sampling())).toArray(Sampler[]::new);
    this.drawn = new long[count];
    this.parameters = new float[count * spec.distribution().parameterCount()];
    this.anchors =
        plans.stream().map(p -> new Anchor(engine.weights(), 1, Past.OWN)).toArray(Anchor[]::new);
    this.expected = new float[count * spec.expectedInputs()];
    this.conditioners = new Conditioner[count];
    this.local = new float[count * spec.conditioning().stackChannels()];
    this.codes = new int[count];
    this.going = new int[count];
    Arrays.setAll(going, s -> s);
    Arrays.fill(codes, quantizer.silence());
    this.stack = new DilatedStack(engine, count, 1);
    setConditioning();
    prime();
  }

  private void setConditioning() {
    int channels = spec.conditioning().globalChannels();
    float[] global = new float[plans.size() * channels];
    for (int s = 0; s < plans.size(); s++) {
      StreamPlan plan = plans.get(s);
      Conditionings.check(spec, plan.local(), plan.global());
      System.arraycopy(plan.global(), 0, global, s * channels, channels);
      conditioners[s] = new Conditioner(engine);
      conditioners[s].start(plan.local());
      anchors[s].start(plan.local());
    }
    stack.setGlobal(global);
  }

  /** All primes end together; a stream whose prime is short begins late. */
  private void prime() {
    int longest = plans.stream().mapToInt(plan -> plan.prime().length).max().orElseThrow();
    for (int t = -longest; t < 0; t++) {
      for (int s = 0; s < plans.size(); s++) {
        if (t == -plans.get(s).prime().length) {
          start(s);
        }
      }
      process(t);
      for (int s = 0; s < plans.size(); s++) {
        float[] prime = plans.get(s).prime();
        if (t >= -prime.length) {
          codes[s] = quantizer.encode(prime[prime.length + t]);
          anchors[s].hear(codes[s]);
        }
      }
    }
    for (int s = 0; longest > 0 && s < plans.size(); s++) {
      if (plans.get(s).prime().length == 0) {
        start(s);
      }
    }
  }

  private void start(int stream) {
    stack.reset(stream);
    codes[stream] = quantizer.silence();
  }

  /** One frame; the streams' next samples are {@code sinceDrawing} after their first drawn one. */
  private void process(long sinceDrawing) {
    int channels = spec.conditioning().stackChannels();
    for (int i = 0; channels > 0 && i < going.length; i++) {
      long position = plans.get(going[i]).prime().length + sinceDrawing;
      if (position >= 0) {
        conditioners[going[i]].read(position, 1, local, i * channels);
      }
    }
    for (int i = 0; i < going.length; i++) {
      anchors[going[i]].expect(0, expected, i * spec.expectedInputs());
    }
    stack.process(codes, 0, 1, expected, local, 0, parameters);
    for (int i = 0; i < going.length; i++) {
      anchors[going[i]].anchor(0, parameters, i * spec.distribution().parameterCount());
    }
  }

  /** One more than the number of the last stream. */
  int end() {
    return first + plans.size();
  }

  long remaining(int stream) {
    return plans.get(stream - first).frames() - drawn[stream - first];
  }

  /** As {@link BatchGenerator#generate}; only the group's own streams are written. */
  void generate(float[][] out, int offset, int frames) {
    for (int f = 0; f < frames && going.length > 0; f++) {
      drawFrame(out, offset + f);
    }
  }

  private void drawFrame(float[][] out, int index) {
    process(drawn[going[0]]);
    int outputs = spec.distribution().parameterCount();
    boolean ended = false;
    for (int i = 0; i < going.length; i++) {
      int s = going[i];
      codes[i] = samplers[s].draw(parameters, i * outputs);
      anchors[s].hear(codes[i]);
      out[first + s][index] = samplers[s].sound();
      drawn[s]++;
      ended |= drawn[s] == plans.get(s).frames();
    }
    if (ended) {
      leave();
    }
  }

  /** Goes on with the streams that have not ended. */
  private void leave() {
    int[] kept = new int[going.length];
    int count = 0;
    for (int i = 0; i < going.length; i++) {
      if (drawn[going[i]] < plans.get(going[i]).frames()) {
        kept[count] = i;
        codes[count] = codes[i];
        count++;
      }
    }
    kept = Arrays.copyOf(kept, count);
    int[] before = going;
    going = Arrays.stream(kept).map(i -> before[i]).toArray();
    if (count > 0) {
      stack = stack.keep(engine, kept);
    }
  }
}
