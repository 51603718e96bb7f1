package org.wavenet4j.notes;

import java.util.Map;
import java.util.TreeMap;
import javax.sound.midi.MetaMessage;
import javax.sound.midi.MidiEvent;
import javax.sound.midi.Sequence;
import javax.sound.midi.Track;

/**
 * Ticks of a standard MIDI file as seconds. Tempo changes of every track count for all tracks; of
 * two at one tick the later one in the file holds. Before the first, a quarter lasts half a second.
 */
final class TempoMap {
  private static final int SET_TEMPO = 0x51;
  private static final double DEFAULT_SECONDS_PER_QUARTER = 0.5;

  private record Segment(double startSeconds, double secondsPerTick) {}

  private final TreeMap<Long, Segment> segments = new TreeMap<>();

  TempoMap(Sequence sequence) {
    boolean musical = sequence.getDivisionType() == Sequence.PPQ;
    // SMPTE division: the division type is frames a second, and tempo has no say.
    double firstSecondsPerTick =
        musical
            ? DEFAULT_SECONDS_PER_QUARTER / sequence.getResolution()
            : 1 / ((double) sequence.getDivisionType() * sequence.getResolution());
    segments.put(0L, new Segment(0, firstSecondsPerTick));
    if (musical) {
      secondsPerQuarter(sequence)
          .forEach(
              (tick, quarter) ->
                  segments.put(
                      tick, new Segment(seconds(tick), quarter / sequence.getResolution())));
    }
  }

  /** When {@code tick}, at least 0, is reached. */
  double seconds(long tick) {
    Map.Entry<Long, Segment> at = segments.floorEntry(tick);
    return at.getValue().startSeconds + (tick - at.getKey()) * at.getValue().secondsPerTick;
  }

  private static Map<Long, Double> secondsPerQuarter(Sequence sequence) {
    TreeMap<Long, Double> changes = new TreeMap<>();
    for (Track track : sequence.getTracks()) {
      for (int i = 0; i < track.size(); i++) {
        MidiEvent event = track.get(i);
        if (event.getMessage() instanceof MetaMessage meta
            && meta.getType() == SET_TEMPO
            && meta.getData().length == 3) {
          changes.put(event.getTick(), microseconds(meta.getData()) / 1e6);
        }
      }
    }
    return changes;
  }

  private static int microseconds(byte[] data) {
    return (data[0] & 0xff) << 16 | (data[1] & 0xff) << 8 | (data[2] & 0xff);
  }
}
