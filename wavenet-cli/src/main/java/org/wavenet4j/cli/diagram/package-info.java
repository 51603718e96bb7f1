/** Pictures of a network. Uses wavenet-core's model only; only the command uses it. */
@NullMarked
package org.wavenet4j.cli.diagram;

import org.jspecify.annotations.NullMarked;
