/** Spectra of sound, and its level as it goes on. Uses audio only. */
@NullMarked
package org.wavenet4j.signal;

import org.jspecify.annotations.NullMarked;
