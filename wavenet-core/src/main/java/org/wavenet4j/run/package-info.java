/**
 * The network running on a CPU, block by block or sample by sample. Uses model, distribution and
 * audio.
 */
@NullMarked
package org.wavenet4j.run;

import org.jspecify.annotations.NullMarked;
