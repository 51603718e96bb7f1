/** Notes of a piano, as MIDI files have them. Uses nothing but the JDK's MIDI reader. */
@NullMarked
package org.wavenet4j.notes;

import org.jspecify.annotations.NullMarked;
