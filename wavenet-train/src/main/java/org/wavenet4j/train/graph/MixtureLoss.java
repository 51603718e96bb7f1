package org.wavenet4j.train.graph;

import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.api.ops.impl.transforms.strict.Expm1;
import org.nd4j.linalg.api.ops.impl.transforms.strict.Log1p;
import org.nd4j.linalg.factory.Nd4j;
import org.nd4j.linalg.ops.transforms.Transforms;
import org.wavenet4j.distribution.MixtureOfLogistics;

/**
 * {@link MixtureOfLogistics}, whose formulas these are, of which it is the plain form: with edges a
 * and b of a bin in scales from a mean and logistic function S, {@code S(b) - S(a) = S(b) S(-a) (1
 * - exp(a - b))}.
 */
final class MixtureLoss extends BinnedLoss {
  private final int components;

  MixtureLoss(MixtureOfLogistics distribution) {
    super(distribution);
    this.components = distribution.components();
  }

  @Override
  INDArray logProbs(INDArray parameters, INDArray codes, INDArray derivatives) {
    INDArray logWeights = Matrices.rows(parameters, 0, components);
    logWeights = logWeights.subRowVector(logSum(logWeights));
    INDArray means = Matrices.rows(parameters, components, 2L * components);
    INDArray logScales = Matrices.rows(parameters, 2L * components, 3L * components);
    Components all = new Components(means, scales(logScales), codes);

    INDArray joint = all.logBins().addi(logWeights); // [K][N]
    INDArray logProbs = logSum(joint);
    INDArray shares = Transforms.exp(joint.subiRowVector(logProbs), false);
    Matrices.rows(derivatives, 0, components).assign(shares.sub(Transforms.exp(logWeights, false)));
    Matrices.rows(derivatives, components, 2L * components).assign(all.byMeans().muli(shares));
    Matrices.rows(derivatives, 2L * components, 3L * components)
        .assign(all.byLogScales().muli(shares).muli(logScaleSlopes(logScales, all.scales)));
    return logProbs;
  }

  /** {@code [K][N]} to {@code [N]}: the logarithm of the sum of exponentials. */
  private static INDArray logSum(INDArray logs) {
    INDArray max = logs.max(0);
    INDArray sum = Transforms.exp(logs.subRowVector(max), false).sum(0);
    return Transforms.log(sum, false).addi(max);
  }

  /** Each component's share in the bins of the codes; all arrays {@code [K][N]}. */
  private final class Components {
    final INDArray scales;
    private final INDArray from; // a
    private final INDArray to; // b
    private final INDArray widths; // b - a
    private final INDArray lower; // [N], 1 where there is a lower edge
    private final INDArray upper; // [N]

    Components(INDArray means, INDArray scales, INDArray codes) {
      INDArray lowerEdges = lowerEdges(codes);
      INDArray upperEdges = upperEdges(codes);
      this.scales = scales;
      this.from = means.neg().addiRowVector(lowerEdges).divi(scales);
      this.to = means.neg().addiRowVector(upperEdges).divi(scales);
      this.widths = scales.rdiv(1).muliRowVector(upperEdges.sub(lowerEdges));
      this.lower = haveLowerEdge(codes);
      this.upper = haveUpperEdge(codes);
    }

    /** Logarithms of the bins' probabilities. */
    INDArray logBins() {
      INDArray below = logLogistic(to.dup()).muliRowVector(upper);
      INDArray above = logLogistic(from.neg()).muliRowVector(lower);
      INDArray narrow = widths.neg();
      Nd4j.exec(new Expm1(narrow, narrow));
      Transforms.log(narrow.negi(), false).muliRowVector(lower).muliRowVector(upper);
      return below.addi(above).addi(narrow);
    }

    /** {@code log S(x) = min(x, 0) - log(1 + exp(-|x|))}; replaces x. */
    private INDArray logLogistic(INDArray x) {
      INDArray rest = Transforms.exp(Transforms.abs(x, true).negi(), false);
      Nd4j.exec(new Log1p(rest, rest));
      return Transforms.min(x, 0, false).subi(rest);
    }

    INDArray byMeans() {
      INDArray above = Transforms.sigmoid(from, true).muliRowVector(lower);
      INDArray below = Transforms.sigmoid(to.neg(), false).muliRowVector(upper);
      return above.subi(below).divi(scales);
    }

    INDArray byLogScales() {
      INDArray above = Transforms.sigmoid(from, true).muli(from).muliRowVector(lower);
      INDArray below = Transforms.sigmoid(to.neg(), false).muli(to).muliRowVector(upper);
      INDArray growth = widths.dup();
      Nd4j.exec(new Expm1(growth, growth));
      INDArray narrow = widths.div(growth).muliRowVector(lower).muliRowVector(upper);
      return above.subi(below).subi(narrow);
    }
  }
}
