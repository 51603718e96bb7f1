package org.wavenet4j.cli.doctor;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ChecksTest {
  private static final long MIB = 1L << 20;
  private static final long GIB = 1L << 30;

  @TempDir private Path folder;

  private static void assertTold(Finding.Level level, String found, String fix, Finding finding) {
    assertEquals(new Finding(level, finding.name(), found, fix), finding);
  }

  @Test
  void whateverIsNotGoodHasAFixAndNothingElseHas() {
    assertThrows(IllegalArgumentException.class, () -> Finding.note("a", "b", ""));
    assertThrows(IllegalArgumentException.class, () -> Finding.problem("a", "b", ""));
    assertThrows(
        IllegalArgumentException.class, () -> new Finding(Finding.Level.GOOD, "a", "b", "c"));
  }

  @Test
  void aMissingVectorModuleIsNotedWithTheFlagThatAddsIt() {
    assertTold(
        Finding.Level.NOTE,
        "java runs without --add-modules jdk.incubator.vector: 10 times slower",
        "Start wavenet by its launcher, or give java --add-modules jdk.incubator.vector; the sound"
            + " is the same without.",
        new VectorsCheck(false, 0).finding());
    assertTold(Finding.Level.GOOD, "512 bits", "", new VectorsCheck(true, 512).finding());
    assertTold(
        Finding.Level.NOTE,
        "this machine has no vectors: 10 times slower",
        "Run it by a JVM that has HotSpot's C2 compiler; the sound is the same without.",
        new VectorsCheck(true, 64).finding());
  }

  @Test
  void eachFlagThatIsNotInForceIsNamed() {
    assertEquals(Finding.Level.GOOD, new FlagsCheck(64, true, true).finding().level());
    assertEquals(Finding.Level.GOOD, new FlagsCheck(0, true, true).finding().level());
    assertTold(
        Finding.Level.NOTE,
        "without -XX:ObjectAlignmentInBytes=64 (is 8: vectors lie across cache lines)",
        "Start wavenet by its launcher, which sets them; what WAVENET_JAVA_OPTS says wins over it.",
        new FlagsCheck(8, true, true).finding());
    Finding none = new FlagsCheck(8, false, false).finding();
    assertEquals(Finding.Level.PROBLEM, none.level());
    assertTrue(
        none.found()
            .endsWith(
                ", --enable-native-access=ALL-UNNAMED (Java from 24 on warns), --add-exports"
                    + " java.desktop/com.sun.media.sound=ALL-UNNAMED (soundfonts cannot be played)"),
        none.found());
  }

  @Test
  void aJavaWithoutCompilerIsNoted() {
    assertTold(
        Finding.Level.GOOD,
        "17.0.1 of Maker",
        "",
        new JavaCheck("17.0.1", "Maker", true, true).finding());
    assertEquals(
        Finding.Level.NOTE, new JavaCheck("17.0.1", "Maker", false, true).finding().level());
  }

  @Test
  void whatIsNotStartedFromSourcesMissesNeitherCompilerNorMaven() {
    assertTold(
        Finding.Level.GOOD,
        "17.0.1 of Maker",
        "",
        new JavaCheck("17.0.1", "Maker", false, false).finding());
    assertTold(
        Finding.Level.GOOD,
        "aplay",
        "",
        new ToolsCheck(false, false, Optional.of("aplay")).finding());
  }

  @Test
  void tooLittleMemoryIsAProblemWithHowMuchIsNeeded() {
    assertTold(
        Finding.Level.PROBLEM,
        "400 MiB, of which Java's heap may take 200 MiB: too little to train in",
        "Train on a machine, or in a container, with at least 512 MiB, better 2.0 GiB.",
        new MemoryCheck(400 * MIB, 200 * MIB).finding());
    assertTold(
        Finding.Level.PROBLEM,
        "8.0 GiB, of which Java's heap may take 100 MiB: training will run out of it",
        "Set WAVENET_JAVA_OPTS=-Xmx512m or more.",
        new MemoryCheck(8 * GIB, 100 * MIB).finding());
    assertEquals(Finding.Level.NOTE, new MemoryCheck(GIB, GIB / 2).finding().level());
    assertEquals(Finding.Level.NOTE, new MemoryCheck(8 * GIB, 256 * MIB).finding().level());
    assertEquals(Finding.Level.GOOD, new MemoryCheck(8 * GIB, 4 * GIB).finding().level());
  }

  @Test
  void aFullDiskIsAProblemWithWhatIsWrittenThere() {
    DiskCheck.Place place = DiskCheck.Place.WORKING_FOLDER;
    Path work = Path.of("work");
    assertTold(
        Finding.Level.PROBLEM,
        "99 MiB free in work: the disk is full, and corpora, runs and sound go there",
        "Make room, at least 1.0 GiB. Or: work in another folder.",
        new DiskCheck(place, work, 99 * MIB, true).finding());
    assertTold(
        Finding.Level.NOTE,
        "500 MiB free in work: little, and corpora, runs and sound go there",
        "Make room, at least 1.0 GiB. Or: work in another folder.",
        new DiskCheck(place, work, 500 * MIB, true).finding());
    assertTold(
        Finding.Level.GOOD,
        "79.5 GiB free in work",
        "",
        new DiskCheck(place, work, 159 * GIB / 2, true).finding());
    assertTold(
        Finding.Level.PROBLEM,
        "work cannot be written, and corpora, runs and sound go there",
        "Make it writable for this user. Or: work in another folder.",
        new DiskCheck(place, work, 80 * GIB, false).finding());
  }

  @Test
  void aFolderThatIsNotThereYetHasTheRoomOfTheOneAboveIt() {
    Finding above = DiskCheck.find(DiskCheck.Place.MAVEN_FOLDER, folder.resolve("a/b"));
    assertTrue(above.found().contains(folder.resolve("a/b").toString()), above.found());
    assertTrue(above.found().contains("iB free in "), above.found());
  }

  @Test
  void fewerThreadsThanCoresAreNotedWithHowToHaveMore() {
    assertTold(
        Finding.Level.NOTE,
        "1 thread of training on 4 cores: 3 cores will be idle",
        "Unset OMP_NUM_THREADS, or set it to 4; or train with --threads 4.",
        new ThreadsCheck(1, 8, 4).finding());
    assertEquals(
        "9 threads of training on 4 cores: they will wait for each other",
        new ThreadsCheck(9, 8, 4).finding().found());
    assertTold(
        Finding.Level.GOOD,
        "4 threads of training on 4 cores",
        "",
        new ThreadsCheck(4, 8, 4).finding());
    // A container may have fewer processors than the machine has cores.
    assertEquals(Finding.Level.GOOD, new ThreadsCheck(2, 2, 64).finding().level());
    assertEquals(Finding.Level.NOTE, new ThreadsCheck(1, 2, 0).finding().level());
  }

  @Test
  void soundfontsAreFoundWhereTheyLie() throws IOException {
    Path place = folder.resolve("mine");
    List<Path> places = List.of(folder.resolve("none"), folder);
    assertTold(
        Finding.Level.NOTE,
        "none in the usual places: MIDI files are rendered on the piano that ships",
        "If another is wanted, put an .sf2 file into "
            + place
            + "; datasets/midi-folder.yaml shows how to name it.",
        SoundfontCheck.in(places, place).finding());
    for (String name : List.of("d.sf2", "a.SF2", "b.sf2", "c.sf2", "e.txt")) {
      Files.createFile(folder.resolve(name));
    }
    assertTold(
        Finding.Level.GOOD,
        "%1$s/a.SF2, %1$s/b.sf2, %1$s/c.sf2 and 1 more".formatted(folder),
        "",
        SoundfontCheck.in(places, place).finding());
  }

  @Test
  void aMachineWithoutSoundIsNotedAndToldTheFile() {
    assertTold(
        Finding.Level.NOTE,
        "sound device: none of this machine is free that takes 16000 Hz, 16 bit," + " mono",
        "Write it to a file instead: --out FILE.wav",
        new SoundDeviceCheck(
                format -> {
                  throw new IllegalArgumentException("No line matching " + format);
                })
            .finding());
  }

  @Test
  void toolsFontsAndFilesThatAreMissingAreNamed() {
    assertTold(
        Finding.Level.NOTE,
        "no mvn: wavenet cannot build itself where a source is newer; aplay",
        "Install Maven 3.8.7 or newer and put mvn on the PATH.",
        new ToolsCheck(true, false, Optional.of("aplay")).finding());
    assertEquals(
        Finding.Level.NOTE, new ToolsCheck(true, true, Optional.empty()).finding().level());
    assertTold(
        Finding.Level.NOTE,
        "this Java found none (no fontconfig): report.html will have no charts",
        "Install fontconfig and a font.",
        new FontsCheck(Optional.of("no fontconfig")).finding());
    Finding project = ProjectCheck.in(folder, List.of("a.yaml", "b.yaml")).finding();
    assertEquals(Finding.Level.PROBLEM, project.level());
    assertEquals(folder + " lacks a.yaml, b.yaml, which demo or play begin with", project.found());
  }
}
