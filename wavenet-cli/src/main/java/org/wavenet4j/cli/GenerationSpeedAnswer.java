package org.wavenet4j.cli;

import com.fasterxml.jackson.core.JsonGenerator;
import java.io.IOException;
import java.io.PrintStream;
import java.util.Locale;
import org.wavenet4j.bench.GenerationSpeed;
import org.wavenet4j.bench.GenerationTiming;
import org.wavenet4j.run.Backend;
import org.wavenet4j.run.Precision;
import org.wavenet4j.vector.VectorApi;

/** What {@code wavenet bench generate} answers. */
final class GenerationSpeedAnswer {
  private GenerationSpeedAnswer() {}

  /**
   * Writes the answer.
   *
   * @param config that was measured
   */
  static void tell(
      GenerationSpeed speed,
      String config,
      Precision precision,
      Backend backend,
      PrintStream out,
      boolean json)
      throws IOException {
    if (json) {
      JsonAnswer.print(
          out,
          answer -> {
            answer.writeStringField("config", config);
            answer.writeStringField("precision", precision.label());
            answer.writeStringField("backend", backend.kernels().label());
            write(speed, answer);
          });
    } else {
      out.printf("generate %s, %s, %s%n", config, precision.label(), backend.line());
      print(speed, out);
    }
  }

  private static void print(GenerationSpeed speed, PrintStream out) {
    GenerationTiming timing = speed.timing();
    row(out, "threads", "%d, streams %d", speed.threads(), timing.streams());
    row(
        out,
        "samples/s",
        "%,.0f, %.2f x real time; %,.0f in the best block, %,.0f a second on the CPU",
        timing.samplesPerSecond(),
        speed.timesRealTime(),
        timing.samplesPerSecondBest(),
        timing.samplesPerCpuSecond());
    row(
        out,
        "10 ms of sound",
        "%.3f ms (p50), %.3f (p99), %.3f (max)",
        timing.blockMillis(0.5),
        timing.blockMillis(0.99),
        timing.blockMillis(1));
    row(out, "allocated", "%.3f bytes a sample", timing.bytesPerSample());
    row(
        out,
        "multiply-adds",
        "%,d a sample, %.1f GMAC/s",
        speed.cost().multiplyAdds(),
        speed.gmacPerSecond());
    printFractions(speed, out);
  }

  private static void printFractions(GenerationSpeed speed, PrintStream out) {
    String name = "of a core's most";
    if (Double.isNaN(speed.peak().multiplyAddsPerSecond())) {
      row(out, name, "not known, since java runs without --add-modules %s", VectorApi.MODULE);
      return;
    }
    row(
        out,
        name,
        "%.2f of %.1f GMAC/s, %.2f of %.1f GB/s%s",
        speed.fractionOfFmaPeak(),
        speed.peak().multiplyAddsPerSecond() / 1e9,
        speed.fractionOfBandwidth(),
        speed.peak().bytesPerSecond() / 1e9,
        speed.threads() > 1 ? ", times " + speed.threads() : "");
  }

  private static void row(PrintStream out, String name, String format, Object... values) {
    out.printf("  %-16s  %s%n", name, String.format(Locale.ROOT, format, values));
  }

  private static void write(GenerationSpeed speed, JsonGenerator out) throws IOException {
    GenerationTiming timing = speed.timing();
    out.writeNumberField("threads", speed.threads());
    out.writeNumberField("streams", timing.streams());
    out.writeNumberField("samples", timing.samples());
    out.writeNumberField("samplesPerSecond", timing.samplesPerSecond());
    out.writeNumberField("samplesPerSecondBest", timing.samplesPerSecondBest());
    out.writeNumberField("samplesPerCpuSecond", timing.samplesPerCpuSecond());
    out.writeNumberField("timesRealTime", speed.timesRealTime());
    out.writeNumberField("blockMillisP50", timing.blockMillis(0.5));
    out.writeNumberField("blockMillisP99", timing.blockMillis(0.99));
    out.writeNumberField("blockMillisMax", timing.blockMillis(1));
    out.writeNumberField("bytesPerSample", timing.bytesPerSample());
    out.writeNumberField("multiplyAddsPerSample", speed.cost().multiplyAdds());
    out.writeNumberField("gmacPerSecond", speed.gmacPerSecond());
    JsonAnswer.number(out, "fmaPeakGmacPerSecond", speed.peak().multiplyAddsPerSecond() / 1e9);
    JsonAnswer.number(out, "bandwidthGbPerSecond", speed.peak().bytesPerSecond() / 1e9);
    JsonAnswer.number(out, "fractionOfFmaPeak", speed.fractionOfFmaPeak());
    JsonAnswer.number(out, "fractionOfBandwidth", speed.fractionOfBandwidth());
  }
}
