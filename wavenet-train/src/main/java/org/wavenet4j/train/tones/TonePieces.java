package org.wavenet4j.train.tones;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.wavenet4j.UserError;
import org.wavenet4j.train.data.Corpus;
import org.wavenet4j.train.data.CorpusAudio;
import org.wavenet4j.train.data.CorpusItem;
import org.wavenet4j.train.data.CorpusMidi;
import org.wavenet4j.train.data.Split;

/**
 * The pieces of a split that tones are fitted to.
 *
 * @param sampleRateHz of all of them
 * @param pieces the longest first, so that threads that share them end together
 */
record TonePieces(int sampleRateHz, List<TonePiece> pieces) {
  // A piano has 88 keys of a few hundred numbers each: more sound would cost time and memory, and
  // change the numbers little.
  private static final int MOST_SECONDS = 30 * 60;

  /**
   * All pieces of a split, or as many of them, evenly spread, as last half an hour.
   *
   * @throws UserError if there are none, or notes of one cannot be read
   */
  static TonePieces of(Corpus corpus, Split split) {
    List<CorpusItem> items =
        corpus.items(split).stream().filter(item -> item.frames() > 0).toList();
    if (items.isEmpty()) {
      throw new UserError(
          "%s: has no pieces in the split \"%s\", expected at least one to fit tones to"
              .formatted(corpus.folder(), split.label()));
    }
    CorpusAudio audio = new CorpusAudio(corpus);
    CorpusMidi midi = new CorpusMidi(corpus);
    long most = (long) MOST_SECONDS * corpus.sampleRateHz();
    List<TonePiece> pieces = new ArrayList<>();
    for (CorpusItem item : spread(items, most)) {
      int frames = (int) Math.min(item.frames(), most);
      pieces.add(new TonePiece(audio, item, midi.read(item).notes(), frames));
    }
    pieces.sort(Comparator.comparingInt(TonePiece::frames).reversed());
    return new TonePieces(corpus.sampleRateHz(), List.copyOf(pieces));
  }

  static List<CorpusItem> spread(List<CorpusItem> items, long mostFrames) {
    long frames = items.stream().mapToLong(CorpusItem::frames).sum();
    if (frames <= mostFrames) {
      return items;
    }
    int kept = (int) Math.max(1, items.size() * mostFrames / frames);
    List<CorpusItem> spread = new ArrayList<>();
    for (int i = 0; i < kept; i++) {
      spread.add(items.get((int) ((long) i * items.size() / kept)));
    }
    return spread;
  }

  int count() {
    return pieces.size();
  }

  TonePiece get(int piece) {
    return pieces.get(piece);
  }
}
