package org.wavenet4j.train.graph;

import org.jspecify.annotations.Nullable;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.ops.transforms.Transforms;

/** Cross-entropy of a softmax: the gradient is the probabilities, less 1 at the code. */
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
    double sum = 0;
    for (int t = 0; t < codes.size(1); t++) {
      double weight = mask == null ? 1 : mask.getDouble(t);
      int code = codes.getInt(0, t);
      sum -= weight * logProbs.getDouble(code, t);
      gradient.putScalar(code, t, gradient.getDouble(code, t) - 1);
    }
    if (mask != null) {
      gradient.muliRowVector(mask);
    }
    return sum;
  }
}
