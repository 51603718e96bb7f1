/** JMH benchmarks. Uses wavenet-core; nothing uses it. */
@NullMarked
package org.wavenet4j.jmh;

import org.jspecify.annotations.NullMarked;
