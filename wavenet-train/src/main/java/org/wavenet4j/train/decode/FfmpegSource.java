package org.wavenet4j.train.decode;

import java.nio.Buffer;
import java.nio.ByteBuffer;
import java.nio.DoubleBuffer;
import java.nio.FloatBuffer;
import java.nio.IntBuffer;
import java.nio.ShortBuffer;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Optional;
import org.bytedeco.ffmpeg.avformat.AVFormatContext;
import org.bytedeco.ffmpeg.avformat.AVStream;
import org.bytedeco.ffmpeg.global.avformat;
import org.bytedeco.ffmpeg.global.avutil;
import org.bytedeco.javacv.FFmpegFrameGrabber;
import org.bytedeco.javacv.Frame;
import org.bytedeco.javacv.FrameGrabber;
import org.wavenet4j.UserError;

/**
 * FLAC, MP3, Ogg Vorbis, Opus and AAC through FFmpeg's libraries.
 *
 * <p>FFmpeg plays what it can and is content with that. Here a file that was cut short must be
 * noticed, so the frames that came out are compared with those that the file declares, and its
 * container is checked by {@link Completeness}.
 */
final class FfmpegSource implements AudioSource {
  /** Playlists and such would make FFmpeg open other files, or addresses in the network. */
  private static final String CONTAINERS = "flac,mp3,ogg,mov,aac";

  /** FFmpeg's planar frames keep only so many channels where JavaCV looks for them. */
  private static final int MAX_CHANNELS = 8;

  /**
   * A lossy codec's declared length counts the encoder's delay and the padding of its last frame,
   * which decoders cut off: up to three frames of 2048 were seen.
   */
  private static final int LOSSY_SLACK_FRAMES = 8192;

  private static final String DAMAGED =
      "no audio can be read from it: it is damaged, cut short, or not what its name says";

  private final FFmpegFrameGrabber grabber;
  private final int channels;
  private final int sampleRateHz;
  private final long declaredFrames; // 0 where the file does not say
  private long frames;

  private FfmpegSource(FFmpegFrameGrabber grabber) throws UnreadableAudio {
    this.grabber = grabber;
    this.channels = grabber.getAudioChannels();
    this.sampleRateHz = grabber.getSampleRate();
    if (!grabber.hasAudio() || channels < 1 || sampleRateHz < 1) {
      throw new UnreadableAudio(DAMAGED);
    }
    if (channels > MAX_CHANNELS) {
      throw UnreadableAudio.of("has %d channels, expected at most %d", channels, MAX_CHANNELS);
    }
    this.declaredFrames = declaredFrames(grabber.getFormatContext());
  }

  static FfmpegSource open(Path file) throws UnreadableAudio {
    Completeness.check(file);
    FFmpegFrameGrabber grabber = grabber(file);
    try {
      grabber.start();
      return new FfmpegSource(grabber);
    } catch (FrameGrabber.Exception e) {
      release(grabber);
      throw new UnreadableAudio(DAMAGED, e);
    } catch (UnreadableAudio e) {
      release(grabber);
      throw e;
    }
  }

  private static FFmpegFrameGrabber grabber(Path file) {
    try {
      avutil.av_log_set_level(avutil.AV_LOG_QUIET); // what goes wrong is told in our own words
      FFmpegFrameGrabber grabber = new FFmpegFrameGrabber(file.toAbsolutePath().toString());
      grabber.setOption("format_whitelist", CONTAINERS);
      grabber.setOption("protocol_whitelist", "file");
      grabber.setAudioOption("threads", "1"); // with more, FLAC loses its last frames
      grabber.setSampleMode(FrameGrabber.SampleMode.RAW); // JavaCV's converter drops the tail
      return grabber;
    } catch (LinkageError e) {
      throw new UserError(
          "%s: FFmpeg's library does not load on this machine (%s). Convert the file to WAV first."
              .formatted(file, e.getMessage()),
          e);
    }
  }

  private long declaredFrames(AVFormatContext format) {
    if (format.duration_estimation_method() != avformat.AVFMT_DURATION_FROM_STREAM) {
      return 0; // a guess from the bit rate
    }
    for (int i = 0; i < format.nb_streams(); i++) {
      AVStream stream = format.streams(i);
      if (stream.codecpar().codec_type() == avutil.AVMEDIA_TYPE_AUDIO) {
        return stream.duration() == avutil.AV_NOPTS_VALUE
            ? 0
            : avutil.av_rescale_q(
                stream.duration(), stream.time_base(), avutil.av_make_q(1, sampleRateHz));
      }
    }
    return 0;
  }

  @Override
  public int channels() {
    return channels;
  }

  @Override
  public int sampleRateHz() {
    return sampleRateHz;
  }

  @Override
  public Optional<float[][]> next() throws UnreadableAudio {
    try {
      Frame frame = grabber.grabSamples();
      if (frame == null) {
        checkLength();
        return Optional.empty();
      }
      if (frame.audioChannels != channels || frame.sampleRate != sampleRateHz) {
        throw UnreadableAudio.of(
            "changes from %d channels at %d Hz to %d at %d Hz after %.1f s",
            channels, sampleRateHz, frame.audioChannels, frame.sampleRate, seconds());
      }
      float[][] block = block(frame.samples);
      frames += block[0].length;
      return Optional.of(block);
    } catch (FrameGrabber.Exception e) {
      throw new UnreadableAudio(
          String.format(Locale.ROOT, "is damaged after %.1f s", seconds()), e);
    }
  }

  private void checkLength() throws UnreadableAudio {
    int slack = "flac".equals(grabber.getFormat()) ? 0 : LOSSY_SLACK_FRAMES;
    if (frames < declaredFrames - slack) {
      throw UnreadableAudio.of(
          "is cut short or damaged: %.1f s could be decoded, expected %.1f s",
          seconds(), (double) declaredFrames / sampleRateHz);
    }
    if (frames == 0) {
      throw new UnreadableAudio(DAMAGED);
    }
  }

  private double seconds() {
    return (double) frames / sampleRateHz;
  }

  /** One buffer a channel, or one in which the channels take turns. */
  private float[][] block(Buffer[] samples) throws UnreadableAudio {
    boolean planar = samples.length == channels;
    int length = planar ? samples[0].remaining() : samples[0].remaining() / channels;
    float[][] block = new float[channels][length];
    for (int c = 0; c < channels; c++) {
      Buffer source = planar ? samples[c] : samples[0];
      int first = source.position() + (planar ? 0 : c);
      int step = planar ? 1 : channels;
      for (int i = 0; i < length; i++) {
        block[c][i] = sample(source, first + i * step);
      }
    }
    return block;
  }

  private static float sample(Buffer source, int index) throws UnreadableAudio {
    if (source instanceof FloatBuffer buffer) {
      return buffer.get(index);
    } else if (source instanceof ShortBuffer buffer) {
      return buffer.get(index) / 0x1p15f;
    } else if (source instanceof IntBuffer buffer) {
      return buffer.get(index) / 0x1p31f;
    } else if (source instanceof DoubleBuffer buffer) {
      return (float) buffer.get(index);
    } else if (source instanceof ByteBuffer buffer) {
      return ((buffer.get(index) & 0xff) - 128) / 0x1p7f; // FFmpeg's 8-bit format is unsigned
    }
    throw new UnreadableAudio("has samples of an unknown kind");
  }

  @Override
  public void close() {
    release(grabber);
  }

  private static void release(FFmpegFrameGrabber grabber) {
    try {
      grabber.release();
    } catch (FrameGrabber.Exception e) {
      throw new IllegalStateException("FFmpeg's decoder could not be freed", e);
    }
  }
}
