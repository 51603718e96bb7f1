package org.wavenet4j.cli;

import java.io.IOException;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import org.wavenet4j.model.Model;
import org.wavenet4j.model.ModelFile;
import org.wavenet4j.notes.MidiNotes;
import org.wavenet4j.notes.NoteConditioning;
import org.wavenet4j.notes.PianoRoll;
import org.wavenet4j.run.Engine;
import org.wavenet4j.run.Generator;
import org.wavenet4j.run.RunawayGuard;
import org.wavenet4j.run.SampleStream;
import org.wavenet4j.run.Sampling;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code wavenet play}: sound from the notes of a MIDI file. */
@Command(
    name = "play",
    header = "Plays a MIDI file with a model of a piano.",
    description =
        "Makes the sound of a standard MIDI file's notes, all its tracks on one piano, from the"
            + " first samples on. Without --out and --play it is written as 16-bit mono WAV into"
            + " the current folder, under the piece's name.",
    footerHeading = "%nExamples:%n",
    footer = {
      "  wavenet play sonata.mid --play",
      "  wavenet play sonata.mid --from 0:30 --to 1:00 --transpose -2 --tempo 1.2 --out part.wav",
      "  wavenet play sonata.mid --model runs/piano-midi-small/model.safetensors --out - | aplay"
    })
final class PlayCommand implements Callable<Integer> {
  private final Shell shell;

  @Parameters(paramLabel = "PIECE.mid", description = "The MIDI file.")
  private Path midi = Path.of("");

  @Option(
      names = "--model",
      paramLabel = "FILE",
      description =
          "A model that was trained on notes (default: the one that ships, "
              + ShippedModel.NOTES_FILE
              + ").")
  private @Nullable Path modelFile;

  @Mixin private OutputOptions output = new OutputOptions();

  @Mixin private PieceOptions piece = new PieceOptions();

  @Mixin private SamplingOptions samplingOptions = new SamplingOptions();

  @Mixin private GuardOption guard = new GuardOption();

  @Mixin private EngineOptions engineOptions = new EngineOptions();

  PlayCommand(Shell shell) {
    this.shell = shell;
  }

  @Override
  public Integer call() throws IOException {
    MidiNotes notes = piece.notes(shell.orShipped(midi));
    SoundDelivery delivery = delivery();
    Path file = modelFile();
    Model model = ModelFile.read(file);
    int sampleRateHz = model.spec().sampleRateHz();
    PianoRoll roll = Where.in(file, () -> new PianoRoll(notes.notes(), sampleRateHz));
    NoteConditioning local =
        Where.in(file, () -> new NoteConditioning(roll, model.spec().conditioning()));
    MidiRemark.of(notes.anomalies()).ifPresent(told -> shell.err().println(midi + ": " + told));
    long frames = piece.frames(roll, sampleRateHz);
    Engine engine = engineOptions.engine(model);
    Sampling sampling = samplingOptions.sampling(model.spec());
    Generator generator =
        Where.in(file, () -> new Generator(engine, sampling, local, new float[0]));
    RunawayGuard rested = RunawayGuard.of(model, notes.longestRestSeconds());
    try (SampleStream stream =
        guard.over(generator, model.spec(), rested, samplingOptions.seed(), frames)) {
      delivery.deliver(
          new GenerationLoop(stream, guard, sampleRateHz, frames), engineOptions.line());
    }
    return 0;
  }

  private SoundDelivery delivery() throws IOException {
    if (!output.given()) {
      String unnamed = UnnamedFile.after(midi, ".wav", ", perhaps a recording", "--out");
      return new SoundDelivery(shell, unnamed, false);
    }
    output.checkIsNot(midi, "the MIDI file");
    output.checkIsNot(modelFile(), "the model");
    return output.delivery(shell);
  }

  private Path modelFile() {
    return ShippedModel.NOTES.orNamed(modelFile, shell);
  }
}
