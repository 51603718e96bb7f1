/**
 * The report of a run: one HTML file. Uses wavenet-core and the recipe; only the command uses it.
 */
@NullMarked
package org.wavenet4j.cli.report;

import org.jspecify.annotations.NullMarked;
