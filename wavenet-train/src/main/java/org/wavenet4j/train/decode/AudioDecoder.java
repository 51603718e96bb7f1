package org.wavenet4j.train.decode;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Set;

/** Opens audio files: WAV by {@code WavReader}, every other kind by FFmpeg. */
public final class AudioDecoder {
  private static final Set<String> EXTENSIONS =
      Set.of("wav", "flac", "mp3", "ogg", "oga", "opus", "m4a", "mp4", "aac");

  private AudioDecoder() {}

  /** Whether the name is that of a file this class is meant for. */
  public static boolean knows(Path file) {
    return EXTENSIONS.contains(extension(file));
  }

  /**
   * Opens a file; what it holds decides, and its name only where its first bytes say nothing.
   *
   * @throws UnreadableAudio if it is empty, not audio, or damaged at its start
   */
  public static AudioSource open(Path file) throws UnreadableAudio {
    String start = firstBytes(file);
    boolean wav = start.equals("RIFF") || start.equals("RF64") || start.equals("BW64");
    if (wav || (extension(file).equals("wav") && !isOtherAudio(start))) {
      return WavSource.open(file);
    }
    return FfmpegSource.open(file);
  }

  private static boolean isOtherAudio(String start) {
    return start.equals("fLaC") || start.equals("OggS") || start.startsWith("ID3");
  }

  private static String firstBytes(Path file) throws UnreadableAudio {
    try (InputStream in = Files.newInputStream(file)) {
      byte[] start = in.readNBytes(4);
      if (start.length == 0) {
        throw new UnreadableAudio("is empty");
      }
      return new String(start, StandardCharsets.ISO_8859_1);
    } catch (IOException e) {
      throw new UnreadableAudio("cannot be opened (" + e.getClass().getSimpleName() + ")", e);
    }
  }

  private static String extension(Path file) {
    String name = String.valueOf(file.getFileName());
    return name.substring(name.lastIndexOf('.') + 1).toLowerCase(Locale.ROOT);
  }
}
