package org.wavenet4j.train.loop;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.Test;
import org.wavenet4j.train.recipe.TrainingRecipe;

class StepBudgetTest {
  private final StepBudget budget = new StepBudget(0.25, 10, 100);

  /** 800 steps take 200 s, eight evaluations within them and the first and the last 100 s. */
  @Test
  void evaluationsTakeTheirShare() {
    assertEquals(800, budget.stepsWithin(300));
    assertEquals(799, budget.stepsWithin(299.9));
  }

  @Test
  void evaluationsThatCostNothingLeaveAllToTheSteps() {
    assertEquals(1200, new StepBudget(0.25, 0, 100).stepsWithin(300));
  }

  @Test
  void lessTimeThanAStepTakesIsOneStep() {
    assertEquals(1, budget.stepsWithin(0.1));
    assertEquals(1, budget.stepsWithin(-7));
  }

  @Test
  void endlessTimeIsTheMostSteps() {
    assertEquals(TrainingRecipe.MOST_STEPS, budget.stepsWithin(Double.POSITIVE_INFINITY));
  }
}
