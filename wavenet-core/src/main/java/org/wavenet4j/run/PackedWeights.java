package org.wavenet4j.run;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.wavenet4j.model.Model;
import org.wavenet4j.model.StackSpec;
import org.wavenet4j.model.TensorNames;
import org.wavenet4j.model.Tones;
import org.wavenet4j.model.WaveNetSpec;
import org.wavenet4j.model.Weights;
import org.wavenet4j.vector.FrameMatrix;
import org.wavenet4j.vector.PanelStore;
import org.wavenet4j.vector.Panels;
import org.wavenet4j.vector.WeightPanels;

/**
 * A network's weights as the kernels read them. Made once, never changed, shared by all streams and
 * threads.
 *
 * <p>Where a network lacks a part, its matrix has no inputs. A gated activation's sums are D values
 * of the filter, then, from the next whole vector on, D of the gate: 2 D' in all.
 */
public final class PackedWeights {
  /**
   * One residual block.
   *
   * @param dilation in frames
   * @param dilated {@code [R][2 D']} a tap, the oldest first
   * @param local {@code [C][2 D']}, C being the context stack's where there is one
   * @param global {@code [E][2 D']}
   * @param skip {@code [D][S]}
   * @param residual {@code [D][R]}; no inputs in the very last block
   */
  record Block(
      int dilation,
      List<Panels> dilated,
      Panels local,
      Panels global,
      Panels skip,
      Panels residual) {
    /** {@code [R][2 D']}, of the newest tap. */
    Panels newest() {
      return dilated.get(taps() - 1);
    }

    /** K. */
    int taps() {
      return dilated.size();
    }
  }

  /**
   * One stack of blocks.
   *
   * @param channels R
   * @param gateChannels D
   * @param entry {@code [R before][R]}; no inputs where the width does not change
   * @param entryBias {@code [1][R]}
   * @param biases {@code [block][2 D']}
   * @param residualBiases {@code [block][R]}; zeros in the very last block
   * @param blocks in order
   */
  record Stack(
      int channels,
      int gateChannels,
      Panels entry,
      FrameMatrix entryBias,
      FrameMatrix biases,
      FrameMatrix residualBiases,
      List<Block> blocks) {
    /** The sums of a gated activation, 2 D'. */
    int sums() {
      return biases.channels();
    }

    /** In frames. */
    int largestDilation() {
      return blocks.stream().mapToInt(Block::dilation).max().orElse(0);
    }
  }

  private final WaveNetSpec spec;
  private final Precision precision;
  private final Optional<Tones> tones;
  private final PanelStore store = new PanelStore(); // in the order in which a sample needs them
  private final PanelStore aside = new PanelStore(); // what most samples do not need
  final FrameMatrix frontTable; // [K Q][R] for one-hot input, else no rows
  final Panels frontTaps; // [K][R] for scalar input, else no inputs
  final FrameMatrix frontBias; // [1][R]
  final Panels frontExpected; // [K I][R] with prediction, else no inputs
  final List<Stack> stacks;
  final FrameMatrix skipBias; // [1][S]
  final List<ContextLayer> context;
  final Panels post; // [S][P]
  final FrameMatrix postBias; // [1][P]
  final Panels output; // [P][O]
  final FrameMatrix outputBias; // [1][O]

  /** Packs a model's weights as they are. */
  public PackedWeights(Model model) {
    this(model, Precision.FP32);
  }

  /** Packs a model's weights. */
  public PackedWeights(Model model, Precision precision) {
    this.spec = model.spec();
    this.precision = precision;
    this.tones = model.tones();
    Weights weights = model.weights();
    float[] front = weights.get(TensorNames.FRONT_WEIGHT);
    int channels = width(0);
    boolean lookUp = spec.inputChannels() > 1;
    this.frontTable = table(front, lookUp ? front.length / channels : 0, channels);
    this.frontTaps = taps(lookUp ? new float[0] : front, channels);
    boolean predicts = spec.prediction().isPresent();
    this.frontExpected =
        taps(predicts ? weights.get(TensorNames.FRONT_PREDICTION_WEIGHT) : new float[0], channels);
    this.frontBias = row(weights.get(TensorNames.FRONT_BIAS));
    this.skipBias = row(weights.get(TensorNames.SKIP_BIAS));
    List<Stack> packed = new ArrayList<>();
    for (int s = 0; s < spec.stacks().size(); s++) {
      packed.add(stack(weights, s));
    }
    this.stacks = List.copyOf(packed);
    this.context = ContextLayer.of(model, precision);
    this.post = matrix(weights.get(TensorNames.POST_WEIGHT), spec.postChannels());
    this.postBias = row(weights.get(TensorNames.POST_BIAS));
    int outputs = spec.distribution().parameterCount();
    this.output = matrix(weights.get(TensorNames.OUTPUT_WEIGHT), outputs);
    this.outputBias = row(weights.get(TensorNames.OUTPUT_BIAS));
  }

  /** The network that these weights belong to. */
  public WaveNetSpec spec() {
    return spec;
  }

  /** What the network expects from notes alone. */
  Optional<Tones> tones() {
    return tones;
  }

  /** How the weights are kept. */
  public Precision precision() {
    return precision;
  }

