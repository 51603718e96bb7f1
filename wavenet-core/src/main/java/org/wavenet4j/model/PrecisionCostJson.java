package org.wavenet4j.model;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import java.io.IOException;
import java.io.StringWriter;
import java.util.List;

/** The cost of 16-bit weights as JSON: in model files, and where a program asks for it. */
public final class PrecisionCostJson {
  private static final JsonKey<Double> DIVERGENCE =
      JsonKey.of("meanDivergenceBits", JsonShape.NUMBER);
  private static final JsonKey<Double> FP32 = JsonKey.of("fp32BitsPerSample", JsonShape.NUMBER);
  private static final JsonKey<Double> BF16 = JsonKey.of("bf16BitsPerSample", JsonShape.NUMBER);
  private static final JsonKey<Long> SAMPLES = JsonKey.of("samples", JsonShape.LONG);

  static final JsonShape<PrecisionCost> SHAPE =
      JsonShape.object(
          List.of(DIVERGENCE, FP32, BF16, SAMPLES),
          f -> new PrecisionCost(f.get(DIVERGENCE), f.get(FP32), f.get(BF16), f.get(SAMPLES)));

  private PrecisionCostJson() {}

  static String toJson(PrecisionCost cost) throws IOException {
    StringWriter text = new StringWriter();
    try (JsonGenerator out = new JsonFactory().createGenerator(text)) {
      write(cost, out);
    }
    return text.toString();
  }

  /** Writes a cost as one object, keys in a fixed order. */
  public static void write(PrecisionCost cost, JsonGenerator out) throws IOException {
    out.writeStartObject();
    out.writeNumberField(DIVERGENCE.name(), cost.meanDivergenceBits());
    out.writeNumberField(FP32.name(), cost.fp32BitsPerSample());
    out.writeNumberField(BF16.name(), cost.bf16BitsPerSample());
    out.writeNumberField(SAMPLES.name(), cost.samples());
    out.writeEndObject();
  }
}
