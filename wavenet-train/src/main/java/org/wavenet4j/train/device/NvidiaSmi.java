package org.wavenet4j.train.device;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalLong;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Asks the program that comes with NVIDIA's driver for the GPUs. It needs no CUDA library in this
 * process, and a broken driver can only break that other process.
 */
final class NvidiaSmi {
  private static final List<String> COMMAND =
      List.of(
          "nvidia-smi",
          "--query-gpu=index,uuid,name,memory.total,compute_cap",
          "--format=csv,noheader,nounits");

  // A driver that is not kept loaded takes seconds to begin.
  private static final int PATIENCE_SECONDS = 30;
  private static final int LONGEST_QUOTE = 100;
  private static final Pattern WHOLE_NUMBER = Pattern.compile("[0-9]{1,9}");
  private static final Pattern UNKNOWN = Pattern.compile("\\[.*]"); // as [N/A], [Not Supported]

  private NvidiaSmi() {}

  /** The GPUs of this machine that {@code CUDA_VISIBLE_DEVICES} does not hide. */
  static CudaSearch search() {
    CudaSearch search = search(COMMAND);
    return search instanceof CudaSearch.Found found
        ? visible(found.devices(), System.getenv("CUDA_VISIBLE_DEVICES"))
        : search;
  }

  /** Runs the command and reads its answer. */
  static CudaSearch search(List<String> command) {
    Process process;
    try {
      process = new ProcessBuilder(command).redirectErrorStream(true).start();
    } catch (IOException e) {
      return new CudaSearch.Nothing(
          "the program " + command.get(0) + " of NVIDIA's driver was not found");
    }
    try {
      // The answer is a line a GPU, which the pipe holds until it is read.
      if (!process.waitFor(PATIENCE_SECONDS, TimeUnit.SECONDS)) {
        return new CudaSearch.Nothing(
            "%s did not answer within %d s".formatted(command.get(0), PATIENCE_SECONDS));
      }
      String answer = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
      return process.exitValue() == 0
          ? parse(answer)
          : new CudaSearch.Nothing(
              "%s failed with exit code %d, saying %s"
                  .formatted(command.get(0), process.exitValue(), quote(answer)));
    } catch (IOException e) {
      return new CudaSearch.Nothing("the answer of " + command.get(0) + " could not be read");
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return new CudaSearch.Nothing("the search was interrupted");
    } finally {
      process.destroyForcibly();
    }
  }

  /** An answer that is not exactly as expected finds nothing: a guess would end in a crash. */
  static CudaSearch parse(String answer) {
    List<CudaDevice> devices = new ArrayList<>();
    for (String line : answer.lines().filter(line -> !line.isBlank()).toList()) {
      CudaDevice device = device(line.strip().split(" *, *", -1));
      if (device == null) {
        return new CudaSearch.Nothing(
            "nvidia-smi's answer is not understood, expected index, uuid, name, MiB, compute"
                + " capability but read "
                + quote(line));
      }
      devices.add(device);
    }
    return devices.isEmpty()
        ? new CudaSearch.Nothing("nvidia-smi lists no GPU")
        : new CudaSearch.Found(devices);
  }

  private static @Nullable CudaDevice device(String[] fields) {
    if (fields.length != 5 || !WHOLE_NUMBER.matcher(fields[0]).matches() || fields[2].isEmpty()) {
      return null;
    }
    boolean memoryKnown = WHOLE_NUMBER.matcher(fields[3]).matches();
    if (!memoryKnown && !UNKNOWN.matcher(fields[3]).matches()) {
      return null;
    }
    OptionalLong memoryMib =
        memoryKnown ? OptionalLong.of(Long.parseLong(fields[3])) : OptionalLong.empty();
    int index = Integer.parseInt(fields[0]);
    return ComputeCapability.parse(fields[4])
        .map(capability -> new CudaDevice(index, fields[1], fields[2], memoryMib, capability))
        .orElse(null);
  }

  /**
   * Those that CUDA shows to this process, by its own rule: devices by index or by the beginning of
   * their uuid, up to the first that does not exist.
   *
   * @param selection value of {@code CUDA_VISIBLE_DEVICES}; null shows all
   */
  static CudaSearch visible(List<CudaDevice> devices, @Nullable String selection) {
    if (selection == null) {
      return new CudaSearch.Found(devices);
    }
    List<CudaDevice> visible = new ArrayList<>();
    for (String wanted : selection.split(",", -1)) {
      List<CudaDevice> named = devices.stream().filter(d -> isNamed(d, wanted.strip())).toList();
      if (named.size() != 1) {
        break;
      }
      visible.addAll(named);
    }
    return visible.isEmpty()
        ? new CudaSearch.Nothing("CUDA_VISIBLE_DEVICES=" + selection + " hides every GPU")
        : new CudaSearch.Found(visible);
  }

  private static boolean isNamed(CudaDevice device, String wanted) {
    return Integer.toString(device.index()).equals(wanted)
        || (wanted.startsWith("GPU-") && device.uuid().startsWith(wanted));
  }

  private static String quote(String text) {
    String line = text.lines().map(String::strip).filter(l -> !l.isEmpty()).findFirst().orElse("");
    return '"' + line.substring(0, Math.min(LONGEST_QUOTE, line.length())) + '"';
  }
}
