/** Pictures of docs/, drawn with the project's own arithmetic. */
@NullMarked
package org.wavenet4j.pictures;

import org.jspecify.annotations.NullMarked;
