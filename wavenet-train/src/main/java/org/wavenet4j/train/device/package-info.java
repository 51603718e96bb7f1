/**
 * What a process computes with: threads, BLAS, a CPU or GPUs; chosen once, before ND4J loads. Uses
 * wavenet-core only.
 */
@NullMarked
package org.wavenet4j.train.device;

import org.jspecify.annotations.NullMarked;
