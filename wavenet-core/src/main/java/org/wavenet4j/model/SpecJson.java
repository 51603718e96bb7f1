package org.wavenet4j.model;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonParser;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.function.BiFunction;
import org.wavenet4j.Range;
import org.wavenet4j.audio.Quantizer;
import org.wavenet4j.distribution.AmplitudeAxis;
import org.wavenet4j.distribution.Axis;
import org.wavenet4j.distribution.Categorical;
import org.wavenet4j.distribution.CodeAxis;
import org.wavenet4j.distribution.Gaussian;
import org.wavenet4j.distribution.MixtureOfLogistics;
import org.wavenet4j.distribution.SampleDistribution;

/**
 * A network's description as JSON: in model files, and in the same shape as the {@code model:}
 * section of a recipe.
 *
 * <pre>{@code
 * {"sampleRateHz": 16000, "quantizer": "mu-law-256",
 *  "input": {"encoding": "one-hot", "kernelSize": 2},
 *  "stacks": [{"residualChannels": 32, "gateChannels": 32, "kernelSize": 2, "dilations": [1, 2, 4]}],
 *  "skipChannels": 64, "postChannels": 256,
 *  "distribution": {"type": "categorical"},
 *  "conditioning": {"localChannels": 0, "localHopFrames": 1, "globalChannels": 0}}
 * }</pre>
 *
 * A distribution is over the quantizer's codes. The others are {@code {"type":
 * "mixture-of-logistics", "components": 10}} and {@code {"type": "gaussian"}}. These may be left
 * out, for none: {@code conditioning}, in it {@code "localFeatures": "notes"} and {@code "context":
 * {"channels": 32, "kernelSize": 3, "dilations": [1, 2, 4]}}, {@code "prediction": {"order": 32,
 * "windowFrames": 1024, "updateFrames": 64, "scaleFrames": 32, "whiteNoise": 1.0e-5}}, and {@code
 * "tones": {"partials": 24, "knotFrames": [0, 64, 16000]}}.
 */
public final class SpecJson {
  private static final JsonKey<Integer> SAMPLE_RATE_HZ =
      JsonKey.of("sampleRateHz", JsonShape.INTEGER);
  private static final JsonKey<String> QUANTIZER = JsonKey.of("quantizer", JsonShape.TEXT);
  private static final JsonKey<String> ENCODING = JsonKey.of("encoding", JsonShape.TEXT);
  private static final JsonKey<Integer> KERNEL_SIZE = JsonKey.of("kernelSize", JsonShape.INTEGER);
  private static final JsonKey<InputSpec> INPUT =
      JsonKey.of(
          "input",
          JsonShape.object(
              List.of(ENCODING, KERNEL_SIZE),
              f -> new InputSpec(InputEncoding.of(f.get(ENCODING)), f.get(KERNEL_SIZE))));

  private static final JsonKey<Integer> RESIDUAL =
      JsonKey.of("residualChannels", JsonShape.INTEGER);
  private static final JsonKey<Integer> GATE = JsonKey.of("gateChannels", JsonShape.INTEGER);
  private static final JsonKey<List<Integer>> DILATIONS =
      JsonKey.of("dilations", JsonShape.listOf(JsonShape.INTEGER, StackSpec.MOST_LAYERS));
  private static final JsonShape<StackSpec> STACK =
      JsonShape.object(
          List.of(RESIDUAL, GATE, KERNEL_SIZE, DILATIONS),
          f -> new StackSpec(f.get(RESIDUAL), f.get(GATE), f.get(KERNEL_SIZE), f.get(DILATIONS)));
  private static final JsonKey<List<StackSpec>> STACKS =
      JsonKey.of("stacks", JsonShape.listOf(STACK, WaveNetSpec.MOST_STACKS));

  private static final JsonKey<Integer> SKIP = JsonKey.of("skipChannels", JsonShape.INTEGER);
  private static final JsonKey<Integer> POST = JsonKey.of("postChannels", JsonShape.INTEGER);
  private static final JsonKey<String> TYPE = JsonKey.of("type", JsonShape.TEXT);
  private static final JsonKey<Integer> COMPONENTS =
      JsonKey.optional("components", JsonShape.INTEGER, 0);
  private static final JsonKey<BiFunction<Quantizer, Boolean, SampleDistribution>> DISTRIBUTION =
      JsonKey.of(
          "distribution",
          JsonShape.object(
              List.of(TYPE, COMPONENTS), f -> distribution(f.get(TYPE), f.get(COMPONENTS))));

