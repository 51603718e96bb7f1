/**
 * Corpora: from files of sound to windows of training. Uses recipe, decode, piano and wavenet-core.
 */
@NullMarked
package org.wavenet4j.train.data;

import org.jspecify.annotations.NullMarked;