  /** From {@code [in][out]}. */
  private static WeightPanels taps(float[] matrix, int outputs) {
    WeightPanels taps = new WeightPanels(matrix.length / outputs, outputs);
    taps.set(0, 0, taps.inputs(), outputs, matrix, 0, outputs, 1);
    return taps;
  }

  private int width(int stack) {
    return spec.stacks().get(stack).residualChannels();
  }

  private Stack stack(Weights weights, int s) {
    int layers = spec.stacks().get(s).layers();
    int gates = spec.stacks().get(s).gateChannels();
    boolean enters = TensorNames.hasEntry(spec, s);
    Panels entry =
        enters ? matrix(weights.get(TensorNames.entry(s, "weight")), width(s)) : none(width(s));
    FrameMatrix entryBias =
        enters ? row(weights.get(TensorNames.entry(s, "bias"))) : new FrameMatrix(1, width(s));
    FrameMatrix biases = new FrameMatrix(layers, 2 * FrameMatrix.padded(gates));
    FrameMatrix residualBiases = new FrameMatrix(layers, width(s));
    List<Block> blocks = new ArrayList<>();
    for (int l = 0; l < layers; l++) {
      setGatedRow(biases, l, weights.get(TensorNames.layer(s, l, "dilated.bias")), gates);
      if (TensorNames.hasResidual(spec, s, l)) {
        setRow(residualBiases, l, weights.get(TensorNames.layer(s, l, "residual.bias")), 0);
      }
      blocks.add(block(weights, s, l));
    }
    return new Stack(
        width(s), gates, entry, entryBias, biases, residualBiases, List.copyOf(blocks));
  }

  private Block block(Weights weights, int s, int l) {
    StackSpec stack = spec.stacks().get(s);
    int channels = stack.residualChannels();
    int gates = stack.gateChannels();
    int local = spec.conditioning().stackChannels();
    PanelStore localStore = spec.conditioning().localHopFrames() > 1 ? aside : store;
    int global = spec.conditioning().globalChannels();
    float[] taps = weights.get(TensorNames.layer(s, l, "dilated.weight"));
    int rowLength = stack.kernelSize() * channels;
    List<Panels> dilated = new ArrayList<>();
    for (int k = 0; k < stack.kernelSize() - 1; k++) {
      dilated.add(gated(taps, gates, k * channels, channels, rowLength, aside));
    }
    Panels localWeights =
        local > 0
            ? gated(
                weights.get(TensorNames.layer(s, l, "local.weight")),
                gates,
                0,
                local,
                local,
                localStore)
            : none(2 * gates);
    dilated.add(gated(taps, gates, rowLength - channels, channels, rowLength, store));
    Panels globalWeights =
        global > 0
            ? gated(
                weights.get(TensorNames.layer(s, l, "global.weight")),
                gates,
                0,
                global,
                global,
                aside)
            : none(2 * gates);
    return new Block(
        stack.dilations().get(l),
        List.copyOf(dilated),
        localWeights,
        globalWeights,
        matrix(weights.get(TensorNames.layer(s, l, "skip.weight")), spec.skipChannels()),
        residual(weights, s, l));
  }

  private Panels residual(Weights weights, int s, int l) {
    return TensorNames.hasResidual(spec, s, l)
        ? matrix(weights.get(TensorNames.layer(s, l, "residual.weight")), width(s))
        : none(width(s));
  }

  private Panels none(int outputs) {
    return precision.pack(new WeightPanels(0, outputs), store);
  }

  /** From {@code [out][in]}. */
  private Panels matrix(float[] matrix, int outputs) {
    int inputs = matrix.length / outputs;
    WeightPanels panels = new WeightPanels(inputs, outputs);
    panels.set(0, 0, inputs, outputs, matrix, 0, 1, inputs);
    return precision.pack(panels, store);
  }

  /** From {@code [2 D][rowLength]}, of which {@code inputs} columns from {@code first} on. */
  private Panels gated(
      float[] matrix, int gates, int first, int inputs, int rowLength, PanelStore target) {
    int half = FrameMatrix.padded(gates);
    WeightPanels panels = new WeightPanels(inputs, 2 * half);
    panels.set(0, 0, inputs, gates, matrix, first, 1, rowLength);
    panels.set(0, half, inputs, gates, matrix, first + gates * rowLength, 1, rowLength);
    return precision.pack(panels, target);
  }

  private static void setGatedRow(FrameMatrix rows, int r, float[] values, int gates) {
    int at = rows.row(r);
    System.arraycopy(values, 0, rows.values(), at, gates);
    System.arraycopy(values, gates, rows.values(), at + FrameMatrix.padded(gates), gates);
  }

  private static void setRow(FrameMatrix table, int r, float[] values, int offset) {
    System.arraycopy(values, offset, table.values(), table.row(r), table.channels());
  }

  private static FrameMatrix row(float[] values) {
    return table(values, 1, values.length);
  }

  private static FrameMatrix table(float[] values, int rows, int channels) {
    FrameMatrix table = new FrameMatrix(rows, channels);
    for (int r = 0; r < rows; r++) {
      setRow(table, r, values, r * channels);
    }
    return table;
  }
}
