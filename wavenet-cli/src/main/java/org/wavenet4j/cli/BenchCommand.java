package org.wavenet4j.cli;

import picocli.CommandLine.Command;

/** {@code wavenet bench}: what holds for both measurements. */
@Command(
    name = "bench",
    header = "Measures how fast this machine trains or generates.",
    synopsisSubcommandLabel = "COMMAND",
    footerHeading = "%nExamples:%n",
    footer = {"  wavenet bench train", "  wavenet bench generate --config M --precision bf16"})
final class BenchCommand {}
