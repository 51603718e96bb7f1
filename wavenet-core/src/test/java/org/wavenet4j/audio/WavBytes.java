package org.wavenet4j.audio;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.HexFormat;

/** Builds WAV files byte by byte, also wrong ones. */
final class WavBytes {
  private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();

  /** A RIFF file that claims a length of 0xFFFFFFFF, so far without chunks. */
  static WavBytes riff() {
    return new WavBytes().text("RIFF").u32(0xffffffffL).text("WAVE");
  }

  WavBytes text(String text) {
    bytes.writeBytes(text.getBytes(StandardCharsets.ISO_8859_1));
    return this;
  }

  WavBytes u16(int value) {
    bytes.write(value);
    bytes.write(value >> 8);
    return this;
  }

  WavBytes u32(long value) {
    return u16((int) value & 0xffff).u16((int) (value >> 16) & 0xffff);
  }

  WavBytes u64(long value) {
    return u32(value).u32(value >> 32);
  }

  /** Bytes in hexadecimal; spaces are for the eye. */
  WavBytes hex(String digits) {
    bytes.writeBytes(HexFormat.of().parseHex(digits.replace(" ", "")));
    return this;
  }

  /** A 16-byte fmt chunk with all its fields consistent. */
  WavBytes fmt(int tag, int channels, int sampleRateHz, int bits) {
    int frameBytes = channels * ((bits + 7) / 8);
    text("fmt ").u32(16).u16(tag).u16(channels).u32(sampleRateHz);
    return u32((long) sampleRateHz * frameBytes).u16(frameBytes).u16(bits);
  }

  /** A 40-byte WAVE_FORMAT_EXTENSIBLE chunk. */
  WavBytes extensible(int tag, int channels, int sampleRateHz, int bits, int validBits) {
    int frameBytes = channels * bits / 8;
    text("fmt ").u32(40).u16(0xfffe).u16(channels).u32(sampleRateHz);
    u32((long) sampleRateHz * frameBytes).u16(frameBytes).u16(bits);
    return u16(22).u16(validBits).u32(0).u16(tag).hex("0000 0000 1000 8000 00aa 0038 9b71");
  }

  /** A data chunk of these bytes, padded. */
  WavBytes data(String hex) {
    return chunk("data", hex);
  }

  WavBytes chunk(String name, String hex) {
    int length = hex.replace(" ", "").length() / 2;
    text(name).u32(length).hex(hex);
    return length % 2 == 0 ? this : hex("00");
  }

  byte[] bytes() {
    return bytes.toByteArray();
  }
}
