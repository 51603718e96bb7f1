/**
 * Arithmetic on arrays of floats in the JDK's Vector API ({@code jdk.incubator.vector}), for
 * training and for generation. Uses nothing else of the project. No method returns a vector: the
 * JIT compiler keeps vectors in registers inside one method only.
 */
@NullMarked
package org.wavenet4j.vector;

import org.jspecify.annotations.NullMarked;
