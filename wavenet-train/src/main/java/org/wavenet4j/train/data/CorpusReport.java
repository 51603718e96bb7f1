package org.wavenet4j.train.data;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.wavenet4j.train.data.SkippedPiece.Reason;

/**
 * What a person should know of a corpus before training on it.
 *
 * @param name of the corpus
 * @param source where it comes from
 * @param licence that it is under
 * @param sampleRateHz of every piece
 * @param parts one a split, in the order train, valid, test
 * @param trimmedSeconds of silence cut off pieces that were kept
 * @param tooShort sources dropped because they are shorter than the manifest's minimum
 * @param tooShortSeconds of sound in them
 * @param duplicates sources whose sound, sample for sample, is that of a kept piece
 * @param duplicateSeconds of sound in them
 * @param unreadable sources that could not be decoded to their end
 * @param rmsDbfs level in dB of full scale; negative infinity for silence
 * @param peakDbfs largest magnitude in dB of full scale
 * @param dc mean amplitude, -1 to 1
 * @param clippedFrames samples at full scale
 * @param clipped sources of the pieces that have such samples
 * @param midi on the notes; empty where no piece has any
 */
public record CorpusReport(
    String name,
    String source,
    String licence,
    int sampleRateHz,
    List<Part> parts,
    double trimmedSeconds,
    int tooShort,
    double tooShortSeconds,
    List<Duplicate> duplicates,
    double duplicateSeconds,
    List<Unreadable> unreadable,
    double rmsDbfs,
    double peakDbfs,
    double dc,
    long clippedFrames,
    List<String> clipped,
    Optional<MidiReport> midi) {

  /** A split's share. */
  public record Part(Split split, int pieces, double seconds) {}

  /** A source that was dropped, and the kept source that sounds the same. */
  public record Duplicate(String source, String of) {}

  /** A source that was skipped, and why: as "is empty". */
  public record Unreadable(String source, String reason) {}

  /** Keeps copies of the lists. */
  public CorpusReport {
    parts = List.copyOf(parts);
    duplicates = List.copyOf(duplicates);
    unreadable = List.copyOf(unreadable);
    clipped = List.copyOf(clipped);
  }

  /**
   * The report on a prepared corpus.
   *
   * @throws org.wavenet4j.UserError if the folder holds none
   */
  public static CorpusReport read(Path folder) {
    return of(CorpusFile.document(folder), folder);
  }

  /**
   * The report on the corpus in a folder.
   *
   * @throws org.wavenet4j.UserError if a piece's notes or their sound cannot be read
   */
  static CorpusReport of(CorpusDocument document, Path folder) {
    double rate = document.sampleRateHz();
    PcmLevel level =
        document.pieces().stream().map(PreparedPiece::level).reduce(PcmLevel.NONE, PcmLevel::plus);
    return new CorpusReport(
        document.name(),
        document.source(),
        document.licence(),
        document.sampleRateHz(),
        parts(document),
        document.pieces().stream().mapToLong(PreparedPiece::trimmedFrames).sum() / rate,
        skipped(document, Reason.TOO_SHORT).size(),
        seconds(document, Reason.TOO_SHORT),
        duplicates(document),
        seconds(document, Reason.DUPLICATE),
        skipped(document, Reason.UNREADABLE).stream()
            .map(piece -> new Unreadable(piece.source(), piece.detail()))
            .toList(),
        level.rmsDbfs(),
        level.peakDbfs(),
        level.dc(),
        level.clippedFrames(),
        document.pieces().stream()
            .filter(piece -> piece.level().clippedFrames() > 0)
            .map(piece -> piece.item().source())
            .toList(),
        MidiReporter.of(document.in(folder)));
  }

  private static List<Part> parts(CorpusDocument document) {
    List<Part> parts = new ArrayList<>();
    for (Split split : Split.values()) {
      List<CorpusItem> items =
          document.items().stream().filter(item -> item.split() == split).toList();
      long frames = items.stream().mapToLong(CorpusItem::frames).sum();
      parts.add(new Part(split, items.size(), (double) frames / document.sampleRateHz()));
    }
    return parts;
  }

  private static List<SkippedPiece> skipped(CorpusDocument document, Reason reason) {
    return document.skipped().stream().filter(piece -> piece.reason() == reason).toList();
  }

  private static double seconds(CorpusDocument document, Reason reason) {
    long frames = skipped(document, reason).stream().mapToLong(SkippedPiece::frames).sum();
    return (double) frames / document.sampleRateHz();
  }

  private static List<Duplicate> duplicates(CorpusDocument document) {
    Map<String, String> sources = new TreeMap<>();
    document.items().forEach(item -> sources.put(item.audioSha256(), item.source()));
    return skipped(document, Reason.DUPLICATE).stream()
        .map(
            piece ->
                new Duplicate(
                    piece.source(), sources.getOrDefault(piece.audioSha256(), "another piece")))
        .toList();
  }

  /** Whether every source could be read. */
  public boolean complete() {
    return unreadable.isEmpty();
  }

  /** Pieces in all splits. */
  public int pieces() {
    return parts.stream().mapToInt(Part::pieces).sum();
  }

  /** Sound in all splits. */
  public double seconds() {
    return parts.stream().mapToDouble(Part::seconds).sum();
  }

  /** Of all sound that was decoded, what is not in the corpus, in per cent. */
  public double droppedPercent() {
    double dropped = trimmedSeconds + tooShortSeconds + duplicateSeconds;
    return dropped == 0 ? 0 : 100 * dropped / (dropped + seconds());
  }

  /** Lines for a terminal. */
  public String toText() {
    return CorpusReportText.text(this);
  }

  /** One JSON object for a program. */
  public String toJson() {
    return CorpusReportText.json(this);
  }
}
