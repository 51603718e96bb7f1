package org.wavenet4j.cli.doctor;

import java.nio.file.Files;
import java.nio.file.Path;

/**
 * The Java that runs this. One that is older than 17 cannot even load these classes.
 *
 * @param compiler whether it is a JDK
 * @param builds whether wavenet is started from sources, which takes a compiler
 */
record JavaCheck(String version, String vendor, boolean compiler, boolean builds) {
  static JavaCheck ofProcess(boolean builds) {
    Path programs = Path.of(System.getProperty("java.home"), "bin");
    return new JavaCheck(
        Runtime.version().toString(),
        System.getProperty("java.vendor"),
        Files.exists(programs.resolve("javac")) || Files.exists(programs.resolve("javac.exe")),
        builds);
  }

  Finding finding() {
    String java = version + " of " + vendor;
    return compiler || !builds
        ? Finding.good("Java", java)
        : Finding.note(
            "Java",
            java + ", without a compiler: wavenet cannot build itself where a source is newer",
            "Install a full JDK 17 or newer, or set JAVA_HOME to one.");
  }
}
