/** What sound so far says of the sample that comes next, without a network. Uses signal only. */
@NullMarked
package org.wavenet4j.prediction;

import org.jspecify.annotations.NullMarked;
