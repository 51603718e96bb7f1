/** Spectra of sound. Uses audio only. */
@NullMarked
package org.wavenet4j.signal;

import org.jspecify.annotations.NullMarked;
