/** Tables over many settings, which documents quote. Uses wavenet-core; nothing uses it. */
@NullMarked
package org.wavenet4j.survey;

import org.jspecify.annotations.NullMarked;
