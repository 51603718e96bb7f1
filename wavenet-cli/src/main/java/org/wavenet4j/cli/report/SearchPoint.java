package org.wavenet4j.cli.report;

/**
 * A candidate in a chart.
 *
 * @param x what it is drawn over
 * @param bitsPerSample held out
 */
record SearchPoint(double x, double bitsPerSample) {}
