/**
 * The network's arithmetic on a CPU: forward and backward over tiles of frames that stay in a
 * core's cache, on arrays of floats {@code [frame][channel]}, shared out over a pool of threads.
 * Uses the model's description and wavenet-vector, nothing of DL4J.
 */
@NullMarked
package org.wavenet4j.train.tile;

import org.jspecify.annotations.NullMarked;
