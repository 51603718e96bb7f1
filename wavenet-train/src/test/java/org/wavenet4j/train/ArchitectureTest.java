package org.wavenet4j.train;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;

/** Holds the arrows of ARCHITECTURE.md inside wavenet-train. */
@AnalyzeClasses(
    packages = "org.wavenet4j.train",
    importOptions = ImportOption.DoNotIncludeTests.class)
class ArchitectureTest {
  private static final String RECIPE = "org.wavenet4j.train.recipe..";
  private static final String PIANO = "org.wavenet4j.train.piano..";
  private static final String DECODE = "org.wavenet4j.train.decode..";
  private static final String DATA = "org.wavenet4j.train.data..";
  private static final String TILE = "org.wavenet4j.train.tile..";
  private static final String GRAPH = "org.wavenet4j.train.graph..";
  private static final String LOOP = "org.wavenet4j.train.loop..";
  private static final String DEVICE = "org.wavenet4j.train.device..";
  private static final String TONES = "org.wavenet4j.train.tones..";
  private static final String SEARCH = "org.wavenet4j.train.search..";
  private static final String BENCH = "org.wavenet4j.train.bench..";

  @ArchTest
  static final ArchRule deviceUsesCoreOnly =
      doesNotUse(DEVICE, RECIPE, DECODE, PIANO, DATA, GRAPH, LOOP, BENCH);

  @ArchTest
  static final ArchRule recipeUsesCoreOnly = doesNotUse(RECIPE, DECODE, PIANO, DATA, GRAPH, LOOP);

  @ArchTest
  static final ArchRule decodeUsesCoreOnly = doesNotUse(DECODE, RECIPE, PIANO, DATA, GRAPH, LOOP);

  @ArchTest static final ArchRule pianoUsesDecode = doesNotUse(PIANO, RECIPE, DATA, GRAPH, LOOP);

  @ArchTest static final ArchRule dataUsesRecipeDecodeAndPiano = doesNotUse(DATA, GRAPH, LOOP);

  @ArchTest
  static final ArchRule tileUsesCoreAndVectorOnly =
      doesNotUse(TILE, RECIPE, DECODE, PIANO, DATA, GRAPH, LOOP);

  @ArchTest
  static final ArchRule tileWorksWithoutDl4j =
      doesNotUse(TILE, "org.nd4j..", "org.deeplearning4j..", "org.datavec..", "org.bytedeco..");

  @ArchTest static final ArchRule graphUsesRecipe = doesNotUse(GRAPH, DECODE, PIANO, DATA, LOOP);

  @ArchTest static final ArchRule loopUsesDataAndGraph = doesNotUse(LOOP, DECODE, PIANO);

  @ArchTest
  static final ArchRule benchUsesGraph = doesNotUse(BENCH, RECIPE, DECODE, PIANO, DATA, LOOP);

  @ArchTest
  static final ArchRule tonesUseDataTileAndDevice =
      doesNotUse(TONES, RECIPE, DECODE, PIANO, GRAPH, LOOP, BENCH);

  @ArchTest
  static final ArchRule searchUsesLoopAndData =
      doesNotUse(SEARCH, DECODE, PIANO, GRAPH, TILE, DEVICE, BENCH);

  @ArchTest static final ArchRule nothingUsesSearch = onlyKnownTo(SEARCH, SEARCH);

  @ArchTest
  static final ArchRule onlySearchKnowsArbiter =
      onlyKnownTo(SEARCH, "org.deeplearning4j.arbiter..", "org.apache.commons.math3..");

  @ArchTest static final ArchRule nothingUsesBench = onlyKnownTo(BENCH, BENCH);

  @ArchTest
  static final ArchRule recipeWorksWithoutDl4j =
      doesNotUse(RECIPE, "org.nd4j..", "org.deeplearning4j..", "org.datavec..", "org.bytedeco..");

  @ArchTest
  static final ArchRule pianoWorksWithoutDl4j =
      doesNotUse(PIANO, "org.nd4j..", "org.deeplearning4j..", "org.datavec..", "org.bytedeco..");

  @ArchTest
  static final ArchRule decodeWorksWithoutDl4j =
      doesNotUse(DECODE, "org.nd4j..", "org.deeplearning4j..", "org.datavec..");

  @ArchTest
  static final ArchRule packagesHaveNoCycles =
      slices().matching("org.wavenet4j.train.(**)").should().beFreeOfCycles();

  private static ArchRule onlyKnownTo(String from, String... others) {
    return noClasses()
        .that()
        .resideOutsideOfPackage(from)
        .should()
        .dependOnClassesThat()
        .resideInAnyPackage(others);
  }

  private static ArchRule doesNotUse(String from, String... others) {
    return noClasses()
        .that()
        .resideInAPackage(from)
        .should()
        .dependOnClassesThat()
        .resideInAnyPackage(others);
  }
}
