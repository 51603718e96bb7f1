package org.wavenet4j.train.piano;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * SoundFont 2 files of a few hundred bytes (SoundFont Technical Specification 2.01): every preset
 * is one sample at 44,100 Hz whose own pitch is middle C.
 */
public final class TinySoundfont {
  /** Key at which samples sound as they are. */
  public static final int ROOT_PITCH = 60;

  private static final int RATE_HZ = 44_100;
  private static final int LEAST_ZEROS_AFTER_A_SAMPLE = 46;
  private static final int INSTRUMENT = 41;
  private static final int SAMPLE_ID = 53;

  /** A program of a bank (128: drums) and its sample. */
  public record Preset(int bank, int program, short[] sample) {}

  private TinySoundfont() {}

  /** An impulse, then a tone that dies away within {@code frames}. */
  public static short[] struckString(int frames, double hertz) {
    short[] sample = new short[frames];
    for (int t = 0; t < frames; t++) {
      double fall = 1 - (double) t / frames;
      sample[t] = (short) (16_000 * fall * StrictMath.cos(2 * Math.PI * hertz * t / RATE_HZ));
    }
    return sample;
  }

  /** The file. */
  public static byte[] of(int majorVersion, List<Preset> presets) {
    byte[] info =
        join(
            chunk("ifil", shorts(majorVersion, 1)),
            chunk("isng", "EMU8000\0".getBytes(StandardCharsets.US_ASCII)),
            chunk("INAM", "tiny\0\0".getBytes(StandardCharsets.US_ASCII)));
    byte[] samples = chunk("smpl", samples(presets));
    return form(
        "RIFF",
        "sfbk",
        form("LIST", "INFO", info),
        form("LIST", "sdta", samples),
        form("LIST", "pdta", structure(presets)));
  }

  private static byte[] samples(List<Preset> presets) {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    for (Preset preset : presets) {
      for (short value : preset.sample()) {
        bytes.writeBytes(shorts(value));
      }
      bytes.writeBytes(new byte[2 * LEAST_ZEROS_AFTER_A_SAMPLE]);
    }
    return bytes.toByteArray();
  }

  private static byte[] structure(List<Preset> presets) {
    int n = presets.size();
    List<byte[]> phdr = new ArrayList<>();
    List<byte[]> bags = new ArrayList<>();
    List<byte[]> pgen = new ArrayList<>();
    List<byte[]> inst = new ArrayList<>();
    List<byte[]> igen = new ArrayList<>();
    List<byte[]> shdr = new ArrayList<>();
    int start = 0;
    for (int i = 0; i < n; i++) {
      Preset preset = presets.get(i);
      int end = start + preset.sample().length;
      phdr.add(join(name("p" + i), shorts(preset.program(), preset.bank(), i), new byte[12]));
      bags.add(shorts(i, 0));
      pgen.add(shorts(INSTRUMENT, i));
      inst.add(join(name("i" + i), shorts(i)));
      igen.add(shorts(SAMPLE_ID, i));
      shdr.add(
          join(
              name("s" + i),
              ints(start, end, start, end, RATE_HZ),
              new byte[] {ROOT_PITCH, 0},
              shorts(0, 1)));
      start = end + LEAST_ZEROS_AFTER_A_SAMPLE;
    }
    phdr.add(join(name("EOP"), shorts(0, 0, n), new byte[12]));
    bags.add(shorts(n, 0));
    pgen.add(shorts(0, 0));
    inst.add(join(name("EOI"), shorts(n)));
    igen.add(shorts(0, 0));
    shdr.add(join(name("EOS"), new byte[26]));
    return join(
        chunk("phdr", join(phdr)),
        chunk("pbag", join(bags)),
        chunk("pmod", new byte[10]),
        chunk("pgen", join(pgen)),
        chunk("inst", join(inst)),
        chunk("ibag", join(bags)),
        chunk("imod", new byte[10]),
        chunk("igen", join(igen)),
        chunk("shdr", join(shdr)));
  }

  private static byte[] form(String id, String type, byte[]... parts) {
    return chunk(id, join(type.getBytes(StandardCharsets.US_ASCII), join(parts)));
  }

  private static byte[] chunk(String id, byte[] content) {
    return join(id.getBytes(StandardCharsets.US_ASCII), ints(content.length), content);
  }

  private static byte[] name(String text) {
    return Arrays.copyOf(text.getBytes(StandardCharsets.US_ASCII), 20);
  }

  private static byte[] shorts(int... values) {
    byte[] bytes = new byte[2 * values.length];
    ByteBuffer out = ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN);
    for (int value : values) {
      out.putShort((short) value);
    }
    return bytes;
  }

  private static byte[] ints(int... values) {
    byte[] bytes = new byte[4 * values.length];
    ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN).asIntBuffer().put(values);
    return bytes;
  }

  private static byte[] join(List<byte[]> parts) {
    return join(parts.toArray(byte[][]::new));
  }

  private static byte[] join(byte[]... parts) {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    for (byte[] part : parts) {
      bytes.writeBytes(part);
    }
    return bytes.toByteArray();
  }
}
