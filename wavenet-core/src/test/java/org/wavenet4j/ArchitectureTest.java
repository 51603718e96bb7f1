package org.wavenet4j;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;
import java.util.Arrays;
import java.util.stream.Stream;

/** Holds the arrows of ARCHITECTURE.md inside wavenet-core. */
@AnalyzeClasses(packages = "org.wavenet4j", importOptions = ImportOption.DoNotIncludeTests.class)
class ArchitectureTest {
  private static final String[] OUTSIDE = {
    "java..", "javax.sound.sampled..", "jdk..", "com.fasterxml.jackson.core..", "org.jspecify.."
  };

  @ArchTest static final ArchRule errorsUseNothing = uses("org.wavenet4j");

  @ArchTest static final ArchRule audioUsesNothing = uses("org.wavenet4j.audio..");

  @ArchTest
  static final ArchRule distributionUsesVectorAndAudio =
      uses("org.wavenet4j.distribution..", "org.wavenet4j.vector..", "org.wavenet4j.audio..");

  @ArchTest
  static final ArchRule signalUsesAudio = uses("org.wavenet4j.signal..", "org.wavenet4j.audio..");

  @ArchTest
  static final ArchRule modelUsesDistributionPredictionAndAudio =
      uses(
          "org.wavenet4j.model..",
          "org.wavenet4j.distribution..",
          "org.wavenet4j.prediction..",
          "org.wavenet4j.audio..");

  @ArchTest
  static final ArchRule notesUseRunModelAndTheJdksMidi =
      uses(
          "org.wavenet4j.notes..",
          "org.wavenet4j.run..",
          "org.wavenet4j.model..",
          "javax.sound.midi..");

  @ArchTest
  static final ArchRule predictionUsesSignalAndAudio =
      uses("org.wavenet4j.prediction..", "org.wavenet4j.signal..", "org.wavenet4j.audio..");

  @ArchTest static final ArchRule vectorUsesNothing = uses("org.wavenet4j.vector..");

  @ArchTest
  static final ArchRule runUsesModelAndBelow =
      uses(
          "org.wavenet4j.run..",
          "org.wavenet4j.vector..",
          "org.wavenet4j.model..",
          "org.wavenet4j.distribution..",
          "org.wavenet4j.audio..",
          "org.wavenet4j.prediction..",
          "org.wavenet4j.signal..");

  @ArchTest
  static final ArchRule measureUsesRunAndBelow =
      uses(
          "org.wavenet4j.measure..",
          "org.wavenet4j.run..",
          "org.wavenet4j.vector..",
          "org.wavenet4j.model..",
          "org.wavenet4j.distribution..",
          "org.wavenet4j.audio..",
          "org.wavenet4j.prediction..",
          "org.wavenet4j.signal..");

  @ArchTest
  static final ArchRule benchUsesRunAndBelow =
      uses(
          "org.wavenet4j.bench..",
          "org.wavenet4j.run..",
          "org.wavenet4j.vector..",
          "org.wavenet4j.model..",
          "org.wavenet4j.distribution..",
          "org.wavenet4j.audio..",
          "com.sun.management..");

  @ArchTest
  static final ArchRule packagesHaveNoCycles =
      slices().matching("org.wavenet4j.(**)").should().beFreeOfCycles();

  /** Classes of {@code from} use themselves, {@code others}, the errors and what is outside. */
  private static ArchRule uses(String from, String... others) {
    String[] allowed =
        Stream.of(new String[] {from, "org.wavenet4j"}, others, OUTSIDE)
            .flatMap(Arrays::stream)
            .toArray(String[]::new);
    return classes()
        .that()
        .resideInAPackage(from)
        .should()
        .onlyDependOnClassesThat()
        .resideInAnyPackage(allowed);
  }
}
