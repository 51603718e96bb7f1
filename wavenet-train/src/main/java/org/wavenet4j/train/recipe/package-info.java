/** A run as a person writes it: YAML read into records. Uses wavenet-core only. */
@NullMarked
package org.wavenet4j.train.recipe;

import org.jspecify.annotations.NullMarked;
