/**
 * Notes of a piano: from MIDI files, changed as a player asks, and as features that a network is
 * told. Uses run (whose interface the features have) and model, and the JDK's MIDI reader; run
 * takes features of any kind and knows of no notes.
 */
@NullMarked
package org.wavenet4j.notes;

import org.jspecify.annotations.NullMarked;
