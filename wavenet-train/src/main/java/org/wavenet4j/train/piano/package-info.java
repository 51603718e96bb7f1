/**
 * The demo corpus: a sampled piano and what it plays. Uses wavenet-core only (and JavaCV, for its
 * FLAC samples).
 */
@NullMarked
package org.wavenet4j.train.piano;

import org.jspecify.annotations.NullMarked;
