package org.wavenet4j.train.piano;

import java.io.EOFException;
import java.io.IOException;
import java.lang.reflect.InvocationTargetException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Arrays;
import java.util.Map;
import javax.sound.midi.Instrument;
import javax.sound.midi.InvalidMidiDataException;
import javax.sound.midi.MidiSystem;
import javax.sound.midi.MidiUnavailableException;
import javax.sound.midi.Receiver;
import javax.sound.midi.ShortMessage;
import javax.sound.midi.Synthesizer;
import javax.sound.midi.VoiceStatus;
import javax.sound.sampled.AudioFormat;
import javax.sound.sampled.AudioInputStream;
import org.wavenet4j.UserError;

/**
 * One performance by the JDK's synthesizer (Gervill), as fast as it is read and into memory instead
 * of a sound device. What it plays depends on the messages alone: the soundbank that the JDK makes
 * up where none is given, which differs from one to the next, is never loaded.
 */
final class Gervill implements AutoCloseable {
  private static final int CHANNELS = 2;
  private static final double MICROS_PER_SECOND = 1e6;

  // A message acts at its own frame, and all sound comes one control period late, and by the frames
  // that the interpolation looks back.
  private static final float CONTROL_RATE_HZ = 147;
  private static final int INTERPOLATION_FRAMES = 3;

  // The one thing that the public API lacks. By name, since the compiler's --release, which keeps
  // newer Java's methods out, also keeps this out.
  private static final String INTERFACE = "com.sun.media.sound.AudioSynthesizer";
  private static final String EXPORT = "--add-exports java.desktop/com.sun.media.sound=ALL-UNNAMED";

  private static final Map<String, Object> SETTINGS =
      Map.of(
          "load default soundbank", false,
          "reverb", false,
          "chorus", false,
          // It would turn loud passages down.
          "auto gain control", false,
          "jitter correction", false,
          // "sinc" delays a note the more the further it is below its recording, up to a
          // millisecond.
          "interpolation", "cubic",
          "control rate", CONTROL_RATE_HZ,
          "max polyphony", 256);

  private final int sampleRateHz;
  private final Synthesizer synthesizer;
  private final AudioInputStream stream;
  private final Receiver receiver;
  private int latencyFrames; // still to be left out

  private Gervill(int sampleRateHz, Synthesizer synthesizer) throws MidiUnavailableException {
    this.sampleRateHz = sampleRateHz;
    this.synthesizer = synthesizer;
    stream = open(synthesizer, format(sampleRateHz));
    receiver = synthesizer.getReceiver();
    latencyFrames = (int) (sampleRateHz / CONTROL_RATE_HZ) + INTERPOLATION_FRAMES;
  }

  /**
   * A synthesizer at frame 0.
   *
   * @throws UserError if this Java has none that renders into memory, or keeps it locked
   */
  static Gervill open(Instrument instrument, int sampleRateHz) {
    try {
      Gervill gervill = new Gervill(sampleRateHz, MidiSystem.getSynthesizer());
      gervill.synthesizer.loadInstrument(instrument);
      return gervill;
    } catch (MidiUnavailableException e) {
      throw new UserError("soundfont: this Java has no synthesizer (" + e.getMessage() + ")", e);
    }
  }

  private static AudioInputStream open(Synthesizer synthesizer, AudioFormat format) {
    try {
      return (AudioInputStream)
          Class.forName(INTERFACE)
              .getMethod("openStream", AudioFormat.class, Map.class)
              .invoke(synthesizer, format, SETTINGS);
    } catch (IllegalAccessException e) {
      throw new UserError(
          "soundfont: Java keeps its synthesizer locked, expected a start with %s,"
                  .formatted(EXPORT)
              + " as by the launcher `wavenet`",
          e);
    } catch (ReflectiveOperationException | IllegalArgumentException e) {
      Throwable cause = e instanceof InvocationTargetException thrown ? thrown.getCause() : e;
      throw new UserError(
          "soundfont: this Java's synthesizer cannot render into memory (%s)".formatted(cause), e);
    }
  }

  private static AudioFormat format(int rateHz) {
    int bytes = CHANNELS * Float.BYTES;
    return new AudioFormat(
        AudioFormat.Encoding.PCM_FLOAT, rateHz, Float.SIZE, CHANNELS, bytes, rateHz, false);
  }

  /**
   * Strikes a key at a frame, or lets go of it; messages of one frame act in their order. Before
   * that frame is read.
   */
  void send(long frame, boolean on, int midiPitch, int velocity) {
    int command = on ? ShortMessage.NOTE_ON : ShortMessage.NOTE_OFF;
    long micros = Math.round(frame * MICROS_PER_SECOND / sampleRateHz);
    try {
      receiver.send(new ShortMessage(command, 0, midiPitch, velocity), micros);
    } catch (InvalidMidiDataException e) {
      throw new IllegalStateException("a note event is always a MIDI message", e);
    }
  }

  /** The next frames, the mean of both channels. */
  float[] read(int frames) {
    int late = latencyFrames;
    latencyFrames = 0;
    return late == 0 ? next(frames) : Arrays.copyOfRange(next(late + frames), late, late + frames);
  }

  private float[] next(int frames) {
    byte[] bytes = new byte[frames * CHANNELS * Float.BYTES];
    try {
      if (stream.readNBytes(bytes, 0, bytes.length) < bytes.length) {
        throw new EOFException("the synthesizer's stream has no end");
      }
    } catch (IOException e) {
      throw new IllegalStateException("the synthesizer reads and writes memory only", e);
    }
    ByteBuffer values = ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN);
    float[] mono = new float[frames];
    for (int i = 0; i < frames; i++) {
      mono[i] = (values.getFloat() + values.getFloat()) / CHANNELS;
    }
    return mono;
  }

  /** Whether a string still sounds. */
  boolean sounds() {
    for (VoiceStatus voice : synthesizer.getVoiceStatus()) {
      if (voice.active) {
        return true;
      }
    }
    return false;
  }

  @Override
  public void close() {
    synthesizer.close();
  }
}
