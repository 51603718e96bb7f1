/** Training: steps, evaluation, checkpoints, export. Uses data, graph, recipe and device. */
@NullMarked
package org.wavenet4j.train.loop;

import org.jspecify.annotations.NullMarked;
