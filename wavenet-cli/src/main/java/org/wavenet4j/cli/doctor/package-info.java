/**
 * What this machine and this installation have of what the command needs. A check is a record of
 * facts, which a test can give it, and says what it makes of them. Uses wavenet-core and what
 * wavenet-train tells of devices; only the command uses it.
 */
@NullMarked
package org.wavenet4j.cli.doctor;

import org.jspecify.annotations.NullMarked;
