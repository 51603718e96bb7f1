package org.wavenet4j.notes;

import java.util.Arrays;
import java.util.Map;
import java.util.TreeMap;
import javax.sound.midi.Sequence;
import javax.sound.midi.ShortMessage;
import javax.sound.midi.Track;

/**
 * When the sustain pedal (controller 64; down from value 64) is down. A piano has one pedal, so the
 * pedal of any channel lifts all dampers: files often put the hands on two channels and the pedal
 * on one of them.
 */
final class SustainPedal {
  private static final int SUSTAIN_CONTROLLER = 64;
  private static final int DOWN_FROM = 64;

  /** Start tick to end tick of each stretch with any pedal down; they may touch, not overlap. */
  private final TreeMap<Long, Long> downs = new TreeMap<>();

  SustainPedal(Sequence sequence) {
    TreeMap<Long, Long> ofChannels = new TreeMap<>();
    for (Track track : sequence.getTracks()) {
      addTrack(track, ofChannels);
    }
    ofChannels.forEach(this::join);
  }

  /** Joins a stretch to those that begin no later. */
  private void join(long start, long end) {
    Map.Entry<Long, Long> before = downs.lastEntry();
    boolean overlaps = before != null && before.getValue() > start;
    downs.merge(overlaps ? before.getKey() : start, end, Math::max);
  }

  /**
   * The tick at which the dampers fall on a key let go at {@code keyUpTick}: that tick itself, if
   * the pedal is up then or just moving. A pedal lifted and put down at one tick damps what sounded
   * before.
   */
  long damperTick(long keyUpTick) {
    Map.Entry<Long, Long> down = downs.lowerEntry(keyUpTick);
    return down == null ? keyUpTick : Math.max(keyUpTick, down.getValue());
  }

  private static void addTrack(Track track, Map<Long, Long> downs) {
    long[] downSince = new long[16];
    Arrays.fill(downSince, -1);
    for (int i = 0; i < track.size(); i++) {
      if (track.get(i).getMessage() instanceof ShortMessage message
          && message.getCommand() == ShortMessage.CONTROL_CHANGE
          && message.getData1() == SUSTAIN_CONTROLLER) {
        boolean down = message.getData2() >= DOWN_FROM;
        long tick = track.get(i).getTick();
        int channel = message.getChannel();
        if (down && downSince[channel] < 0) {
          downSince[channel] = tick;
        } else if (!down && downSince[channel] >= 0) {
          downs.merge(downSince[channel], tick, Math::max);
          downSince[channel] = -1;
        }
      }
    }
    for (long since : downSince) {
      if (since >= 0) {
        downs.merge(since, track.ticks(), Math::max);
      }
    }
  }
}
