package org.wavenet4j.train.data;

import java.nio.file.Path;
import java.util.List;
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
      return AudioFolderScan.scan(audio.folder(), corpusFolder);
    }
    return piano((Content.PianoDemo) content, manifest.sampleRateHz());
  }

  private static List<PieceSource> piano(Content.PianoDemo demo, int sampleRateHz) {
    List<PianoPiece> pieces =
        PianoCorpus.pieces(demo.folder(), sampleRateHz, demo.etudeSeed(), demo.etudeCount());
    return pieces.stream()
        .<PieceSource>map(piece -> new RenderedPiece(piece, sampleRateHz))
        .toList();
  }
}
