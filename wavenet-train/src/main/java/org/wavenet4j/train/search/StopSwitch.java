package org.wavenet4j.train.search;

import org.jspecify.annotations.Nullable;
import org.wavenet4j.train.loop.Trainer;

/**
 * Stops a search from another thread, or the training of its candidate from the one that trains.
 */
final class StopSwitch {
  private boolean requested;
  private @Nullable Trainer trainer;

  /** The search is to end: what is trained now is saved, and nothing more is tried. */
  synchronized void request() {
    requested = true;
    stopTraining();
  }

  synchronized boolean requested() {
    return requested;
  }

  /** What is trained now. */
  synchronized void training(Trainer trainer) {
    this.trainer = trainer;
    if (requested) {
      trainer.requestStop();
    }
  }

  /** The candidate is not to be trained on; the search goes on. */
  synchronized void stopTraining() {
    if (trainer != null) {
      trainer.requestStop();
    }
  }
}
