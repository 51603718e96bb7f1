/**
 * Searches over the values of a recipe, by Arbiter. Uses loop, data, recipe and what loop tells of
 * tones.
 */
@NullMarked
package org.wavenet4j.train.search;

import org.jspecify.annotations.NullMarked;
