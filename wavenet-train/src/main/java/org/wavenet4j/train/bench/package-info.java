/**
 * How fast training is on this machine, beside what its matrix products could do. Uses graph and
 * device.
 */
@NullMarked
package org.wavenet4j.train.bench;

import org.jspecify.annotations.NullMarked;
