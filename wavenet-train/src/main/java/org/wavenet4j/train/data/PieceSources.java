package org.wavenet4j.train.data;

import java.nio.file.Path;
import java.util.List;

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
    if (manifest.content() instanceof Content.AudioFolder folder) {
      return AudioFolderScan.scan(folder.folder(), corpusFolder);
    }
    throw new IllegalStateException();
  }
}