  private static final JsonKey<Integer> CONTEXT_CHANNELS =
      JsonKey.of("channels", JsonShape.INTEGER);
  private static final JsonKey<List<Integer>> CONTEXT_DILATIONS =
      JsonKey.of("dilations", JsonShape.listOf(JsonShape.INTEGER, ContextSpec.MOST_LAYERS));
  private static final JsonKey<ContextSpec> CONTEXT =
      JsonKey.optional(
          "context",
          JsonShape.object(
              List.of(CONTEXT_CHANNELS, KERNEL_SIZE, CONTEXT_DILATIONS),
              f ->
                  new ContextSpec(
                      f.get(CONTEXT_CHANNELS), f.get(KERNEL_SIZE), f.get(CONTEXT_DILATIONS))),
          ContextSpec.NONE);
  private static final JsonKey<String> LOCAL_FEATURES =
      JsonKey.optional("localFeatures", JsonShape.TEXT, LocalFeatures.GIVEN.label());
  private static final JsonKey<Integer> LOCAL = JsonKey.of("localChannels", JsonShape.INTEGER);
  private static final JsonKey<Integer> LOCAL_HOP = JsonKey.of("localHopFrames", JsonShape.INTEGER);
  private static final JsonKey<Integer> GLOBAL = JsonKey.of("globalChannels", JsonShape.INTEGER);
  private static final JsonKey<ConditioningSpec> CONDITIONING =
      JsonKey.optional(
          "conditioning",
          JsonShape.object(
              List.of(LOCAL_FEATURES, LOCAL, LOCAL_HOP, CONTEXT, GLOBAL),
              f ->
                  new ConditioningSpec(
                      LocalFeatures.of(f.get(LOCAL_FEATURES)),
                      f.get(LOCAL),
                      f.get(LOCAL_HOP),
                      f.get(CONTEXT),
                      f.get(GLOBAL))),
          ConditioningSpec.NONE);

  /** What a description looks like, to be read as a part of something larger. */
  public static final JsonShape<WaveNetSpec> SHAPE =
      JsonShape.object(
          List.of(
              SAMPLE_RATE_HZ,
              QUANTIZER,
              INPUT,
              PredictionJson.PREDICTION,
              PredictionJson.TONES,
              STACKS,
              SKIP,
              POST,
              DISTRIBUTION,
              CONDITIONING),
          SpecJson::spec);

  private SpecJson() {}

  /** Writes a description as one object, keys in a fixed order. */
  public static void write(WaveNetSpec spec, JsonGenerator out) throws IOException {
    out.writeStartObject();
    out.writeNumberField(SAMPLE_RATE_HZ.name(), spec.sampleRateHz());
    out.writeStringField(QUANTIZER.name(), spec.quantizer().label());
    out.writeObjectFieldStart(INPUT.name());
    out.writeStringField(ENCODING.name(), spec.input().encoding().label());
    out.writeNumberField(KERNEL_SIZE.name(), spec.input().kernelSize());
    out.writeEndObject();
    PredictionJson.write(spec, out);
    out.writeArrayFieldStart(STACKS.name());
    for (StackSpec stack : spec.stacks()) {
      writeStack(stack, out);
    }
    out.writeEndArray();
    out.writeNumberField(SKIP.name(), spec.skipChannels());
    out.writeNumberField(POST.name(), spec.postChannels());
    out.writeObjectFieldStart(DISTRIBUTION.name());
    out.writeStringField(TYPE.name(), spec.distribution().label());
    if (spec.distribution() instanceof MixtureOfLogistics mixture) {
      out.writeNumberField(COMPONENTS.name(), mixture.components());
    }
    out.writeEndObject();
    writeConditioning(spec.conditioning(), out);
    out.writeEndObject();
  }

