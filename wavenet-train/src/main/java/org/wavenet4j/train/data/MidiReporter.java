package org.wavenet4j.train.data;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.wavenet4j.measure.OnsetLag;
import org.wavenet4j.measure.OnsetScore;
import org.wavenet4j.notes.MidiAnomalies;
import org.wavenet4j.notes.MidiNotes;
import org.wavenet4j.notes.NoteEvent;

/**
 * Looks at a corpus's notes: reads all of them, and hears at most five minutes of sound, from the
 * middles of at most thirty pieces spread over the corpus.
 */
final class MidiReporter {
  private static final int MOST_EXCERPTS = 30;
  private static final int MOST_SECONDS = 300;

  private final Corpus corpus;
  private final CorpusAudio audio;
  private final CorpusMidi midi;
  private final OnsetLag lag = new OnsetLag();
  private final List<MidiReport.Mended> mended = new ArrayList<>();
  private final List<MidiReport.Uneven> uneven = new ArrayList<>();
  private long heardFrames;

  private MidiReporter(Corpus corpus) {
    this.corpus = corpus;
    audio = new CorpusAudio(corpus);
    midi = new CorpusMidi(corpus);
  }

  /**
   * The report; empty where no piece has notes.
   *
   * @throws org.wavenet4j.UserError if a file of the corpus is gone or damaged
   */
  static Optional<MidiReport> of(Corpus corpus) {
    List<CorpusItem> noted =
        corpus.items().stream().filter(item -> !item.midiFile().isEmpty()).toList();
    return noted.isEmpty() ? Optional.empty() : Optional.of(new MidiReporter(corpus).report(noted));
  }

  private MidiReport report(List<CorpusItem> items) {
    int excerpts = Math.min(items.size(), MOST_EXCERPTS);
    int heard = 0;
    for (int i = 0; i < items.size(); i++) {
      CorpusItem item = items.get(i);
      MidiNotes notes = midi.read(item);
      look(item, notes);
      if (i == (long) heard * items.size() / excerpts) {
        hear(item, notes, MOST_SECONDS * corpus.sampleRateHz() / excerpts);
        heard++;
      }
    }
    double seconds = (double) heardFrames / corpus.sampleRateHz();
    return new MidiReport(items.size(), lag.milliseconds(), lag.onsets(), seconds, mended, uneven);
  }

  private void look(CorpusItem item, MidiNotes notes) {
    if (!notes.anomalies().equals(MidiAnomalies.NONE)) {
      mended.add(new MidiReport.Mended(item.source(), notes.anomalies()));
    }
    double sound = (double) item.frames() / corpus.sampleRateHz();
    double end = notes.notes().stream().mapToDouble(NoteEvent::releaseSeconds).max().orElse(0);
    if (Math.abs(sound - end) > MidiReport.MOST_UNEVEN_SECONDS) {
      uneven.add(new MidiReport.Uneven(item.source(), sound, end));
    }
  }

  private void hear(CorpusItem item, MidiNotes notes, int mostFrames) {
    int frames = (int) Math.min(item.frames(), mostFrames);
    long from = (item.frames() - frames) / 2;
    short[] samples = audio.read(item, from, frames);
    float[] amplitudes = new float[frames];
    for (int t = 0; t < frames; t++) {
      amplitudes[t] = CorpusAudio.amplitude(samples[t]);
    }
    double first = (double) from / corpus.sampleRateHz();
    double[] starts = notes.notes().stream().mapToDouble(NoteEvent::startSeconds).toArray();
    double[] onsets = OnsetScore.chords(starts);
    for (int i = 0; i < onsets.length; i++) {
      onsets[i] -= first;
    }
    lag.add(amplitudes, corpus.sampleRateHz(), onsets);
    heardFrames += frames;
  }
}
