package org.wavenet4j.train.search;

import java.util.List;
import java.util.Map;
import java.util.Properties;
import org.deeplearning4j.arbiter.optimize.api.data.DataProvider;
import org.deeplearning4j.arbiter.optimize.api.data.DataSource;
import org.deeplearning4j.arbiter.optimize.api.score.ScoreFunction;
import org.jspecify.annotations.Nullable;

/** Tells Arbiter that less is better; the score itself comes from the training. */
final class HeldOutBits implements ScoreFunction {
  private static final long serialVersionUID = 1L;

  @Override
  public boolean minimize() {
    return true;
  }

  @Override
  @SuppressWarnings("deprecation") // as the interface has it
  public double score(
      Object model, @Nullable DataProvider provider, Map<String, Object> parameters) {
    throw new UnsupportedOperationException("candidates come with their score");
  }

  @Override
  public double score(Object model, Class<? extends DataSource> source, Properties properties) {
    throw new UnsupportedOperationException("candidates come with their score");
  }

  @Override
  public List<Class<?>> getSupportedModelTypes() {
    return List.of();
  }

  @Override
  public List<Class<?>> getSupportedDataTypes() {
    return List.of();
  }
}
