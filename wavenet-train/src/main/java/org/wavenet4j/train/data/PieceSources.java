package org.wavenet4j.train.data;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.wavenet4j.train.decode.AudioDecoder;
import org.wavenet4j.train.piano.Piano;
import org.wavenet4j.train.piano.PianoCorpus;
import org.wavenet4j.train.piano.PianoPiece;

/** The sources that a manifest's content stands for. */
final class PieceSources {
  private PieceSources() {}

  /**
   * All of them, in no particular order.
   *
   * @param corpusFolder where the corpus will be, which is no source even if it lies among them
   * @throws org.wavenet4j.UserError if the content is not there
   */
  static List<PieceSource> of(Manifest manifest, Path corpusFolder) {
    Content content = manifest.content();
    if (content instanceof Content.AudioFolder audio) {
      return audio(audio, corpusFolder);
    }
    if (content instanceof Content.MidiFolder midi) {
      return midi(midi, corpusFolder, manifest.sampleRateHz());
    }
    if (content instanceof Content.Maestro maestro) {
      return MaestroList.read(maestro.csv()).sources();
    }
    if (content instanceof Content.Stems stems) {
      return Stems.in(stems.folder(), corpusFolder);
    }
    return demo((Content.PianoDemo) content, manifest.sampleRateHz());
  }

  private static List<PieceSource> audio(Content.AudioFolder audio, Path corpusFolder) {
    return FolderScan.scan(
            audio.folder(),
            corpusFolder,
            AudioDecoder::knows,
            "audio, expected WAV, FLAC, MP3, Ogg, Opus or m4a files")
        .entrySet()
        .stream()
        .<PieceSource>map(found -> new FilePiece(found.getValue(), found.getKey()))
        .toList();
  }

  private static List<PieceSource> midi(
      Content.MidiFolder midi, Path corpusFolder, int sampleRateHz) {
    Map<String, Path> files =
        FolderScan.scan(
            midi.folder(), corpusFolder, MidiFile::knows, "MIDI, expected .mid or .midi files");
    Piano piano = piano(midi.instrument(), sampleRateHz);
    return files.entrySet().stream()
        .<PieceSource>map(
            found -> new MidiPiece(new MidiFile(found.getValue()), found.getKey(), piano))
        .toList();
  }

  private static Piano piano(Instrument instrument, int sampleRateHz) {
    if (instrument instanceof Instrument.Samples samples) {
      return Piano.ofSamples(samples.folder(), samples.gainDb());
    }
    Path file = ((Instrument.Soundfont) instrument).file();
    return Piano.ofSoundfont(file, sampleRateHz, instrument.gainDb());
  }

  private static List<PieceSource> demo(Content.PianoDemo demo, int sampleRateHz) {
    List<PianoPiece> pieces =
        PianoCorpus.pieces(demo.folder(), sampleRateHz, demo.etudeSeed(), demo.etudeCount());
    return pieces.stream()
        .<PieceSource>map(piece -> new RenderedPiece(piece, sampleRateHz))
        .toList();
  }
}
