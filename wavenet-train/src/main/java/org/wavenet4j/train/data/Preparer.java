package org.wavenet4j.train.data;

import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.wavenet4j.AtomicFile;
import org.wavenet4j.IoReason;
import org.wavenet4j.UsageError;
import org.wavenet4j.UserError;
import org.wavenet4j.train.data.SkippedPiece.Reason;
import org.wavenet4j.train.decode.UnreadableAudio;

/**
 * Makes a corpus folder from a manifest, or brings one up to date: only pieces whose source or
 * settings changed are made. {@code corpus.json} is written last; a preparation that is stopped,
 * however that happens, goes on where it was when it is run again.
 *
 * <p>The same manifest and sources give the same bytes, whether made at once or step by step.
 */
public final class Preparer {
  private final Manifest manifest;
  private final Path folder;
  private final PrepareProgress progress;
  private final PieceMaker maker;
  private final PreparedBefore before;
  private final List<PreparedPiece> pieces = new ArrayList<>();
  private final Map<String, String> names = new HashMap<>(); // of the sources, by id
  private final List<SkippedPiece> skipped = new ArrayList<>();
  private final Set<String> sounds = new HashSet<>(); // SHA-256 of every piece's audio
  private int kept;
  private long frames; // of the pieces so far

  private Preparer(Manifest manifest, Path folder, PrepareProgress progress) throws IOException {
    this.manifest = manifest;
    this.folder = folder;
    this.progress = progress;
    this.maker = new PieceMaker(manifest, folder);
    this.before = PreparedBefore.in(folder);
  }

  /**
   * Prepares a corpus. One bad file does not stop it: {@link CorpusReport#complete} tells.
   *
   * @param folder of the corpus; made if it is not there
   * @throws UserError if there is nothing to prepare, the folder cannot be written or is being
   *     written by someone else, or the thread is interrupted
   */
  public static Preparation prepare(Manifest manifest, Path folder, PrepareProgress progress) {
    List<PieceSource> sources = new ArrayList<>(PieceSources.of(manifest, folder));
    sources.sort(Comparator.comparing(PieceSource::name));
    checkListed(manifest.split(), sources);
    try {
      Files.createDirectories(folder.resolve("audio"));
      try (FolderLock lock = FolderLock.take(folder, "prepared", "--out")) {
        return new Preparer(manifest, lock.folder(), progress).run(sources);
      }
    } catch (IOException e) {
      throw new UserError("%s: cannot be written (%s)".formatted(folder, IoReason.of(e)), e);
    }
  }

  private static void checkListed(SplitRule split, List<PieceSource> sources) {
    if (split instanceof SplitRule.ByList list) {
      List<String> unknown = list.unknown(sources.stream().map(PieceSource::name).toList());
      if (!unknown.isEmpty()) {
        throw new UsageError(
            "%s: %s is no piece of the corpus, expected names like %s"
                .formatted(list.where(), unknown.get(0), sources.get(0).name()));
      }
    }
  }

  private Preparation run(List<PieceSource> sources) throws IOException {
    clearLeftOvers();
    int done = 0;
    try {
      for (PieceSource source : sources) {
        progress.report(done, sources.size(), seconds(), source.name());
        add(source);
        checkInterrupt(done, sources.size());
        done++;
      }
      progress.report(done, done, seconds(), "");
      return finish();
    } catch (IOException | UserError e) {
      // An interrupt closes whatever file is open, which then shows as an error of that file.
      checkInterrupt(done, sources.size());
      if (e.getCause() instanceof IOException) {
        throw new UserError(
            e.getMessage()
                + "\nOnce that is mended, prepare again: it goes on after %d of %d pieces."
                    .formatted(done, sources.size()),
            e);
      }
      throw e;
    }
  }

  private void checkInterrupt(int done, int total) {
    if (Thread.currentThread().isInterrupted()) {
      throw new UserError(
          "%s: interrupted after %d of %d pieces. Prepare again to go on from there."
              .formatted(folder, done, total));
    }
  }

  private double seconds() {
    return (double) frames / manifest.sampleRateHz();
  }

  private void add(PieceSource source) throws IOException {
    names.put(source.id(), source.name());
    String sha = "";
    try {
      sha = Sha256.of(source.sha256() + "\n" + manifest.settings());
      Optional<SkippedPiece> known = before.skipped(source.name(), sha).filter(this::stillSkipped);
      Optional<PreparedPiece> piece = before.piece(source.id(), sha);
      if (known.isPresent()) {
        skipped.add(known.get());
      } else if (piece.isPresent()) {
        keep(piece.get(), source);
      } else {
        make(source, sha);
      }
    } catch (UnreadableAudio e) {
      skipped.add(new SkippedPiece(source.name(), sha, Reason.UNREADABLE, e.reason(), "", 0));
    }
  }

