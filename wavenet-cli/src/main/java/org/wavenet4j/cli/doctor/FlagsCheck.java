package org.wavenet4j.cli.doctor;

import com.sun.management.HotSpotDiagnosticMXBean;
import java.lang.management.ManagementFactory;
import java.util.ArrayList;
import java.util.List;

/**
 * What the launcher starts Java with, but for the Vector API, which {@link VectorsCheck} is about.
 *
 * @param alignmentBytes of objects; 0 where this JVM does not tell
 * @param nativeAccess whether loading native libraries is said to be meant
 * @param synthesizer whether the JDK's synthesizer can be told to render into memory
 */
record FlagsCheck(int alignmentBytes, boolean nativeAccess, boolean synthesizer) {
  private static final String NAME = "Java's flags";
  private static final String ALIGNMENT = "ObjectAlignmentInBytes";
  private static final int CACHE_LINE_BYTES = 64;
  private static final String NATIVE_ACCESS = "--enable-native-access=ALL-UNNAMED";
  private static final String SYNTHESIZER = "com.sun.media.sound";
  private static final String FIX =
      "Start wavenet by its launcher, which sets them; what WAVENET_JAVA_OPTS says wins over it.";

  static FlagsCheck ofProcess() {
    return new FlagsCheck(
        alignment(),
        ManagementFactory.getRuntimeMXBean().getInputArguments().contains(NATIVE_ACCESS),
        ModuleLayer.boot()
            .findModule("java.desktop")
            .filter(desktop -> desktop.isExported(SYNTHESIZER, FlagsCheck.class.getModule()))
            .isPresent());
  }

  private static int alignment() {
    HotSpotDiagnosticMXBean vm = ManagementFactory.getPlatformMXBean(HotSpotDiagnosticMXBean.class);
    return vm == null ? 0 : Integer.parseInt(vm.getVMOption(ALIGNMENT).getValue());
  }

  Finding finding() {
    List<String> missing = new ArrayList<>();
    if (alignmentBytes != CACHE_LINE_BYTES && alignmentBytes != 0) {
      missing.add(
          "-XX:%s=%d (is %d: vectors lie across cache lines)"
              .formatted(ALIGNMENT, CACHE_LINE_BYTES, alignmentBytes));
    }
    if (!nativeAccess) {
      missing.add(NATIVE_ACCESS + " (Java from 24 on warns)");
    }
    if (!synthesizer) {
      missing.add(
          "--add-exports java.desktop/%s=ALL-UNNAMED (soundfonts cannot be played)"
              .formatted(SYNTHESIZER));
    }
    if (missing.isEmpty()) {
      return Finding.good(NAME, "alignment, native access and synthesizer as the launcher has it");
    }
    String found = "without " + String.join(", ", missing);
    return synthesizer ? Finding.note(NAME, found, FIX) : Finding.problem(NAME, found, FIX);
  }
}
