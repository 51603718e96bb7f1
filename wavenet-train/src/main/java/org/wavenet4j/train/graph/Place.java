package org.wavenet4j.train.graph;

import org.deeplearning4j.nn.graph.ComputationGraph;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;

/**
 * Where a vertex works, as DL4J tells it.
 *
 * @param index among the graph's vertices
 * @param parameters the vertex's part of the graph's flat vector
 */
record Place(
    ComputationGraph graph, String name, int index, INDArray parameters, DataType dataType) {}
