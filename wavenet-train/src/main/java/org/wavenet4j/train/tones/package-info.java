/** The tones of a corpus's piano, fitted to its sound and its notes. Uses data, tile and device. */
@NullMarked
package org.wavenet4j.train.tones;

import org.jspecify.annotations.NullMarked;
