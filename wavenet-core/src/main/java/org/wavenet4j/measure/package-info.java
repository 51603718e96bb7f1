/**
 * Figures of merit in units a person reads: bits per sample, dB, per cent. Uses run and all below
 * it.
 */
@NullMarked
package org.wavenet4j.measure;

import org.jspecify.annotations.NullMarked;