  /** What most networks do not have is left out, so that their files stay what they were. */
  private static void writeConditioning(ConditioningSpec conditioning, JsonGenerator out)
      throws IOException {
    out.writeObjectFieldStart(CONDITIONING.name());
    if (conditioning.localFeatures() != LocalFeatures.GIVEN) {
      out.writeStringField(LOCAL_FEATURES.name(), conditioning.localFeatures().label());
    }
    out.writeNumberField(LOCAL.name(), conditioning.localChannels());
    out.writeNumberField(LOCAL_HOP.name(), conditioning.localHopFrames());
    if (conditioning.context().exists()) {
      out.writeObjectFieldStart(CONTEXT.name());
      out.writeNumberField(CONTEXT_CHANNELS.name(), conditioning.context().channels());
      out.writeNumberField(KERNEL_SIZE.name(), conditioning.context().kernelSize());
      writeNumbers(CONTEXT_DILATIONS.name(), conditioning.context().dilations(), out);
      out.writeEndObject();
    }
    out.writeNumberField(GLOBAL.name(), conditioning.globalChannels());
    out.writeEndObject();
  }

  static void writeNumbers(String name, List<Integer> numbers, JsonGenerator out)
      throws IOException {
    out.writeArrayFieldStart(name);
    for (int number : numbers) {
      out.writeNumber(number);
    }
    out.writeEndArray();
  }

  /**
   * Reads a description from the object that the parser stands on or before; afterwards it stands
   * on the object's end.
   *
   * @throws SpecException if the object is not exactly a description
   * @throws IOException if the source cannot be read
   */
  public static WaveNetSpec read(JsonParser in) throws IOException {
    if (in.currentToken() == null) {
      ObjectShape.next(in, "");
    }
    return SHAPE.read(in, "");
  }

  /** {@link #write} to text, on one line. */
  public static String toJson(WaveNetSpec spec) {
    StringWriter text = new StringWriter();
    try (JsonGenerator out = new JsonFactory().createGenerator(text)) {
      write(spec, out);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return text.toString();
  }

  /** {@link #read} from text that holds one description and nothing else. */
  public static WaveNetSpec fromJson(String json) {
    try (JsonParser in = new JsonFactory().createParser(json)) {
      WaveNetSpec spec = read(in);
      ObjectShape.requireEnd(in, "");
      return spec;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static void writeStack(StackSpec stack, JsonGenerator out) throws IOException {
    out.writeStartObject();
    out.writeNumberField(RESIDUAL.name(), stack.residualChannels());
    out.writeNumberField(GATE.name(), stack.gateChannels());
    out.writeNumberField(KERNEL_SIZE.name(), stack.kernelSize());
    writeNumbers(DILATIONS.name(), stack.dilations(), out);
    out.writeEndObject();
  }

  private static WaveNetSpec spec(JsonFields f) {
    Quantizer quantizer = Quantizer.of(f.get(QUANTIZER));
    return new WaveNetSpec(
        f.get(SAMPLE_RATE_HZ),
        quantizer,
        f.get(INPUT),
        f.get(STACKS),
        f.get(SKIP),
        f.get(POST),
        f.get(DISTRIBUTION).apply(quantizer, f.get(PredictionJson.PREDICTION).isPresent()),
        f.get(CONDITIONING),
        f.get(PredictionJson.PREDICTION),
        f.get(PredictionJson.TONES));
  }

  /** A distribution that waits for its codes, and for whether it lies over their amplitudes. */
  private static BiFunction<Quantizer, Boolean, SampleDistribution> distribution(
      String type, int components) {
    if (type.equals(MixtureOfLogistics.LABEL)) {
      Range.check(COMPONENTS.name(), components, 1, MixtureOfLogistics.MOST_COMPONENTS);
      return (quantizer, predicts) -> new MixtureOfLogistics(components, axis(quantizer, predicts));
    }
    if (components != 0) {
      throw new IllegalArgumentException(
          "%s: %d, expected none, as only \"%s\" has them"
              .formatted(COMPONENTS.name(), components, MixtureOfLogistics.LABEL));
    }
    return switch (type) {
      case Categorical.LABEL -> (quantizer, predicts) -> new Categorical(quantizer.levels());
      case Gaussian.LABEL -> (quantizer, predicts) -> new Gaussian(axis(quantizer, predicts));
      default ->
          throw new IllegalArgumentException(
              "%s: \"%s\" is not known, expected \"%s\", \"%s\" or \"%s\""
                  .formatted(
                      TYPE.name(),
                      type,
                      Categorical.LABEL,
                      MixtureOfLogistics.LABEL,
                      Gaussian.LABEL));
    };
  }

  private static Axis axis(Quantizer quantizer, boolean predicts) {
    return predicts ? new AmplitudeAxis(quantizer) : new CodeAxis(quantizer.levels());
  }
}
