/** Training: steps, evaluation, checkpoints, export. Uses data, graph and recipe. */
@NullMarked
package org.wavenet4j.train.loop;

import org.jspecify.annotations.NullMarked;
