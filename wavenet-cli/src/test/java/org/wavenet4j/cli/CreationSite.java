package org.wavenet4j.cli;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaCodeUnit;
import com.tngtech.archunit.core.domain.JavaConstructorCall;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import java.util.Set;
import java.util.TreeSet;
import org.wavenet4j.UserError;

/**
 * A place in the code that makes a {@link UserError}.
 *
 * @param type the class, without the package that all have
 * @param method in it, also where a lambda in that makes the error
 * @param line in its file
 */
record CreationSite(String type, String method, int line) implements Comparable<CreationSite> {
  /** A place as bytecode and stack traces name it. */
  static CreationSite of(String className, String method, int line) {
    return new CreationSite(
        className.replaceFirst("^org\\.wavenet4j\\.", ""),
        method
            .replaceFirst("^lambda\\$new\\$\\d+$", "<init>")
            .replaceFirst("^lambda\\$(\\w+)\\$\\d+$", "$1"),
        line);
  }

  /** All places in a package and those in it. */
  static Set<CreationSite> in(String packageName) {
    Set<CreationSite> sites = new TreeSet<>();
    for (JavaClass type :
        new ClassFileImporter()
            .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
            .importPackages(packageName)) {
      for (JavaConstructorCall call : type.getConstructorCallsFromSelf()) {
        if (call.getTargetOwner().isAssignableTo(UserError.class)
            && !isOfAnError(call.getOrigin())) {
          sites.add(of(type.getName(), call.getOrigin().getName(), call.getLineNumber()));
        }
      }
    }
    return sites;
  }

  /** A kind of error that hands its message on to the more general one is no place. */
  private static boolean isOfAnError(JavaCodeUnit unit) {
    return unit.getOwner().isAssignableTo(UserError.class);
  }

  /** What the exemptions call it: lines move. */
  String name() {
    return type + "." + method;
  }

  @Override
  public int compareTo(CreationSite other) {
    int byName = name().compareTo(other.name());
    return byName == 0 ? Integer.compare(line, other.line) : byName;
  }
}
