/**
 * The distributions that a network can put over the next sample. Uses nothing else of the project.
 */
@NullMarked
package org.wavenet4j.distribution;

import org.jspecify.annotations.NullMarked;
