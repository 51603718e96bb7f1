package org.wavenet4j.cli;

import static com.tngtech.archunit.lang.conditions.ArchConditions.be;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.GeneralCodingRules.ACCESS_STANDARD_STREAMS;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaMethodCall;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;
import java.io.File;
import java.io.ObjectInputStream;
import java.nio.file.attribute.FileTime;
import java.util.Date;
import org.jspecify.annotations.NullMarked;

/**
 * What holds for all that the command is made of: the modules below are on its class path. Which
 * package may use which is held by each module's {@code ArchitectureTest}.
 */
@AnalyzeClasses(packages = "org.wavenet4j", importOptions = ImportOption.DoNotIncludeTests.class)
class HabitsTest {
  @ArchTest
  static final ArchRule clocksThatJumpDecideNothing =
      noClasses()
          .should()
          .callMethod(System.class, "currentTimeMillis")
          .orShould()
          .dependOnClassesThat()
          .resideInAPackage("java.time..")
          .orShould()
          .dependOnClassesThat()
          .belongToAnyOf(Date.class, FileTime.class)
          .orShould()
          .callMethod(File.class, "lastModified")
          .because("the time of day and that of files are set back and forth; nanoTime is not");

  @ArchTest
  static final ArchRule packagesAreNullMarked =
      classes().should(be(inNullMarkedPackage())).because("nulls do not cross public boundaries");

  @ArchTest
  static final ArchRule noClassIsABagOfHelpers =
      noClasses().should().haveNameMatching(".*(Util|Utils|Helper|Helpers)");

  @ArchTest
  static final ArchRule onlyTheCommandPrints =
      noClasses()
          .that()
          .resideOutsideOfPackage("org.wavenet4j.cli")
          .should(ACCESS_STANDARD_STREAMS);

  @ArchTest
  static final ArchRule nothingDumpsStackTraces =
      noClasses()
          .should()
          .callMethodWhere(printsAStackTrace())
          .because("problems are told in a line or two, and --verbose chooses its own stream");

  @ArchTest
  static final ArchRule nothingLogsThroughTheJdk =
      noClasses().should().dependOnClassesThat().resideInAPackage("java.util.logging..");

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
