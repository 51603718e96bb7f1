package org.wavenet4j.cli.doctor;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.wavenet4j.audio.Playback;

/**
 * All checks, on this machine.
 *
 * @param project folder with the project's recipes and datasets
 * @param projectFiles that must be there, within it
 * @param loudspeaker where sound would be played
 * @param java runs {@code wavenet}
 */
public record Checkup(
    Path project, List<String> projectFiles, Playback.Lines loudspeaker, OwnJava java) {
  /** What {@code wavenet doctor --load} takes to load FFmpeg's libraries alone. */
  public static final String FFMPEG = "ffmpeg";

  /** What takes no time, in the order in which it is told. */
  public List<Finding> quick() {
    Path home = Path.of(System.getProperty("user.home"));
    // A release archive has no sources: what a build takes is nothing to it.
    boolean builds = Files.exists(project.resolve("pom.xml"));
    List<Finding> findings = new ArrayList<>();
    findings.add(JavaCheck.ofProcess(builds).finding());
    findings.add(FlagsCheck.ofProcess().finding());
    findings.add(VectorsCheck.ofProcess().finding());
    findings.add(MemoryCheck.ofProcess().finding());
    findings.add(DiskCheck.find(DiskCheck.Place.WORKING_FOLDER, Path.of("")));
    if (builds) {
      findings.add(DiskCheck.find(DiskCheck.Place.MAVEN_FOLDER, home.resolve(".m2/repository")));
    }
    findings.add(DiskCheck.find(DiskCheck.Place.NATIVE_CACHE, cache()));
    findings.add(ProjectCheck.in(project, projectFiles).finding());
    findings.add(ToolsCheck.ofMachine(builds).finding());
    findings.add(FontsCheck.ofProcess().finding());
    findings.add(SoundfontCheck.ofMachine(home).finding());
    findings.add(new SoundDeviceCheck(loudspeaker).finding());
    return findings;
  }

  /** What loads native libraries, each in a process of its own: takes seconds. */
  public List<Finding> natives() {
    List<Finding> findings = new ArrayList<>();
    Nd4jCheck nd4j = Nd4jCheck.of(java.run("info", "--devices", "--json"), cache());
    Optional<Devices> devices = nd4j.devices();
    findings.add(nd4j.finding());
    findings.add(ThreadsCheck.ofProcess(devices.map(Devices::physicalCores).orElse(0)));
    devices.ifPresent(
        found -> findings.add(new GpuCheck(found, ToolsCheck.installed("nvidia-smi")).finding()));
    findings.add(FfmpegCheck.of(java.run("doctor", "--load", FFMPEG), cache()).finding());
    return findings;
  }

  /** Where JavaCPP unpacks native libraries. */
  private static Path cache() {
    String chosen = System.getProperty("org.bytedeco.javacpp.cachedir");
    return chosen == null
        ? Path.of(System.getProperty("user.home"), ".javacpp", "cache")
        : Path.of(chosen);
  }
}
