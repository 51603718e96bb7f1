/** The wavenet command, one file a subcommand. Uses everything; nothing uses it. */
@NullMarked
package org.wavenet4j.cli;

import org.jspecify.annotations.NullMarked;
