/**
 * How fast generation is on this machine, beside what a core of it could do. Uses run and model.
 */
@NullMarked
package org.wavenet4j.bench;

import org.jspecify.annotations.NullMarked;
