package org.wavenet4j.train.loop;

/** Is told how a run goes, on the thread that trains. */
public interface TrainingListener {
  /** A line of the log was written. */
  void report(TrainingReport report);

  /** Something that a person should know, in a sentence. */
  void message(String line);
}
