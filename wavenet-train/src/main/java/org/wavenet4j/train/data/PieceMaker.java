package org.wavenet4j.train.data;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.wavenet4j.AtomicFile;
import org.wavenet4j.UserError;
import org.wavenet4j.audio.Audio;
import org.wavenet4j.audio.Resampler;
import org.wavenet4j.audio.SampleFormat;
import org.wavenet4j.audio.WavFormat;
import org.wavenet4j.audio.WavReader;
import org.wavenet4j.audio.WavWriter;
import org.wavenet4j.train.decode.AudioSource;
import org.wavenet4j.train.decode.UnreadableAudio;

/**
 * Makes one piece: decoded, mixed down, at the corpus's rate, trimmed where the manifest says so.
 * Works block by block, so a piece may be hours long.
 */
final class PieceMaker {
  private static final int BLOCK_FRAMES = 1 << 14;

  private final Manifest manifest;
  private final Path folder;

  /** Pieces for the corpus in {@code folder}. */
  PieceMaker(Manifest manifest, Path folder) {
    this.manifest = manifest;
    this.folder = folder;
  }

  /**
   * Writes the piece's sound under its temporary name.
   *
   * @param sourceSha256 of the source and the manifest's settings
   * @return the piece, its split yet to be decided; frames is 0 where nothing but silence was there
   * @throws UnreadableAudio if the source cannot be read to its end; nothing is left behind
   */
  PreparedPiece make(PieceSource source, String sourceSha256) throws UnreadableAudio, IOException {
    Path audio = folder.resolve(CorpusJson.audioFile(source.id()));
    Path temporary = AtomicFile.temporary(audio);
    try {
      Edges edges = convert(source, temporary, audio.toString());
      long trimmed = trim(temporary, edges, audio.toString());
      PcmLevel level = PcmLevel.of(temporary);
      CorpusItem item =
          new CorpusItem(
              source.id(),
              source.origin(),
              sourceSha256,
              CorpusJson.audioFile(source.id()),
              Sha256.of(temporary),
              source.midi().length == 0 ? "" : CorpusJson.midiFile(source.id()),
              level.frames(),
              Split.TRAIN);
      return new PreparedPiece(item, trimmed, level);
    } catch (UnreadableAudio | UserError | IOException e) {
      Files.deleteIfExists(temporary);
      throw e;
    }
  }

  private Edges convert(PieceSource source, Path wav, String name) throws UnreadableAudio {
    double threshold = manifest.trimSilence().map(TrimSilence::threshold).orElse(0.0);
    try (AudioSource in = source.open()) {
      Resampler resampler = resampler(in.sampleRateHz());
      try (WavWriter out = WavWriter.createPlain(wav, format(), name)) {
        Edges edges = new Edges(threshold);
        Resampler.Sink sink =
            (samples, offset, length) -> {
              edges.add(samples, offset, length);
              out.write(new float[][] {samples}, offset, length);
            };
        pump(in, resampler, edges, sink);
        return edges;
      }
    }
  }

  private void pump(AudioSource in, Resampler resampler, Edges edges, Resampler.Sink sink)
      throws UnreadableAudio {
    Optional<float[][]> block = in.next();
    while (block.isPresent()) {
      float[] mono = new Audio(block.get(), in.sampleRateHz()).mixDown();
      double seconds = (double) edges.frames() / manifest.sampleRateHz();
      for (float sample : mono) {
        if (!Float.isFinite(sample)) {
          throw UnreadableAudio.of("holds samples that are not numbers, after %.1f s", seconds);
        }
      }
      if (edges.frames() > CorpusAudio.MOST_FRAMES - mono.length * (long) Resampler.MAX_RATIO) {
        throw UnreadableAudio.of(
            "is longer than %.0f hours, cut it into several files", seconds / 3600);
      }
      resampler.process(mono, 0, mono.length, sink);
      block = in.next();
    }
    resampler.finish(sink);
  }

  private Resampler resampler(int sourceRateHz) throws UnreadableAudio {
    try {
      return new Resampler(sourceRateHz, manifest.sampleRateHz());
    } catch (UserError e) {
      throw new UnreadableAudio(String.valueOf(e.getMessage()), e);
    }
  }

  private WavFormat format() {
    return new WavFormat(SampleFormat.PCM_16, 1, manifest.sampleRateHz());
  }

  /** Cuts the ends of the file off; returns the frames cut. */
  private long trim(Path wav, Edges edges, String name) throws IOException {
    if (manifest.trimSilence().isEmpty()) {
      return 0;
    }
    long keep = manifest.trimSilence().get().keepFrames(manifest.sampleRateHz());
    long from = edges.isSilent() ? 0 : Math.max(0, edges.firstLoud() - keep);
    long to = edges.isSilent() ? 0 : Math.min(edges.frames(), edges.lastLoud() + 1 + keep);
    if (to - from < edges.frames()) {
      Path whole = AtomicFile.temporary(wav);
      Files.move(wav, whole);
      try {
        copy(whole, wav, name, from, to);
      } finally {
        Files.delete(whole);
      }
    }
    return edges.frames() - (to - from);
  }

  /** The samples are 16-bit already, and stay what they are. */
  private void copy(Path source, Path target, String name, long from, long to) {
    float[][] block = new float[1][BLOCK_FRAMES];
    try (WavReader in = WavReader.open(source);
        WavWriter out = WavWriter.createPlain(target, format(), name)) {
      long position = 0;
      while (position < to) {
        // Up to `from` first, so that no block has frames of both kinds.
        long end = position < from ? from : to;
        int read = in.read(block, 0, (int) Math.min(BLOCK_FRAMES, end - position));
        if (position >= from) {
          out.write(block, 0, read);
        }
        position += read;
      }
    }
  }

  /** Where sound begins and ends, and how many frames there are. */
  private static final class Edges {
    private final double threshold;
    private long frames;
    private long firstLoud = -1;
    private long lastLoud = -1;

    Edges(double threshold) {
      this.threshold = threshold;
    }

    void add(float[] samples, int offset, int length) {
      for (int i = 0; i < length; i++) {
        if (Math.abs(samples[offset + i]) >= threshold) {
          lastLoud = frames + i;
          firstLoud = firstLoud < 0 ? lastLoud : firstLoud;
        }
      }
      frames += length;
    }

    long frames() {
      return frames;
    }

    long firstLoud() {
      return firstLoud;
    }

    long lastLoud() {
      return lastLoud;
    }

    boolean isSilent() {
      return firstLoud < 0;
    }
  }
}
