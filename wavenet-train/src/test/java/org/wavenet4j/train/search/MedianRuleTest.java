package org.wavenet4j.train.search;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import org.junit.jupiter.api.Test;

class MedianRuleTest {
  private static final OptionalDouble GOES_ON = OptionalDouble.empty();
  private static final Outcome SCORED = new Outcome.Scored(4);

  private static List<Evaluation> curve(double... bits) {
    List<Evaluation> curve = new ArrayList<>();
    for (int i = 0; i < bits.length; i++) {
      curve.add(new Evaluation(i == 0 ? 1 : 10 * i, bits[i]));
    }
    return curve;
  }

  private static CandidateResult other(Outcome outcome, double... bits) {
    return new CandidateResult(1, List.of(), Optional.empty(), 30, 1, curve(bits), outcome);
  }

  private static MedianRule rule(int after, CandidateResult... others) {
    return new MedianRule(new EarlyStopping(after, 3), List.of(others));
  }

  @Test
  void whoIsWorseThanTheMedianAtTheSameEvaluationIsStopped() {
    MedianRule rule =
        rule(2, other(SCORED, 8, 6, 5, 4), other(SCORED, 8, 7, 6, 5), other(SCORED, 8, 9, 9, 9));
    assertEquals(OptionalDouble.of(7), rule.beating(curve(8, 7.01)));
    assertEquals(GOES_ON, rule.beating(curve(8, 7)));
    assertEquals(OptionalDouble.of(6), rule.beating(curve(8, 7, 6.5)));
  }

  @Test
  void theMedianOfAnEvenNumberIsTheMeanOfTheTwoInTheMiddle() {
    MedianRule rule = rule(2, other(SCORED, 8, 6), other(SCORED, 8, 5));
    assertEquals(OptionalDouble.of(5.5), rule.beating(curve(8, 5.6)));
    assertEquals(GOES_ON, rule.beating(curve(8, 5.5)));
  }

  @Test
  void theBestSoFarCountsOfBothSides() {
    MedianRule rule = rule(1, other(SCORED, 8, 5, 7));
    assertEquals(OptionalDouble.of(5), rule.beating(curve(8, 6, 6)));
    assertEquals(GOES_ON, rule.beating(curve(8, 4, 7)));
  }

  @Test
  void nobodyIsJudgedByTheFirstStepOrBeforeEnoughOthersCameToTheirEnd() {
    assertEquals(GOES_ON, rule(1, other(SCORED, 3, 3)).beating(curve(9)));
    Outcome hopeless = new Outcome.Hopeless(10, 3, 2);
    assertEquals(GOES_ON, rule(2, other(SCORED, 3, 3), other(hopeless, 3, 3)).beating(curve(9, 9)));
  }

  @Test
  void whoWasStoppedCountsAsFarAsItCame() {
    Outcome hopeless = new Outcome.Hopeless(10, 8, 4);
    MedianRule rule = rule(1, other(SCORED, 8, 4, 4), other(hopeless, 8, 8));
    assertEquals(GOES_ON, rule.beating(curve(8, 6)));
    assertEquals(OptionalDouble.of(4), rule.beating(curve(8, 6, 6)));
  }
}
