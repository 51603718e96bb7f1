/**
 * Sound as numbers: files, quantizers, sample-rate conversion. Uses nothing else of the project.
 */
@NullMarked
package org.wavenet4j.audio;

import org.jspecify.annotations.NullMarked;
