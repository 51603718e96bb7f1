/** A network's description, its weights and its file. Uses distribution and audio. */
@NullMarked
package org.wavenet4j.model;

import org.jspecify.annotations.NullMarked;