  /** A duplicate is one only as long as the other is there; unreadable files get a new chance. */
  private boolean stillSkipped(SkippedPiece piece) {
    return switch (piece.reason()) {
      case UNREADABLE -> false;
      case TOO_SHORT -> true;
      case DUPLICATE -> sounds.contains(piece.audioSha256());
    };
  }

  private void keep(PreparedPiece piece, PieceSource source) throws UnreadableAudio, IOException {
    if (sounds.add(piece.item().audioSha256())) {
      writeMidi(piece.item(), source);
      take(piece);
      kept++;
    } else {
      skip(piece, source, Reason.DUPLICATE);
    }
  }

  private void take(PreparedPiece piece) {
    pieces.add(piece);
    frames += piece.item().frames();
  }

  private void make(PieceSource source, String sha) throws UnreadableAudio, IOException {
    PreparedPiece piece = maker.make(source, sha);
    Path audio = folder.resolve(piece.item().audioFile());
    if (piece.item().frames() < manifest.minimumFrames()) {
      Files.delete(AtomicFile.temporary(audio));
      skip(piece, source, Reason.TOO_SHORT);
    } else if (sounds.add(piece.item().audioSha256())) {
      AtomicFile.publish(AtomicFile.temporary(audio), audio);
      writeMidi(piece.item(), source);
      before.note(piece);
      take(piece);
    } else {
      Files.delete(AtomicFile.temporary(audio));
      skip(piece, source, Reason.DUPLICATE);
    }
  }

  private void skip(PreparedPiece piece, PieceSource source, Reason reason) {
    String sound = reason == Reason.DUPLICATE ? piece.item().audioSha256() : "";
    long frames = piece.item().frames() + piece.trimmedFrames();
    String sha = piece.item().sourceSha256();
    skipped.add(new SkippedPiece(source.name(), sha, reason, "", sound, frames));
  }

  private void writeMidi(CorpusItem item, PieceSource source) throws UnreadableAudio, IOException {
    byte[] midi = source.midi();
    if (midi.length > 0) {
      Path file = folder.resolve(item.midiFile());
      Files.createDirectories(folder.resolve("midi"));
      if (!Files.isRegularFile(file) || !Arrays.equals(Files.readAllBytes(file), midi)) {
        AtomicFile.write(file, midi);
      }
    }
  }

  private Preparation finish() throws IOException {
    Map<String, Split> splits = manifest.split().assign(pieces.stream().map(p -> name(p)).toList());
    CorpusDocument document =
        new CorpusDocument(
            manifest.name(),
            manifest.source(),
            manifest.licence(),
            manifest.sampleRateHz(),
            pieces.stream().map(piece -> piece.in(split(splits, piece))).toList(),
            skipped);
    CorpusFile.write(folder, document);
    before.forgetJournal();
    int removed = removeStale(document);
    return new Preparation(
        document.in(folder),
        CorpusReport.of(document, folder),
        kept,
        pieces.size() - kept,
        removed);
  }

  private String name(PreparedPiece piece) {
    return names.getOrDefault(piece.item().id(), piece.item().id());
  }

  private Split split(Map<String, Split> splits, PreparedPiece piece) {
    return splits.getOrDefault(name(piece), Split.TRAIN);
  }

  /** Only what earlier preparations made: the folder may hold a person's own files as well. */
  private int removeStale(CorpusDocument document) throws IOException {
    Set<String> current = new HashSet<>();
    document.items().forEach(item -> current.add(item.id()));
    int removed = 0;
    for (PreparedPiece piece : before.pieces()) {
      if (!current.contains(piece.item().id())) {
        Files.deleteIfExists(folder.resolve(piece.item().audioFile()));
        if (!piece.item().midiFile().isEmpty()) {
          Files.deleteIfExists(folder.resolve(piece.item().midiFile()));
        }
        removed++;
      }
    }
    return removed;
  }

  private void clearLeftOvers() throws IOException {
    for (String part : List.of("audio", "midi")) {
      Path parts = folder.resolve(part);
      if (Files.isDirectory(parts)) {
        try (DirectoryStream<Path> files =
            Files.newDirectoryStream(parts, AtomicFile::isLeftOver)) {
          for (Path file : files) {
            Files.delete(file);
          }
        }
      }
    }
  }
}
