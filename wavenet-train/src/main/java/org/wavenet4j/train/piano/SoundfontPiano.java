package org.wavenet4j.train.piano;

import java.nio.charset.StandardCharsets;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.wavenet4j.UserError;
import org.wavenet4j.notes.NoteEvent;
import org.wavenet4j.train.decode.AudioSource;

/** A soundfont's piano, played by {@link Gervill}, a synthesizer of its own for every piece. */
final class SoundfontPiano implements Piano {
  /** Changes whenever the same notes would sound different. */
  static final String VERSION = "soundfont-piano-1";

  // Soundfonts are recorded at 44.1 kHz mostly; below, their treble would fold down.
  private static final int LEAST_RENDERING_HZ = 44_100;

  // Music is never as loud as ten keys at full velocity: on the piano that ships these peak at 2.2
  // times full scale, and the loudest piece of its corpus at 0.8.
  private static final int[] FORTISSIMO = {36, 43, 48, 52, 55, 60, 64, 67, 72, 76};
  private static final double FORTISSIMO_PEAK = 1.5;

  private final Soundfont font;
  private final int strokeRateHz;
  private final int oversampling;
  private final String fingerprint;
  private final float gain;

  SoundfontPiano(Soundfont font, int sampleRateHz, double gainDb) {
    this.font = font;
    strokeRateHz = sampleRateHz;
    oversampling = (LEAST_RENDERING_HZ + sampleRateHz - 1) / sampleRateHz;
    gain = (float) (StrictMath.pow(10, gainDb / 20) * FORTISSIMO_PEAK / fortissimoPeak());
    Fingerprint all = new Fingerprint();
    all.add(VERSION.getBytes(StandardCharsets.UTF_8));
    all.add(font.sha256().getBytes(StandardCharsets.UTF_8));
    all.add(Integer.toString(sampleRateHz).getBytes(StandardCharsets.UTF_8));
    all.add(Double.toHexString(gainDb).getBytes(StandardCharsets.UTF_8));
    fingerprint = all.hex();
  }

  private double fortissimoPeak() {
    List<NoteEvent> chord =
        IntStream.of(FORTISSIMO).mapToObj(pitch -> new NoteEvent(0, 1, 1, pitch, 127)).toList();
    float peak = 0;
    try (Performance performance = new Performance(chord, 1)) {
      for (Optional<float[][]> block = performance.next();
          block.isPresent();
          block = performance.next()) {
        for (float sample : block.get()[0]) {
          peak = Math.max(peak, Math.abs(sample));
        }
      }
    }
    if (peak == 0) {
      throw new UserError(
          font.file() + ": its program 0 of bank 0 makes no sound, expected a piano");
    }
    return peak;
  }

  @Override
  public String fingerprint() {
    return fingerprint;
  }

  @Override
  public AudioSource play(List<NoteEvent> notes) {
    return new Performance(notes, gain);
  }

  /** Mono at a multiple of the corpus's rate, so that its frames are frames here. */
  private final class Performance implements AudioSource {
    private static final int BLOCK_FRAMES = 1 << 12;
    // What a soundfont lets ring for longer after the last damper has fallen is cut off.
    private static final int LONGEST_TAIL_SECONDS = 4;

    private final Gervill gervill;
    private final float gain;
    private final long lastMessageFrame;
    private long frames;

    Performance(List<NoteEvent> notes, float gain) {
      this.gain = gain;
      List<Message> messages = messages(notes);
      lastMessageFrame = messages.isEmpty() ? 0 : messages.get(messages.size() - 1).frame();
      gervill = Gervill.open(font.piano(), sampleRateHz());
      for (Message message : messages) {
        gervill.send(message.frame(), message.on(), message.midiPitch(), message.velocity());
      }
    }

    /** Dampers before hammers where both act at one frame: a key that is struck again. */
    private List<Message> messages(List<NoteEvent> notes) {
      return notes.stream()
          .flatMap(
              note -> {
                long on = frame(note.startSeconds());
                long off = Math.max(on + 1, frame(note.releaseSeconds()));
                return List.of(
                    new Message(on, true, note.midiPitch(), note.velocity()),
                    new Message(off, false, note.midiPitch(), 0))
                    .stream();
              })
          .sorted(Comparator.comparingLong(Message::frame).thenComparing(Message::on))
          .toList();
    }

    private long frame(double seconds) {
      return oversampling * Math.round(seconds * strokeRateHz);
    }

    @Override
    public int channels() {
      return 1;
    }

    @Override
    public int sampleRateHz() {
      return oversampling * strokeRateHz;
    }

    @Override
    public Optional<float[][]> next() {
      long limit = lastMessageFrame + (long) LONGEST_TAIL_SECONDS * sampleRateHz();
      if (frames > lastMessageFrame && (frames > limit || !gervill.sounds())) {
        return Optional.empty();
      }
      float[] block = gervill.read(BLOCK_FRAMES);
      for (int i = 0; i < block.length; i++) {
        block[i] *= gain;
      }
      frames += block.length;
      return Optional.of(new float[][] {block});
    }

    @Override
    public void close() {
      gervill.close();
    }
  }

  /** A hammer that strikes, or a damper that falls. */
  private record Message(long frame, boolean on, int midiPitch, int velocity) {}
}
