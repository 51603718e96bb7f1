package org.wavenet4j.cli;

import com.fasterxml.jackson.core.JsonGenerator;
import java.io.IOException;
import java.io.PrintStream;
import java.util.Locale;
import org.wavenet4j.train.device.ComputeCapability;
import org.wavenet4j.train.device.CudaDevice;
import org.wavenet4j.train.device.DeviceReport;

/** What {@code wavenet info --devices} answers. */
final class DevicesAnswer {
  private DevicesAnswer() {}

  static void tell(DeviceReport report, PrintStream out, boolean json) throws IOException {
    if (json) {
      JsonAnswer.print(out, answer -> write(report, answer));
    } else {
      print(report, out);
    }
  }

  private static void print(DeviceReport report, PrintStream out) {
    out.printf("processors     %s%n", processors(report));
    out.printf("ND4J back end  %s%n", report.compute().backend());
    out.printf(
        "BLAS           %s; MKL %s%n", report.compute().blas(), inBuild(report.mklBuilt(), "mkl"));
    out.printf("CUDA           %s%n", inBuild(report.cudaBuilt(), "cuda"));
    report.gpus().forEach(gpu -> out.printf("GPU %-10d %s%n", gpu.index(), describe(gpu)));
    out.println(report.verdict());
  }

  private static String processors(DeviceReport report) {
    String text = Integer.toString(report.processors());
    if (report.physicalCores() > 0) {
      text += " (physical cores: " + report.physicalCores() + ")";
    }
    return report.vectorBits().isPresent()
        ? text + ", vectors of " + report.vectorBits().getAsInt() + " bits"
        : text;
  }

  private static String inBuild(boolean built, String profile) {
    return built
        ? "is in this build"
        : "is not in this build (to build it in, in a clone: WAVENET_PROFILES=" + profile + ")";
  }

  private static String describe(CudaDevice gpu) {
    String memory =
        gpu.memoryMib().isPresent()
            ? String.format(Locale.ROOT, "%,d MiB", gpu.memoryMib().getAsLong())
            : "shares the host's memory";
    return "%s, %s, compute capability %s: %s"
        .formatted(
            gpu.name(),
            memory,
            gpu.capability(),
            gpu.capability().driven()
                ? "ND4J can drive it"
                : "ND4J cannot drive it, only %s to %s"
                    .formatted(ComputeCapability.OLDEST, ComputeCapability.NEWEST));
  }

  private static void write(DeviceReport report, JsonGenerator out) throws IOException {
    out.writeStringField("type", "devices");
    out.writeNumberField("processors", report.processors());
    out.writeNumberField("physicalCores", report.physicalCores());
    if (report.vectorBits().isPresent()) {
      out.writeNumberField("vectorBits", report.vectorBits().getAsInt());
    }
    out.writeStringField("backend", report.compute().backend());
    out.writeStringField("blas", report.compute().blas());
    out.writeBooleanField("mklBuilt", report.mklBuilt());
    out.writeBooleanField("cudaBuilt", report.cudaBuilt());
    out.writeArrayFieldStart("gpus");
    for (CudaDevice gpu : report.gpus()) {
      out.writeStartObject();
      out.writeNumberField("index", gpu.index());
      out.writeStringField("name", gpu.name());
      if (gpu.memoryMib().isPresent()) {
        out.writeNumberField("memoryMib", gpu.memoryMib().getAsLong());
      }
      out.writeStringField("computeCapability", gpu.capability().toString());
      out.writeBooleanField("driven", gpu.capability().driven());
      out.writeEndObject();
    }
    out.writeEndArray();
    out.writeStringField("verdict", report.verdict());
  }
}
