/**
 * The wavenet command, one file a subcommand. Uses everything; only what is written about it for a
 * release archive uses it.
 */
@NullMarked
package org.wavenet4j.cli;

import org.jspecify.annotations.NullMarked;
