package org.wavenet4j.cli;

import static java.util.Map.entry;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Every message that a person can come to through the command line is provoked and read. One that
 * no call here provokes fails the test. All of them can be read in {@code target/messages.txt}.
 */
class MessagesTest {
  /** Places that no call in a test comes to. */
  private static final Map<String, String> NOT_PROVOKED =
      new TreeMap<>(
          Map.ofEntries(
              entry("cli.PianoTask.run", "an interrupt ends the process; PianoTaskTest stops it"),
              entry("cli.SoundDelivery.run", "an interrupt ends the process; .ci/run does that"),
              entry("cli.RunSummary.heldOut", "a training refuses a corpus without pieces before"),
              entry("train.tones.TonePieces.of", "a training refuses such a corpus before"),
              entry("audio.WavFile.readAll", "takes 8 GB of memory"),
              entry("audio.WavWriter.checkFits", "a preparation leaves out so long a piece before"),
              entry("bench.GenerationBenchmark.<init>", "the command refuses the number before"),
              entry("bench.GenerationBenchmark.timeSamples", "the command refuses it before"),
              entry("run.BatchGenerator.<init>", "the command refuses the number before"),
              entry("run.Backend.requireVectorApi", "tests run with the Vector API"),
              entry("run.Conditioner.ended", "notes have no end, features of a library's user do"),
              entry("train.decode.FfmpegLibrary.load", "FFmpeg loads where tests run"),
              entry("train.decode.FfmpegSource.grabber", "FFmpeg loads where tests run"),
              entry("train.piano.Gervill.open", "the synthesizer is open where tests run"),
              entry("train.device.Compute.started", "needs an MKL that is there and does not load"),
              entry("train.loop.MemoryShortage.told", "takes all memory; TrainerTest throws it")));

  @TempDir private static Path folder;
  private static final List<Told> TOLD = new ArrayList<>();

  @BeforeAll
  static void provokeAll() throws IOException {
    if (!Files.exists(MessageFiles.FULL_DEVICE)) {
      NOT_PROVOKED.put("cli.OutputFile.cannotBeWritten", "there is no device that is always full");
    }
    MessageFiles files = MessageFiles.in(folder);
    ClosedMessageCases closed = new ClosedMessageCases(files);
    NOT_PROVOKED.putAll(closed.missing());
    Stream.concat(provocations(files), closed.all())
        .forEach(provocation -> TOLD.add(provocation.told()));
    Files.writeString(
        Path.of("target/messages.txt"),
        TOLD.stream().map(Told::block).collect(Collectors.joining()));
  }

  private static Stream<Provocation> provocations(MessageFiles files) throws IOException {
    return Stream.of(
            new MessageCases(files).all(),
            new RecipeMessageCases(files).all(),
            new ModelMessageCases(files).all(),
            new GenerationMessageCases(files).all(),
            new SoundMessageCases(files).all(),
            new CorpusMessageCases(files).all(),
            new TrainingMessageCases(files).all(),
            new RunMessageCases(files).all(),
            new ResumeMessageCases(files).all(),
            new SearchMessageCases(files).all())
        .flatMap(cases -> cases);
  }

  @Test
  void everyMessageSaysWhereWhatAndWhatToDo() {
    Map<String, List<String>> breaches = new TreeMap<>();
    for (Told told : TOLD) {
      if (!told.breaches().isEmpty()) {
        breaches.put(told.message(), told.breaches());
      }
    }
    assertEquals(Map.of(), breaches);
  }

  @Test
  void everyMessageThatAPersonCanComeToIsProvokedHere() {
    Set<CreationSite> provoked = new TreeSet<>();
    TOLD.forEach(told -> provoked.addAll(told.sites()));
    Set<CreationSite> missing = CreationSite.in("org.wavenet4j");
    missing.removeAll(provoked);
    Map<String, Set<CreationSite>> unexplained = new TreeMap<>();
    for (CreationSite site : missing) {
      if (!NOT_PROVOKED.containsKey(site.name())) {
        unexplained.computeIfAbsent(site.name(), name -> new TreeSet<>()).add(site);
      }
    }
    assertEquals(
        Map.of(), unexplained, "add a call that provokes it to one of the ...MessageCases");
    Set<String> names = missing.stream().map(CreationSite::name).collect(Collectors.toSet());
    assertEquals(NOT_PROVOKED.keySet(), names, "no reason is needed for what is provoked");
  }
}
