package org.wavenet4j.cli;

import static com.tngtech.archunit.lang.conditions.ArchConditions.be;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaMethodCall;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;
import java.io.ObjectInputStream;
import org.jspecify.annotations.NullMarked;

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

  @ArchTest
  static final ArchRule packagesAreNullMarked =
      classes().should(be(inNullMarkedPackage())).because("nulls do not cross public boundaries");

  @ArchTest
  static final ArchRule noClassIsABagOfHelpers =
      noClasses().should().haveNameMatching(".*(Util|Utils|Helper|Helpers)");

  @ArchTest
  static final ArchRule nothingLogsThroughTheJdk =
      noClasses().should().dependOnClassesThat().resideInAPackage("java.util.logging..");

  @ArchTest
  static final ArchRule nothingDumpsStackTraces =
      noClasses()
          .should()
          .callMethodWhere(printsAStackTrace())
          .because("problems are told in a line or two, and --verbose chooses its own stream");

  @ArchTest
  static final ArchRule onlyMainEndsTheProcess =
      noClasses()
          .that()
          .doNotBelongToAnyOf(Main.class)
          .should()
          .callMethod(System.class, "exit", int.class)
          .orShould()
          .callMethod(Runtime.class, "exit", int.class)
          .orShould()
          .callMethod(Runtime.class, "halt", int.class);

  @ArchTest
  static final ArchRule nothingDeserializesObjects =
      noClasses().should().dependOnClassesThat().areAssignableTo(ObjectInputStream.class);

  private static DescribedPredicate<JavaMethodCall> printsAStackTrace() {
    return DescribedPredicate.describe(
        "printStackTrace() without a stream",
        call ->
            call.getName().equals("printStackTrace")
                && call.getTarget().getRawParameterTypes().isEmpty());
  }

  private static DescribedPredicate<JavaClass> inNullMarkedPackage() {
    return DescribedPredicate.describe(
        "in a @NullMarked package", type -> type.getPackage().isAnnotatedWith(NullMarked.class));
  }
}
