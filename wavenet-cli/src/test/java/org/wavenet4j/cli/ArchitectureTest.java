package org.wavenet4j.cli;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;

/** Holds the arrows of ARCHITECTURE.md inside wavenet-cli; the modules' own poms keep it on top. */
@AnalyzeClasses(
    packages = "org.wavenet4j.cli",
    importOptions = ImportOption.DoNotIncludeTests.class)
class ArchitectureTest {
  @ArchTest
  static final ArchRule onlyTrainKnowsDl4j =
      noClasses()
          .should()
          .dependOnClassesThat()
          .resideInAnyPackage(
              "org.nd4j..", "org.deeplearning4j..", "org.datavec..", "org.bytedeco..");

  @ArchTest
  static final ArchRule onlyTheCommandKnowsTheCommand =
      noClasses()
          .that()
          .resideInAPackage("org.wavenet4j.cli.*..")
          .should()
          .dependOnClassesThat()
          .resideInAPackage("org.wavenet4j.cli");

  @ArchTest
  static final ArchRule packagesHaveNoCycles =
      slices().matching("org.wavenet4j.cli.(**)").should().beFreeOfCycles();
}
