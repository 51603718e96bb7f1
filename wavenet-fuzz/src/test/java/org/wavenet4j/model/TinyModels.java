package org.wavenet4j.model;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Models of the fewest weights there are, for files of a few hundred bytes. */
final class TinyModels {
  static final String SPEC =
      """
      {"sampleRateHz":16000,"quantizer":"linear-16","input":{"encoding":"scalar","kernelSize":1},\
      "stacks":[{"residualChannels":1,"gateChannels":1,"kernelSize":2,"dilations":[1]}],\
      "skipChannels":1,"postChannels":1,"distribution":{"type":"gaussian"}}""";

  static final String TONAL_SPEC =
      """
      {"sampleRateHz":16000,"quantizer":"linear-16","input":{"encoding":"scalar","kernelSize":1},\
      "prediction":{"order":2,"windowFrames":64,"updateFrames":16,"scaleFrames":8,"whiteNoise":1.0e-5},\
      "tones":{"partials":1,"knotFrames":[0,64]},\
      "stacks":[{"residualChannels":1,"gateChannels":1,"kernelSize":2,"dilations":[1]},\
      {"residualChannels":2,"gateChannels":1,"kernelSize":2,"dilations":[1,2]}],\
      "skipChannels":1,"postChannels":1,"distribution":{"type":"mixture-of-logistics","components":1},\
      "conditioning":{"localFeatures":"notes","localChannels":177,"localHopFrames":64,\
      "context":{"channels":1,"kernelSize":3,"dilations":[1]},"globalChannels":1}}""";

  private TinyModels() {}

  /** With weights of one value, and everything that a model may have besides. */
  static Model of(String specJson) {
    WaveNetSpec spec = SpecJson.fromJson(specJson);
    Map<String, float[]> weights = new HashMap<>();
    for (TensorSpec tensor : TensorNames.of(spec)) {
      weights.put(tensor.name(), new float[tensor.length()]);
    }
    return new Model(
        spec,
        new Weights(spec, weights),
        new Provenance("name: tiny\n", "00", 7, 60, 4.5, Map.of("java", "17")),
        Optional.of(
            new SoundProfile(
                100, 60, new SoundProfile.Levels(-90, -60, -30, -20, -10), -70, 1, 1, -20, 2, 0.5)),
        Optional.of(new PrecisionCost(0.25, 4.5, 4.75, 1000)),
        spec.tones().map(TinyModels::tones));
  }

  static Tones tones(ToneSpec spec) {
    List<TensorSpec> tensors = Tones.tensors(spec);
    return new Tones(
        spec,
        new float[tensors.get(0).length()],
        new float[tensors.get(1).length()],
        new float[tensors.get(2).length()],
        new float[tensors.get(3).length()]);
  }
}
