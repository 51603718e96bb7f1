/**
 * What every part shares: how a problem that a person can mend is told, how a number is held to its
 * bounds. Uses nothing else.
 */
@NullMarked
package org.wavenet4j;

import org.jspecify.annotations.NullMarked;
