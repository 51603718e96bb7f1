package org.wavenet4j.train.loop;

import org.wavenet4j.train.tones.ToneProgress;

/** Is told how a run goes, on the thread that trains. */
public interface TrainingListener {
  /** Tones are being fitted, before the first step; told when that begins and after each pass. */
  void tones(ToneProgress progress);

  /** A line of the log was written. */
  void report(TrainingReport report);

  /** Something that a person should know, in a sentence. */
  void message(String line);
}
