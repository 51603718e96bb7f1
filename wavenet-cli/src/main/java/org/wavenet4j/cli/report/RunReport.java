package org.wavenet4j.cli.report;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.wavenet4j.train.loop.LogEntry;
import org.wavenet4j.train.recipe.Recipe;

/**
 * What a report tells about one run.
 *
 * @param findings what was measured, in plain words, a paragraph each
 * @param recipe that was trained
 * @param recipeYaml the same as text
 * @param log of the training, in order; may be empty
 * @param baselines on the held-out audio; empty where they were not measured
 * @param sounds generated and real ones, to hear, in the order they are shown
 * @param measured generated and real ones, in numbers
 * @param provenance names and values, in the order they are shown
 */
public record RunReport(
    List<String> findings,
    Recipe recipe,
    String recipeYaml,
    List<LogEntry> log,
    List<Baseline> baselines,
    List<SoundGroup> sounds,
    List<MeasuredSound> measured,
    Map<String, String> provenance) {
  /** Keeps copies of the collections. */
  public RunReport {
    findings = List.copyOf(findings);
    log = List.copyOf(log);
    baselines = List.copyOf(baselines);
    sounds = List.copyOf(sounds);
    measured = List.copyOf(measured);
    provenance = Collections.unmodifiableMap(new LinkedHashMap<>(provenance));
  }
}
