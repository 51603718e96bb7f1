/** What a release archive has besides the command: pages about it. Uses the command alone. */
@NullMarked
package org.wavenet4j.release;

import org.jspecify.annotations.NullMarked;
