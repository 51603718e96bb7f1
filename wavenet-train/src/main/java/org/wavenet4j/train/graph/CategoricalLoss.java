package org.wavenet4j.train.graph;

import org.jspecify.annotations.Nullable;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.ops.transforms.Transforms;

/**
 * Cross-entropy of a softmax in ND4J operations: the gradient is the probabilities, less 1 at the
 * code.
 */
final class CategoricalLoss implements CodeLoss {
  @Override
  public double sum(
      INDArray parameters, INDArray codes, @Nullable INDArray mask, INDArray gradient) {
    INDArray logProbs = parameters.subRowVector(parameters.max(0));
    gradient.assign(logProbs);
    Transforms.exp(gradient, false);
    logProbs.subiRowVector(Transforms.log(gradient.sum(0)));
    gradient.assign(logProbs);
    Transforms.exp(gradient, false);
    INDArray chosen =
        Nd4jKernels.oneHot(
            codes.ravel().castTo(DataType.INT32), parameters.size(0), gradient.dataType());
    gradient.subi(chosen);
    // One number a column survives, so the sum over classes rounds nothing.
    INDArray nats = logProbs.muli(chosen).sum(0);
    if (mask != null) {
      gradient.muliRowVector(mask);
      nats.muli(mask);
    }
    return -nats.castTo(DataType.DOUBLE).sumNumber().doubleValue();
  }
}
