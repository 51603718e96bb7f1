package org.wavenet4j.cli;

import static org.wavenet4j.cli.MessageCases.with;
import static org.wavenet4j.cli.TinyModel.SPEC;

import java.nio.file.Path;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.wavenet4j.model.ConditioningSpec;
import org.wavenet4j.model.ContextSpec;
import org.wavenet4j.model.LocalFeatures;
import org.wavenet4j.model.Model;
import org.wavenet4j.model.ModelFile;
import org.wavenet4j.model.SoundProfile;
import org.wavenet4j.model.StackSpec;
import org.wavenet4j.model.WaveNetSpec;
import org.wavenet4j.notes.PianoRoll;

/** Models that cannot do what is asked of them. */
final class GenerationMessageCases {
  private static final int HOP_FRAMES = TinyModel.SAMPLE_RATE_HZ / PianoRoll.FRAME_RATE_HZ;

  private final MessageFiles files;
  private final String out;

  GenerationMessageCases(MessageFiles files) {
    this.files = files;
    this.out = files.folder().resolve("sound.wav").toString();
  }

  Stream<Provocation> all() {
    return Stream.concat(networks(), uses());
  }

  private Stream<Provocation> networks() {
    String endless = "" + write("endless", stacks(16, 64, 1 << 20), ConditioningSpec.NONE);
    ContextSpec context = new ContextSpec(32, 63, Collections.nCopies(32, 1 << 12));
    ConditioningSpec seeing =
        new ConditioningSpec(LocalFeatures.NOTES, PianoRoll.CHANNELS, HOP_FRAMES, context, 0);
    String farSighted = "" + write("far-sighted", SPEC.stacks(), seeing);
    ConditioningSpec voices = new ConditioningSpec(LocalFeatures.GIVEN, 0, 1, ContextSpec.NONE, 4);
    String choir = "" + write("choir", SPEC.stacks(), voices);
    String odd = "" + TinyModel.write(odd(), files.folder().resolve("odd"), 0.5);
    String patient = patient().toString();
    return Stream.of(
        Provocation.of(endless, "generate", "--model", endless, "-o", out),
        Provocation.of(endless, "bench", "generate", "--model", endless),
        Provocation.of(farSighted, "play", files.midi() + "", "--model", farSighted, "-o", out),
        Provocation.of(choir, "generate", "--model", choir, "-o", out),
        Provocation.of(odd, "play", files.midi() + "", "--model", odd, "-o", out),
        Provocation.of(
            "--guard restart", "generate", "--model", patient, "-o", out, "--guard", "restart"));
  }

  private Stream<Provocation> uses() {
    String deaf = files.model().toString();
    String[] generate = {"generate", "--model", deaf, "-o", out};
    String[] play = {"play", files.midi() + "", "--model", files.notesModel() + "", "-o", out};
    return Stream.of(
        Provocation.of(deaf, "play", files.midi() + "", "--model", deaf, "-o", out),
        Provocation.of(deaf, with(generate, "--readout", "mean")),
        Provocation.of("--temperature", with(generate, "--temperature", "0")),
        Provocation.of("--backend", with(generate, "--backend", "gpu")),
        Provocation.of("--precision", with(generate, "--precision", "fp16")),
        Provocation.of("--transpose", with(play, "--transpose", "88")),
        Provocation.of("--tempo", with(play, "--tempo", "20")),
        Provocation.of("--from, --to", with(play, "--from", "0:02", "--to", "0:01")));
  }

  /** A sample rate that feature frames of notes do not divide. */
  private static WaveNetSpec odd() {
    return spec(4100, SPEC.stacks(), TinyModel.NOTES_SPEC.conditioning());
  }

  /** A model whose training sound is silent for half an hour at a time, at a high rate. */
  private Path patient() {
    SoundProfile.Levels levels = new SoundProfile.Levels(-42, -42, -41, -41, -40);
    SoundProfile sound = new SoundProfile(500, 7200, levels, -70, 1800, 0.25, -41, 2, 0.001);
    WaveNetSpec spec = spec(384_000, SPEC.stacks(), ConditioningSpec.NONE);
    Path file = TinyModel.write(spec, files.folder().resolve("patient"), 0.5);
    Model made = ModelFile.read(file);
    Model known = new Model(spec, made.weights(), made.provenance(), Optional.of(sound));
    ModelFile.write(known, file);
    return file;
  }

  private static List<StackSpec> stacks(int kernelSize, int channels, int dilation) {
    return List.of(new StackSpec(channels, channels, kernelSize, List.of(dilation)));
  }

  private Path write(String name, List<StackSpec> stacks, ConditioningSpec conditioning) {
    WaveNetSpec spec = spec(TinyModel.SAMPLE_RATE_HZ, stacks, conditioning);
    return TinyModel.write(spec, files.folder().resolve(name), 0.5);
  }

  private static WaveNetSpec spec(
      int sampleRateHz, List<StackSpec> stacks, ConditioningSpec conditioning) {
    return new WaveNetSpec(
        sampleRateHz,
        SPEC.quantizer(),
        SPEC.input(),
        stacks,
        SPEC.skipChannels(),
        SPEC.postChannels(),
        SPEC.distribution(),
        conditioning);
  }
}
