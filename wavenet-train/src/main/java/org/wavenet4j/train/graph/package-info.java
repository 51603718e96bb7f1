/** The network as a DL4J graph, twice: plain and fast. Uses recipe, device and wavenet-core. */
@NullMarked
package org.wavenet4j.train.graph;

import org.jspecify.annotations.NullMarked;
