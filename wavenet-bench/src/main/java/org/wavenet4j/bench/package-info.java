/** JMH benchmarks. Uses wavenet-core; nothing uses it. */
@NullMarked
package org.wavenet4j.bench;

import org.jspecify.annotations.NullMarked;
