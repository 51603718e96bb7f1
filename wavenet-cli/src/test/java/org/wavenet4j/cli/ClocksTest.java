package org.wavenet4j.cli;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;
import java.io.File;
import java.nio.file.attribute.FileTime;
import java.util.Date;

/** Of all that the command is made of: the modules below are on its class path. */
@AnalyzeClasses(packages = "org.wavenet4j", importOptions = ImportOption.DoNotIncludeTests.class)
class ClocksTest {
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
}
