package org.wavenet4j.cli.doctor;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.Optional;

/**
 * What {@code wavenet info --devices --json} told, as far as it is judged here.
 *
 * @param physicalCores 0 where unknown
 * @param backend ND4J's: CPU or CUDA
 * @param gpus that the driver shows
 * @param gpusDriven of them, those that ND4J can drive
 * @param verdict on them, in a sentence
 */
record Devices(
    int physicalCores,
    String backend,
    String blas,
    boolean mklBuilt,
    boolean cudaBuilt,
    int gpus,
    int gpusDriven,
    String verdict) {

  /** Empty where it is no such answer. */
  static Optional<Devices> parse(String json) {
    try {
      JsonNode answer = new ObjectMapper().readTree(json);
      JsonNode gpus = answer.path("gpus");
      int driven = 0;
      for (JsonNode gpu : gpus) {
        driven += gpu.path("driven").asBoolean() ? 1 : 0;
      }
      return answer.path("type").asText().equals("devices")
          ? Optional.of(
              new Devices(
                  answer.path("physicalCores").asInt(),
                  answer.path("backend").asText(),
                  answer.path("blas").asText(),
                  answer.path("mklBuilt").asBoolean(),
                  answer.path("cudaBuilt").asBoolean(),
                  gpus.size(),
                  driven,
                  answer.path("verdict").asText()))
          : Optional.empty();
    } catch (JsonProcessingException e) {
      return Optional.empty();
    }
  }
}
