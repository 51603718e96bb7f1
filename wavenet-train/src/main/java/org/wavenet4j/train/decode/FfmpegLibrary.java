package org.wavenet4j.train.decode;

import org.bytedeco.ffmpeg.global.avutil;
import org.bytedeco.javacv.FFmpegFrameGrabber;
import org.wavenet4j.UserError;

/** FFmpeg's native libraries, which decode all but WAV files. */
public final class FfmpegLibrary {
  private FfmpegLibrary() {}

  /**
   * Loads them all.
   *
   * @return the version, as {@code 5.0}
   * @throws UserError if they do not load on this machine
   */
  public static String load() {
    try {
      FFmpegFrameGrabber.tryLoad();
      return avutil.av_version_info().getString();
    } catch (FFmpegFrameGrabber.Exception | LinkageError e) {
      throw new UserError(
          "FFmpeg's library does not load on this machine (%s)".formatted(e.getMessage()), e);
    }
  }
}
