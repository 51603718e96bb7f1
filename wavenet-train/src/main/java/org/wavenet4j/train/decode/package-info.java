/** Audio files of many kinds as blocks of samples. Uses wavenet-core's audio only. */
@NullMarked
package org.wavenet4j.train.decode;

import org.jspecify.annotations.NullMarked;
