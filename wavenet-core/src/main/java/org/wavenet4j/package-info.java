/** What every part shares: how a problem that a person can mend is told. Uses nothing else. */
@NullMarked
package org.wavenet4j;

import org.jspecify.annotations.NullMarked;
